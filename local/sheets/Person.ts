import type { SpreadsheetFile } from "./SpreadsheetFile";

export interface PersonOptions {
  /** The language of the person's Google account, for instance "de". It does not change how typing is read. */
  locale?: string;
  canEdit?: boolean;
}

/** Somebody at the keyboard, without the add-on. Rows and columns count from 1, ranges are A1 texts. */
export class Person {
  constructor(
    readonly file: SpreadsheetFile,
    readonly name: string,
    readonly options: PersonOptions = {},
  ) {}

  /** Types a text into a cell and presses Enter. */
  type(_sheetName: string, _a1: string, _text: string): void {}
}
