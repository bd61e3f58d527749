import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import { defineService, Service } from "./service";

export interface LinkRun {
  start: number;
  /** Exclusive. */
  end: number;
  url: string;
}

/** A text with links. Other text styles are not kept by the stand-in. */
export class RichTextValue extends Service {
  constructor(
    session: ScriptSession,
    readonly text: string,
    readonly runs: readonly LinkRun[],
  ) {
    super(session);
  }
  getText(): string {
    return this.text;
  }
  /** Without arguments null when parts of the text have different links. */
  getLinkUrl(start?: number, end?: number): string | null {
    const from = start ?? 0;
    const to = end ?? this.text.length;
    return this.runs.find((run) => run.start <= from && to <= run.end)?.url ?? null;
  }
  getStartIndex(): number {
    return 0;
  }
  getEndIndex(): number {
    return this.text.length;
  }
  getRuns(): RichTextValue[] {
    const cuts = new Set([0, this.text.length, ...this.runs.flatMap((run) => [run.start, run.end])]);
    const ends = [...cuts].sort((a, b) => a - b);
    return ends.slice(1).map((end, index) => {
      const start = ends[index]!;
      const url = this.getLinkUrl(start, end);
      const text = this.text.slice(start, end);
      return new RichTextValue(this.session, text, url ? [{ start: 0, end: text.length, url }] : []);
    });
  }
  copy(): RichTextValueBuilder {
    return new RichTextValueBuilder(this.session, this.text, this.runs);
  }
}

export class RichTextValueBuilder extends Service {
  constructor(
    session: ScriptSession,
    private text: string | null = null,
    private runs: readonly LinkRun[] = [],
  ) {
    super(session);
  }
  setText(text: string): this {
    this.text = text;
    this.runs = [];
    return this;
  }
  setLinkUrl(...args: [string | null] | [number, number, string | null]): this {
    if (this.text === null) throw new Refusal("The text must be set before this method is called.");
    const [start, end, url] = args.length === 1 ? [0, this.text.length, args[0]] : args;
    if (start < 0 || end > this.text.length || start > end) throw new Refusal("Illegal argument.");
    const others = this.runs.flatMap((run) => [
      ...(run.start < start ? [{ ...run, end: Math.min(run.end, start) }] : []),
      ...(run.end > end ? [{ ...run, start: Math.max(run.start, end) }] : []),
    ]);
    this.runs = url ? [...others, { start, end, url }].sort((a, b) => a.start - b.start) : others;
    return this;
  }
  build(): RichTextValue {
    return new RichTextValue(this.session, this.text ?? "", this.runs);
  }
}

defineService(
  RichTextValue,
  "SpreadsheetApp.RichTextValue",
  { getText: "", getLinkUrl: "|n,n", getStartIndex: "", getEndIndex: "", getRuns: "", copy: "" },
  { local: "all", uncounted: true },
);
defineService(
  RichTextValueBuilder,
  "SpreadsheetApp.RichTextValueBuilder",
  { setText: "s", setLinkUrl: "s?|n,n,s?", build: "" },
  { local: "all", uncounted: true },
);
