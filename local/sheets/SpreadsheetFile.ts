import type { Model } from "@odoo/o-spreadsheet";
import { Person, type PersonOptions } from "./Person";

export interface FileOptions {
  name?: string;
  /** "en_US", "de_DE", "pt_BR", "ja_JP", "fr_FR", "en_GB". */
  locale?: string;
  timeZone?: string;
  /** Milliseconds since 1970; the clock of TODAY() and NOW(). */
  now?: () => number;
}

/** The event object of a simple onEdit trigger, less its range, which each script gets as its own object. */
export interface EditEvent {
  sheetName: string;
  a1: string;
  value?: string;
  oldValue?: string;
  user: string;
}

/** One spreadsheet file in Drive. */
export class SpreadsheetFile {
  static create(_options: FileOptions = {}): SpreadsheetFile {
    throw new Error("not yet");
  }
  static load(_saved: string, _options: FileOptions = {}): SpreadsheetFile {
    throw new Error("not yet");
  }
  /** The engine's model, to mount in a browser. */
  readonly model!: Model;
  readonly id: string = "";
  name = "";
  save(): string {
    throw new Error("not yet");
  }
  /** File > Make a copy. */
  copy(_name: string): SpreadsheetFile {
    throw new Error("not yet");
  }
  person(name: string, options: PersonOptions = {}): Person {
    return new Person(this, name, options);
  }
  /** Tells of every edit that would start a simple trigger; returns the way to stop listening. */
  onEdit(_listener: (event: EditEvent) => void): () => void {
    throw new Error("not yet");
  }
}
