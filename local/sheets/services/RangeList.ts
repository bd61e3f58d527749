import type { ScriptSession } from "../ScriptSession";
import { LOOKS } from "./looks";
import type { Range } from "./Range";
import { defineService, Service, type Signatures } from "./service";

/** Ranges of one sheet that are written together. */
export class RangeList extends Service {
  constructor(
    session: ScriptSession,
    private readonly ranges: Range[],
  ) {
    super(session);
  }
  getRanges(): Range[] {
    return [...this.ranges];
  }
  each(work: (range: Range) => void): this {
    for (const range of this.ranges) work(range);
    return this;
  }
}

const signatures: Signatures = { getRanges: "" };
const forwarded: Signatures = {
  activate: "",
  breakApart: "",
  check: "",
  uncheck: "",
  clear: "|o",
  clearContent: "",
  clearDataValidations: "",
  clearFormat: "",
  clearNote: "",
  insertCheckboxes: "|v|v,v",
  removeCheckboxes: "",
  setBorder: "b?,b?,b?,b?,b?,b?|b?,b?,b?,b?,b?,b?,s?,E:BorderStyle?",
  setFormula: "s",
  setNote: "s?",
  setValue: "v",
};
for (const [name, { type }] of Object.entries(LOOKS)) forwarded[`set${name}`] = type;

const prototype = RangeList.prototype as unknown as Record<string, unknown>;
for (const [method, signature] of Object.entries(forwarded)) {
  signatures[method] = signature;
  prototype[method] = function (this: RangeList, ...args: unknown[]) {
    return this.each((range) => {
      (range as unknown as Record<string, (...args: unknown[]) => void>)[method]!(...args);
    });
  };
}

defineService(RangeList, "SpreadsheetApp.RangeList", signatures, { local: ["getRanges"] });
