/**
 * One file whose Milestones table takes plan after plan, written in bulk: what its formulas say of each. Rows of a plan
 * stand in any order; rows that are left over are empty.
 */
import { SpreadsheetFile } from "../../local/sheets";
import { likelyWorld, type World } from "../../local/sheets/World";
import {
  type FormulaColumn,
  type MilestoneColumn,
  milestoneColumns,
} from "../../src/addon/sheet/tabs/milestoneColumns";
import {
  bothWeekend,
  dataColumns,
  daysOff,
  firstDataRow,
  type SettingName,
  settingNames,
} from "../../src/addon/sheet/tabs/planDataTab";
import type { DayNumber, Plan } from "../../src/plan/plan";
import type { NonWorkingDay } from "../../src/protocol";
import { milestoneWords } from "../../src/words/sheetWords";
import { type AddOn, newYork, open, referenceRequest, value } from "./bundle";
import { columnOf, rowOf } from "./places";

type Content = string | number | boolean;
type Row = Partial<Record<MilestoneColumn, Content>>;

const words = milestoneWords("en");
/** More than any plan of the tests has. */
const listedDays = 130;
const inputs = [
  "step",
  "target",
  "milestone",
  "days",
  "done",
  "countedIn",
  "calendar",
  "startsAfter",
] as const;
const folded = ["fixed", "notLaterThan", "notNeeded", "start", "completedOn"] as const;

export class FormulaSheet {
  readonly addOn: AddOn;
  readonly file: SpreadsheetFile;
  private readonly sheetId: string;
  private readonly headerRow: number;
  private readonly columns: Readonly<Record<MilestoneColumn, number>>;
  private today: DayNumber;

  /** `rows`: the most that a plan has. */
  constructor(
    private readonly rows: number,
    today: DayNumber,
    world: World = likelyWorld,
  ) {
    this.today = today;
    this.file = SpreadsheetFile.create({
      locale: newYork.locale,
      timeZone: newYork.zone,
      now: () => (this.today - 25_569) * 86_400_000 + 17 * 3_600_000,
      world,
    });
    this.addOn = open(this.file);
    const request = referenceRequest();
    const steps = Array.from({ length: rows }, (_, at) => ({
      ...request.template.steps[0]!,
      number: String(at + 1),
    }));
    const template = { ...request.template, steps, resources: [], anchors: ["1"] };
    value(this.addOn.server.createPlan({ ...request, template, anchor: { step: "1", date: today + 60 } }));
    this.sheetId = this.file.sheetIdByName("Milestones")!;
    this.headerRow = rowOf(this.file, "header");
    this.columns = Object.fromEntries(
      milestoneColumns.map((column) => [column, columnOf(this.file, column)]),
    ) as typeof this.columns;
  }

  /** Writes a plan as the add-on does; its rows stand in `order`. `start`: by position in the plan. */
  write(plan: Plan, start: readonly (DayNumber | null)[], order: readonly number[]): void {
    const rows = order.map((at): Row => {
      const step = plan.steps[at]!;
      return {
        step: step.number,
        target: step.target ?? "",
        milestone: step.name,
        days: step.days ?? "",
        done: step.done,
        countedIn: step.countedIn === "working" ? words.workingDays : words.calendarDays,
        calendar: { both: words.calendarBoth, seller: words.calendarSeller, buyer: words.calendarBuyer }[
          step.calendar
        ],
        startsAfter: step.startsAfter.join(", "),
        fixed: step.fixed ?? "",
        notLaterThan: step.notLaterThan ?? "",
        notNeeded: step.notNeeded,
        start: start[at] ?? "",
        completedOn: step.completedOn ?? "",
      };
    });
    const list = (days: readonly DayNumber[], side: NonWorkingDay["side"]) =>
      days.map((date) => ({ date, side }));
    const off = daysOff([
      ...list(plan.seller.nonWorkingDays, "seller"),
      ...list(plan.buyer.nonWorkingDays, "buyer"),
    ]);
    this.today = plan.today;
    this.writeRows(rows);
    this.writeSettings({
      countedIn: plan.countedIn,
      worksBackFrom: plan.anchor?.step ?? "",
      sellerWeekend: plan.seller.weekend,
      buyerWeekend: plan.buyer.weekend,
      bothWeekend: bothWeekend(plan.seller.weekend, plan.buyer.weekend),
    });
    this.setValues(
      "Plan data",
      firstDataRow,
      dataColumns.seller,
      Array.from({ length: listedDays }, (_, at) => [
        off.seller[at] ?? "",
        off.buyer[at] ?? "",
        off.both[at] ?? "",
      ]),
    );
  }

  writeRows(rows: readonly Row[]): void {
    for (const column of [...inputs, ...folded])
      this.setValues(
        "Milestones",
        this.headerRow + 1,
        this.columns[column],
        Array.from({ length: this.rows }, (_, at) => [rows[at]?.[column] ?? ""]),
      );
  }

  writeSettings(settings: Partial<Record<SettingName, Content>>): void {
    for (const [name, content] of Object.entries(settings))
      this.setValues(
        "Plan data",
        firstDataRow + settingNames.indexOf(name as SettingName),
        dataColumns.value,
        [[content]],
      );
  }

  /** What a column says of the row so many below the header row, from 0. */
  value(column: MilestoneColumn, at: number): Content {
    return this.file.value(this.sheetId, this.headerRow + at, this.columns[column] - 1).value;
  }

  /** The color of a cell, by its own look and the rules; undefined: none. */
  fill(column: MilestoneColumn, at: number): string | undefined {
    const position = { sheetId: this.sheetId, row: this.headerRow + at, col: this.columns[column] - 1 };
    return this.file.model.getters.getCellComputedStyle(position).fillColor?.toLowerCase();
  }

  /** The verdict. */
  verdict(): Content {
    return this.file.value(this.sheetId, this.headerRow - 5, this.columns.step - 1).value;
  }

  /** What stands in the labels' row above a column: the parts of the verdict. */
  above(column: FormulaColumn): Content {
    return this.file.value(this.sheetId, this.headerRow - 4, this.columns[column] - 1).value;
  }

  private setValues(tab: string, row: number, column: number, values: Content[][]): void {
    const { SpreadsheetApp } = this.addOn.session.globals as {
      SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
    };
    SpreadsheetApp.getActiveSpreadsheet()
      .getSheetByName(tab)!
      .getRange(row, column, values.length, values[0]!.length)
      .setValues(values);
  }
}
