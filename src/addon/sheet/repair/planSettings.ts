/** Changes what a plan is called, says, looks like and speaks; recorded, so that it is undone like every change. */
import type { PlanFacts } from "../../../protocol";
import { tableWords } from "../../../words/sheetWords";
import { Refusal } from "../../answer";
import { readLanguageFile } from "../../dataFile";
import { notOurs, type ReadPlan, readPlan } from "../read/readPlan";
import type { ChangeRecord, RecordedField } from "../read/readRecords";
import { accentOf, type SettingName } from "../tabs/planDataTab";
import { findValueField } from "../tabs/valueTab";
import { generalFormat } from "../write/safeText";
import { writeCells } from "../write/writeCells";
import type { Change } from "../write/writeChange";
import { restate, restatedSnapshot, shownSettings } from "./restate";

/** What the plan says now. */
function planFacts(read: ReadPlan): PlanFacts {
  return {
    sellerCompany: read.settings.seller,
    buyerCompany: read.settings.buyer,
    goal: fieldOf(read, "goal")?.text ?? "",
    event: fieldOf(read, "event")?.text ?? "",
    accent: accentOf(read.settings.accent),
    language: read.language,
  };
}

/** Throws a `Refusal` when somebody changed meanwhile what is to be changed, or when it is a person's formula. */
export function settingsChange(read: ReadPlan, was: PlanFacts, now: PlanFacts, title: string): Change {
  const is = planFacts(read);
  const changed = (Object.keys(is) as (keyof PlanFacts)[]).filter((fact) => was[fact] !== now[fact]);
  if (changed.some((fact) => is[fact] !== was[fact])) throw new Refusal({ code: "changedMeanwhile" });
  const words = tableWords(now.language);
  const settings: readonly (readonly [keyof PlanFacts, SettingName, string])[] = [
    // As at the beginning: a company without a name is called by its side.
    ["sellerCompany", "seller", now.sellerCompany || words.teamSeller],
    ["buyerCompany", "buyer", now.buyerCompany || words.teamBuyer],
    ["accent", "accent", now.accent],
    ["language", "language", now.language],
  ];
  return {
    title,
    cells: [],
    inserts: [],
    settings: settings
      .filter(([fact]) => changed.includes(fact))
      .map(([, setting, after]) => ({ setting, after })),
    fields: (["goal", "event"] as const)
      .filter((field) => changed.includes(field))
      .map((field): RecordedField => {
        const place = fieldOf(read, field);
        if (!place) throw new Refusal({ code: "missingTab", tab: valueTabName(read) });
        const { sheet, row, column, formula } = place;
        if (formula !== "") throw notOurs(sheet, row, column, formula, read.days);
        return [field, is[field], now[field]];
      }),
    daysOff: null,
    snapshot: restatedSnapshot(read, now.language),
    asked: new Set(),
  };
}

/** For `writeChange`: the sheet says what the recorded change made of the settings; what it gives back takes that back. */
export function sayInSheet(read: ReadPlan): (record: ChangeRecord) => () => void {
  return (record) => {
    try {
      follow(read, record, "after");
    } catch (error) {
      follow(read, record, "before");
      throw error;
    }
    return () => follow(readPlan(read.spreadsheet, read.tabs), record, "before");
  };
}

/** Takes back what the sheet says of a recorded change; nothing for changes of another kind. */
export function unsayInSheet(read: ReadPlan, record: ChangeRecord): () => void {
  follow(read, record, "before");
  return () => follow(read, record, "after");
}

function follow(read: ReadPlan, { inputs }: ChangeRecord, side: "before" | "after"): void {
  const { settings, fields = [] } = inputs;
  const at = (of: "before" | "after") => ({
    ...read.settings,
    ...Object.fromEntries(settings.map((each) => [each.setting, each[of]])),
  });
  const other = side === "after" ? "before" : "after";
  if (settings.some(({ setting }) => shownSettings.has(setting))) restate(read, at(other), at(side));
  for (const [field, before, after] of fields) {
    const [was, is] = side === "after" ? [before, after] : [after, before];
    const place = fieldOf(read, field);
    // What somebody wrote since stays.
    if (place?.formula !== "" || place.text !== was) continue;
    writeCells(place.sheet.getRange(place.row, place.column), [[{ text: is }]], [[generalFormat]]);
  }
}

function fieldOf(read: ReadPlan, field: "goal" | "event") {
  const sheet = read.tabs.tabs.value;
  if (!sheet) return null;
  const values = sheet.getDataRange().getValues();
  const place = findValueField(values, field);
  if (!place) return null;
  const { row, column } = place;
  const formula = sheet.getRange(row, column).getFormula();
  return { sheet, row, column, formula, text: read.days.text(values[row - 1]?.[column - 1] ?? "") };
}

function valueTabName({ language, tabs }: ReadPlan): string {
  return tabs.tabs.value?.getName() ?? readLanguageFile("ServerWords", language).tabs.valueTab;
}
