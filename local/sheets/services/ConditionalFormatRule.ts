import { DEFAULT_LOCALE, tokenize } from "@odoo/o-spreadsheet";
import { splitSheetName } from "../a1";
import { momentOfSerial, serialAt } from "../calendar";
import { canonicalFormula, localFormula } from "../formulaText";
import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import type { FormatRule, RuleLook } from "../sheetState";
import { BooleanCriteria } from "./enums";
import { color } from "./looks";
import { Range } from "./Range";
import { defineService, type EnumMember, isDate, Service } from "./service";

/** A rule as a script holds it, before it belongs to a sheet. Formulas are in the engine's form. */
export interface DraftRule {
  ranges: Range[];
  condition: string;
  values: string[];
  look: RuleLook;
}

export class ConditionalFormatRule extends Service {
  constructor(
    session: ScriptSession,
    readonly draft: DraftRule,
  ) {
    super(session);
  }
  getRanges(): Range[] {
    return [...this.draft.ranges];
  }
  getBooleanCondition(): BooleanCondition {
    return new BooleanCondition(this.session, this.draft);
  }
  getGradientCondition(): null {
    return null;
  }
  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.session, this.draft);
  }
}

export class BooleanCondition extends Service {
  constructor(
    session: ScriptSession,
    private readonly draft: DraftRule,
  ) {
    super(session);
  }
  getCriteriaType(): EnumMember {
    return BooleanCriteria[this.draft.condition as keyof typeof BooleanCriteria];
  }
  getCriteriaValues(): unknown[] {
    const { file, realm } = this.session;
    return this.draft.values.map((value) => {
      if (value.startsWith("=")) return localFormula(value, file.locale);
      if (this.draft.condition.startsWith("DATE"))
        return new realm.Date(momentOfSerial(Number(value), file.timeZone));
      return this.draft.condition.startsWith("NUMBER") ? Number(value) : value;
    });
  }
  getBackground(): string | null {
    return this.draft.look.background ?? null;
  }
  getFontColor(): string | null {
    return this.draft.look.fontColor ?? null;
  }
  getBold(): boolean | null {
    return this.draft.look.bold ?? null;
  }
  getItalic(): boolean | null {
    return this.draft.look.italic ?? null;
  }
  getUnderline(): boolean | null {
    return this.draft.look.underline ?? null;
  }
  getStrikethrough(): boolean | null {
    return this.draft.look.strikethrough ?? null;
  }
}

export class ConditionalFormatRuleBuilder extends Service {
  private draft: DraftRule;
  constructor(
    session: ScriptSession,
    start: DraftRule = { ranges: [], condition: "", values: [], look: {} },
  ) {
    super(session);
    this.draft = { ...start };
  }
  private when(condition: string, values: unknown[]): this {
    this.draft = { ...this.draft, condition, values: values.map((value) => this.plain(value)) };
    return this;
  }
  private plain(value: unknown): string {
    const { file } = this.session;
    if (isDate(value)) return String(Math.floor(serialAt(value.getTime(), file.timeZone)));
    const text = String(value);
    return text.startsWith("=") ? canonicalFormula(text, file.locale) : text;
  }
  private looking(change: Partial<Record<keyof RuleLook, string | boolean | null | undefined>>): this {
    const look: Record<string, unknown> = { ...this.draft.look };
    for (const [key, value] of Object.entries(change)) {
      if (value === null || value === undefined) delete look[key];
      else look[key] = value;
    }
    this.draft = { ...this.draft, look };
    return this;
  }

  build(): ConditionalFormatRule {
    if (this.draft.condition === "") throw new Refusal("A conditional format rule must have a condition.");
    return new ConditionalFormatRule(this.session, this.draft);
  }
  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.session, this.draft);
  }
  setRanges(ranges: Range[]): this {
    this.draft = { ...this.draft, ranges };
    return this;
  }
  getRanges(): Range[] {
    return this.draft.ranges;
  }
  setBackground(value: string | null): this {
    return this.looking({ background: color(value) });
  }
  setFontColor(value: string | null): this {
    return this.looking({ fontColor: color(value) });
  }
  setBold(bold: boolean | null): this {
    return this.looking({ bold });
  }
  setItalic(italic: boolean | null): this {
    return this.looking({ italic });
  }
  setUnderline(underline: boolean | null): this {
    return this.looking({ underline });
  }
  setStrikethrough(strikethrough: boolean | null): this {
    return this.looking({ strikethrough });
  }
  whenCellEmpty(): this {
    return this.when("CELL_EMPTY", []);
  }
  whenCellNotEmpty(): this {
    return this.when("CELL_NOT_EMPTY", []);
  }
  whenDateAfter(date: unknown): this {
    return this.when("DATE_AFTER", [date]);
  }
  whenDateBefore(date: unknown): this {
    return this.when("DATE_BEFORE", [date]);
  }
  whenDateEqualTo(date: unknown): this {
    return this.when("DATE_EQUAL_TO", [date]);
  }
  whenFormulaSatisfied(formula: string): this {
    return this.when("CUSTOM_FORMULA", [formula.startsWith("=") ? formula : `=${formula}`]);
  }
  whenNumberBetween(start: number, end: number): this {
    return this.when("NUMBER_BETWEEN", [start, end]);
  }
  whenNumberEqualTo(number: number): this {
    return this.when("NUMBER_EQUAL_TO", [number]);
  }
  whenNumberGreaterThan(number: number): this {
    return this.when("NUMBER_GREATER_THAN", [number]);
  }
  whenNumberGreaterThanOrEqualTo(number: number): this {
    return this.when("NUMBER_GREATER_THAN_OR_EQUAL_TO", [number]);
  }
  whenNumberLessThan(number: number): this {
    return this.when("NUMBER_LESS_THAN", [number]);
  }
  whenNumberLessThanOrEqualTo(number: number): this {
    return this.when("NUMBER_LESS_THAN_OR_EQUAL_TO", [number]);
  }
  whenNumberNotBetween(start: number, end: number): this {
    return this.when("NUMBER_NOT_BETWEEN", [start, end]);
  }
  whenNumberNotEqualTo(number: number): this {
    return this.when("NUMBER_NOT_EQUAL_TO", [number]);
  }
  whenTextContains(text: string): this {
    return this.when("TEXT_CONTAINS", [text]);
  }
  whenTextDoesNotContain(text: string): this {
    return this.when("TEXT_DOES_NOT_CONTAIN", [text]);
  }
  whenTextEndsWith(text: string): this {
    return this.when("TEXT_ENDS_WITH", [text]);
  }
  whenTextEqualTo(text: string): this {
    return this.when("TEXT_EQUAL_TO", [text]);
  }
  whenTextStartsWith(text: string): this {
    return this.when("TEXT_STARTS_WITH", [text]);
  }
  withCriteria(criteria: EnumMember, args: unknown[]): this {
    return this.when(criteria.name(), args);
  }
}

let rulesMade = 0;

/** Rules of a script as rules of a sheet; refuses what Google refuses when they are set. */
export function rulesForSheet(
  session: ScriptSession,
  sheetId: string,
  rules: ConditionalFormatRule[],
): FormatRule[] {
  const { file } = session;
  return rules.map(({ draft }) => {
    if (draft.ranges.length === 0) throw new Refusal("Conditional format rule must have at least one range.");
    const elsewhere =
      draft.ranges.some((range) => range.sheetId !== sheetId) ||
      draft.values.some((value) => value.startsWith("=") && namesAnotherSheet(session, sheetId, value));
    if (elsewhere) throw new Refusal("Conditional format rule cannot reference a different sheet.");
    const ranges = draft.ranges.map((range) => file.grid.getRangeFromZone(sheetId, range.zone));
    return {
      id: `rule-${++rulesMade}`,
      condition: draft.condition,
      values: draft.values,
      look: draft.look,
      ranges,
    };
  });
}

function namesAnotherSheet(session: ScriptSession, sheetId: string, formula: string): boolean {
  const { file } = session;
  const own = file.sheetName(sheetId).toLowerCase();
  return tokenize(formula, DEFAULT_LOCALE).some((token) => {
    if (token.type === "REFERENCE" && token.value.includes("!")) {
      return splitSheetName(token.value).sheetName?.toLowerCase() !== own;
    }
    if (token.type !== "SYMBOL") return false;
    const named = file.grid.getNamedRange(token.value);
    return named !== undefined && named.range.sheetId !== sheetId;
  });
}

export function scriptRules(session: ScriptSession, sheetId: string): ConditionalFormatRule[] {
  return session.file.sheetState(sheetId).rules.map(
    ({ ranges, condition, values, look }) =>
      new ConditionalFormatRule(session, {
        condition,
        values: [...values],
        look,
        ranges: ranges.map(
          ({ zone: { top, bottom, left, right } }) =>
            new Range(session, sheetId, { top, bottom, left, right }),
        ),
      }),
  );
}

defineService(
  ConditionalFormatRule,
  "SpreadsheetApp.ConditionalFormatRule",
  { getRanges: "", getBooleanCondition: "", getGradientCondition: "", copy: "" },
  { local: "all", uncounted: true },
);
defineService(
  BooleanCondition,
  "SpreadsheetApp.BooleanCondition",
  {
    getCriteriaType: "",
    getCriteriaValues: "",
    getBackground: "",
    getFontColor: "",
    getBold: "",
    getItalic: "",
    getUnderline: "",
    getStrikethrough: "",
  },
  { local: "all", uncounted: true },
);
defineService(
  ConditionalFormatRuleBuilder,
  "SpreadsheetApp.ConditionalFormatRuleBuilder",
  {
    build: "",
    copy: "",
    setRanges: "Range[]",
    getRanges: "",
    setBackground: "s?",
    setFontColor: "s?",
    setBold: "b?",
    setItalic: "b?",
    setUnderline: "b?",
    setStrikethrough: "b?",
    whenCellEmpty: "",
    whenCellNotEmpty: "",
    whenDateAfter: "d",
    whenDateBefore: "d",
    whenDateEqualTo: "d",
    whenFormulaSatisfied: "s",
    whenNumberBetween: "n,n",
    whenNumberEqualTo: "n",
    whenNumberGreaterThan: "n",
    whenNumberGreaterThanOrEqualTo: "n",
    whenNumberLessThan: "n",
    whenNumberLessThanOrEqualTo: "n",
    whenNumberNotBetween: "n,n",
    whenNumberNotEqualTo: "n",
    whenTextContains: "s",
    whenTextDoesNotContain: "s",
    whenTextEndsWith: "s",
    whenTextEqualTo: "s",
    whenTextStartsWith: "s",
    withCriteria: "E:BooleanCriteria,a[]",
  },
  { local: "all", uncounted: true },
);
