import { parseA1, splitSheetName } from "../a1";
import { momentOfSerial, serialAt } from "../calendar";
import { Refusal } from "../Refusal";
import type { ScriptSession } from "../ScriptSession";
import { absoluteReference, type Validation } from "../validation";
import { DataValidationCriteria } from "./enums";
import { Range } from "./Range";
import { defineService, type EnumMember, Service } from "./service";

const LIST_LIMIT = 500;

export class DataValidation extends Service {
  constructor(
    session: ScriptSession,
    readonly validation: Validation,
  ) {
    super(session);
  }
  getAllowInvalid(): boolean {
    return this.validation.allowInvalid;
  }
  getCriteriaType(): EnumMember {
    return DataValidationCriteria[this.validation.criteria as keyof typeof DataValidationCriteria];
  }
  getCriteriaValues(): unknown[] {
    const { criteria, values, showDropdown } = this.validation;
    if (criteria === "VALUE_IN_LIST") return [[...values], showDropdown];
    if (criteria === "VALUE_IN_RANGE") return [this.sourceRange(), showDropdown];
    const { file, realm } = this.session;
    return values.map((value) =>
      criteria.startsWith("DATE") && typeof value === "number"
        ? new realm.Date(momentOfSerial(value, file.timeZone))
        : value,
    );
  }
  private sourceRange(): Range | null {
    const { file } = this.session;
    const { sheetName, cells } = splitSheetName(String(this.validation.values[0]));
    const sheetId = sheetName === null ? null : file.sheetIdByName(sheetName);
    if (sheetId === null) return null;
    const zone = parseA1(cells, file.rowCount(sheetId), file.columnCount(sheetId));
    return zone && new Range(this.session, sheetId, zone);
  }
  getHelpText(): string | null {
    return this.validation.helpText;
  }
  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.session, this.validation);
  }
}

const EMPTY: Validation = {
  criteria: "",
  values: [],
  showDropdown: true,
  allowInvalid: true,
  helpText: null,
};

export class DataValidationBuilder extends Service {
  private draft: Validation;
  constructor(session: ScriptSession, start: Validation = EMPTY) {
    super(session);
    this.draft = start;
  }
  private withCriteriaNamed(criteria: string, values: unknown[], rest: Partial<Validation> = {}): this {
    this.draft = { ...this.draft, ...rest, criteria, values: values.map((value) => this.plain(value)) };
    return this;
  }
  private plain(value: unknown): string | number {
    if (Object.prototype.toString.call(value) === "[object Date]") {
      return Math.floor(serialAt((value as Date).getTime(), this.session.file.timeZone));
    }
    if (value instanceof Range) return absoluteReference(this.session.file, value.sheetId, value.zone);
    return typeof value === "number" ? value : String(value);
  }

  build(): DataValidation {
    if (this.draft.criteria === "") throw new Refusal("A data validation rule must have a criteria.");
    return new DataValidation(this.session, this.draft);
  }
  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.session, this.draft);
  }
  setAllowInvalid(allowInvalid: boolean): this {
    this.draft = { ...this.draft, allowInvalid };
    return this;
  }
  setHelpText(helpText: string | null): this {
    this.draft = { ...this.draft, helpText };
    return this;
  }
  getAllowInvalid(): boolean {
    return this.draft.allowInvalid;
  }
  getHelpText(): string | null {
    return this.draft.helpText;
  }
  getCriteriaType(): EnumMember | null {
    return DataValidationCriteria[this.draft.criteria as keyof typeof DataValidationCriteria] ?? null;
  }
  requireCheckbox(...values: unknown[]): this {
    return this.withCriteriaNamed("CHECKBOX", values);
  }
  requireDate(): this {
    return this.withCriteriaNamed("DATE_IS_VALID_DATE", []);
  }
  requireDateAfter(date: unknown): this {
    return this.withCriteriaNamed("DATE_AFTER", [date]);
  }
  requireDateBefore(date: unknown): this {
    return this.withCriteriaNamed("DATE_BEFORE", [date]);
  }
  requireDateBetween(start: unknown, end: unknown): this {
    return this.withCriteriaNamed("DATE_BETWEEN", [start, end]);
  }
  requireDateEqualTo(date: unknown): this {
    return this.withCriteriaNamed("DATE_EQUAL_TO", [date]);
  }
  requireDateOnOrAfter(date: unknown): this {
    return this.withCriteriaNamed("DATE_ON_OR_AFTER", [date]);
  }
  requireDateOnOrBefore(date: unknown): this {
    return this.withCriteriaNamed("DATE_ON_OR_BEFORE", [date]);
  }
  requireFormulaSatisfied(formula: string): this {
    return this.withCriteriaNamed("CUSTOM_FORMULA", [formula.startsWith("=") ? formula : `=${formula}`]);
  }
  requireNumberBetween(start: number, end: number): this {
    return this.withCriteriaNamed("NUMBER_BETWEEN", [start, end]);
  }
  requireNumberEqualTo(number: number): this {
    return this.withCriteriaNamed("NUMBER_EQUAL_TO", [number]);
  }
  requireNumberGreaterThan(number: number): this {
    return this.withCriteriaNamed("NUMBER_GREATER_THAN", [number]);
  }
  requireNumberGreaterThanOrEqualTo(number: number): this {
    return this.withCriteriaNamed("NUMBER_GREATER_THAN_OR_EQUAL_TO", [number]);
  }
  requireNumberLessThan(number: number): this {
    return this.withCriteriaNamed("NUMBER_LESS_THAN", [number]);
  }
  requireNumberLessThanOrEqualTo(number: number): this {
    return this.withCriteriaNamed("NUMBER_LESS_THAN_OR_EQUAL_TO", [number]);
  }
  requireNumberNotBetween(start: number, end: number): this {
    return this.withCriteriaNamed("NUMBER_NOT_BETWEEN", [start, end]);
  }
  requireNumberNotEqualTo(number: number): this {
    return this.withCriteriaNamed("NUMBER_NOT_EQUAL_TO", [number]);
  }
  requireTextContains(text: string): this {
    return this.withCriteriaNamed("TEXT_CONTAINS", [text]);
  }
  requireTextDoesNotContain(text: string): this {
    return this.withCriteriaNamed("TEXT_DOES_NOT_CONTAIN", [text]);
  }
  requireTextEqualTo(text: string): this {
    return this.withCriteriaNamed("TEXT_EQUAL_TO", [text]);
  }
  requireTextIsEmail(): this {
    return this.withCriteriaNamed("TEXT_IS_VALID_EMAIL", []);
  }
  requireTextIsUrl(): this {
    return this.withCriteriaNamed("TEXT_IS_VALID_URL", []);
  }
  requireValueInList(values: unknown[], showDropdown = true): this {
    if (values.length > LIST_LIMIT) {
      throw new Refusal(
        'The data validation rule has more items than the limit of 500. Use the "List from a range" criteria instead.',
      );
    }
    return this.withCriteriaNamed("VALUE_IN_LIST", values, { showDropdown });
  }
  requireValueInRange(range: Range, showDropdown = true): this {
    return this.withCriteriaNamed("VALUE_IN_RANGE", [range], { showDropdown });
  }
  withCriteria(criteria: EnumMember, args: unknown[]): this {
    const name = criteria.name();
    const showDropdown = args[1] !== false;
    if (name === "VALUE_IN_LIST") return this.requireValueInList(args[0] as unknown[], showDropdown);
    if (name === "VALUE_IN_RANGE") return this.requireValueInRange(args[0] as Range, showDropdown);
    return this.withCriteriaNamed(name, args);
  }
}

defineService(
  DataValidation,
  "SpreadsheetApp.DataValidation",
  { getAllowInvalid: "", getCriteriaType: "", getCriteriaValues: "", getHelpText: "", copy: "" },
  { local: "all", uncounted: true },
);

defineService(
  DataValidationBuilder,
  "SpreadsheetApp.DataValidationBuilder",
  {
    build: "",
    copy: "",
    setAllowInvalid: "b",
    setHelpText: "s?",
    getAllowInvalid: "",
    getHelpText: "",
    getCriteriaType: "",
    requireCheckbox: "|v|v,v",
    requireDate: "",
    requireDateAfter: "d",
    requireDateBefore: "d",
    requireDateBetween: "d,d",
    requireDateEqualTo: "d",
    requireDateOnOrAfter: "d",
    requireDateOnOrBefore: "d",
    requireFormulaSatisfied: "s",
    requireNumberBetween: "n,n",
    requireNumberEqualTo: "n",
    requireNumberGreaterThan: "n",
    requireNumberGreaterThanOrEqualTo: "n",
    requireNumberLessThan: "n",
    requireNumberLessThanOrEqualTo: "n",
    requireNumberNotBetween: "n,n",
    requireNumberNotEqualTo: "n",
    requireTextContains: "s",
    requireTextDoesNotContain: "s",
    requireTextEqualTo: "s",
    requireTextIsEmail: "",
    requireTextIsUrl: "",
    requireValueInList: "v[]|v[],b",
    requireValueInRange: "Range|Range,b",
    withCriteria: "E:DataValidationCriteria,a[]",
  },
  { local: "all", uncounted: true },
);
