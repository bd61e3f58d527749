/**
 * When the plan's settings change, what is still our own text becomes what the new settings say: titles, headers,
 * prompts, formulas, the words of cells, in another language also roles and steps of the built-in templates. A cell
 * that says anything else is a person's and stays. Going there and back gives the same sheet, so this is also the undo.
 */

import { besideColumns, besideText } from "../../../plan/beside";
import { ownerNames, renamedOwners } from "../../../plan/owners";
import type { PlanSnapshot } from "../../../plan/planSnapshot";
import { type Language, languageOf } from "../../../words/language";
import { readLanguageFile } from "../../dataFile";
import { readText } from "../read/readCell";
import { contentOf, type ReadPlan } from "../read/readPlan";
import { findTable } from "../read/readTable";
import { unitFormat } from "../tabs/milestonesTab";
import { accentOf, dataColumns, firstDataRow, type SettingName } from "../tabs/planDataTab";
import type { Cell, Choice, TabKey, TableParts } from "../tabs/sheetContent";
import { looks } from "../tabs/theme";
import {
  findValueField,
  measureColumns,
  measureRows,
  promptFormula,
  type ValueField,
  valueFields,
  valueTab,
} from "../tabs/valueTab";
import { textFormat } from "../write/safeText";
import { buildValidation, formatOf } from "../write/writeTab";
import { type CellInput, writeInputs } from "./damage";
import { formulaAt, type LiveTab, readLiveTab, valueAt } from "./liveTab";
import { planKinds } from "./planKinds";
import { ruleDamage } from "./ruleDamage";
import { normal } from "./sameFormula";
import { placeOf, type TableKind } from "./tableDamage";
import { valueDamages } from "./valueDamage";

type Settings = Readonly<Record<SettingName, string>>;
type Words = ReadonlyMap<string, string>;

/** The settings that our own texts and colors show. */
export const shownSettings: ReadonlySet<SettingName> = new Set(["seller", "buyer", "language", "accent"]);

export function restate(read: ReadPlan, from: Settings, to: Settings): void {
  const { tabs } = read.tabs;
  const live: Partial<Record<TabKey, LiveTab>> = {};
  for (const key of ["value", "stakeholders", "milestones", "resources", "history"] as const) {
    const sheet = tabs[key];
    if (sheet) live[key] = readLiveTab(sheet, read.days);
  }
  const before = planKinds(from, live, tabs.data);
  const words = templateWords(before.language, languageOf(to.language));
  const after = planKinds(to, live, tabs.data, text(words));
  if (live.value)
    restateValue(live.value, { ...from, words: before.words }, { ...to, words: after.words }, words);
  const teams = new Map([
    [before.words.teamSeller, after.words.teamSeller],
    [before.words.teamBuyer, after.words.teamBuyer],
  ]);
  if (live.stakeholders)
    restateTable(live.stakeholders, before.stakeholders, after.stakeholders, {
      team: (content) => teams.get(content) ?? content,
      role: text(words),
      fromStep: numbered(words),
      needs: text(words),
    });
  if (live.resources && before.resources && after.resources)
    restateTable(live.resources, before.resources, after.resources, {
      resource: text(words),
      kind: text(words),
      forRole: owners(words),
      providedBy: owners(words),
      step: numbered(words),
    });
  if (live.history) restateTable(live.history, before.history, after.history, {});
  if (live.milestones) {
    const table = findTable(live.milestones.values, before.milestones.columns, before.milestones.allHeaders);
    const days = table?.columns.days;
    restateTable(live.milestones, before.milestones, after.milestones, {
      milestone: text(words),
      outcome: text(words),
      phase: text(words),
      ownerSeller: owners(words),
      ownerBuyer: owners(words),
    });
    if (days && before.language !== after.language)
      restateFormats(live.milestones, days, [
        [unitFormat("calendar", before.milestone), unitFormat("calendar", after.milestone)],
        [unitFormat("working", before.milestone), unitFormat("working", after.milestone)],
      ]);
  }
  if (before.language !== after.language) {
    restateData(read, before.milestone.dataTabExplanation, after.milestone.dataTabExplanation, words);
    for (const [key, sheet] of Object.entries(tabs)) {
      const [old, name] = [before.usual[key as TabKey], after.usual[key as TabKey]];
      // "Milestones (2)" of a second plan, too.
      const [, behind] = sheet.getName().split(old);
      if (sheet.getName() !== `${old}${behind}` || !/^( \(\d+\))?$/.test(behind ?? "x")) continue;
      const wanted = `${name}${behind}`;
      if (wanted !== sheet.getName() && !read.spreadsheet.getSheetByName(wanted)) sheet.setName(wanted);
    }
  }
  if (accentOf(from.accent) !== accentOf(to.accent))
    for (const tab of Object.values(live)) recolor(tab, accentOf(from.accent), accentOf(to.accent));
}

/** What was last written, as it reads in the other language: nobody changed these rows. */
export function restatedSnapshot(read: ReadPlan, to: Language): PlanSnapshot | null {
  const { snapshot } = read;
  if (snapshot === null || to === read.language) return snapshot;
  const words = templateWords(read.language, to);
  const rowOf = new Map(read.plan.steps.map((step, at) => [step.number, read.table.rows[at]!]));
  return {
    ...snapshot,
    rows: snapshot.rows.map((step) => {
      const name = words.get(step.name) ?? step.name;
      const row = rowOf.get(step.number);
      if (row === undefined || step.beside === undefined) return { ...step, name };
      const texts = besideColumns.map((column) => {
        const content = contentOf(read, row, column);
        return typeof content === "string" ? content.trim() : null;
      });
      const was = step.beside;
      // Each column for itself, as it is kept: what is no text stays.
      const size = was.length / texts.length;
      const parts = texts.map((content, at) => {
        const kept = was.slice(at * size, (at + 1) * size);
        if (content === null || besideText([content]) !== kept) return kept;
        const column = besideColumns[at]!;
        const change = column === "ownerSeller" || column === "ownerBuyer" ? owners(words) : text(words);
        return besideText([change(content)]);
      });
      return { ...step, name, beside: parts.join("") };
    }),
  };
}

/** The texts of the built-in templates and usual items in one language, with what they are in the other. */
function templateWords(from: Language, to: Language): Words {
  const words = new Map<string, string>();
  if (from === to) return words;
  const [old, next] = [readLanguageFile("Templates", from), readLanguageFile("Templates", to)];
  const put = (one: unknown, other: unknown): void => {
    if (typeof one === "string" && typeof other === "string") {
      if (one !== "" && one !== other && !words.has(one)) words.set(one, other);
    } else if (typeof one === "object" && one !== null && typeof other === "object" && other !== null)
      for (const [key, part] of Object.entries(one)) {
        // Names of ours and numbers are the same in every language.
        if (key !== "id" && key !== "number") put(part, (other as Record<string, unknown>)[key]);
      }
  };
  put(old, next);
  return words;
}

type Change = (content: string) => string;
const text =
  (words: Words): Change =>
  (content) =>
    words.get(content) ?? content;
const owners =
  (words: Words): Change =>
  (content) =>
    renamedOwners(
      content,
      (owner) => words.get(owner),
      [...words.keys()].filter((role) => ownerNames(role).length > 1),
    );
/** "5 Negotiation". */
const numbered =
  (words: Words): Change =>
  (content) =>
    content.replace(
      /^(\d\S* )(.+)$/s,
      (_all, number: string, name: string) => number + (words.get(name) ?? name),
    );

/** What has to be written so that a cell which stands as before stands as after; null: nothing, or it is a person's. */
function restated(tab: LiveTab, row: number, column: number, before: Cell, after: Cell): CellInput | null {
  const [value, formula] = [valueAt(tab, row, column), formulaAt(tab, row, column)];
  const input = (cell: Cell): CellInput => ({ row, column, cell, format: formatOf(after, looks("")) });
  if (before.formula !== undefined && after.formula !== undefined) {
    const isSame = normal(before.formula) === normal(after.formula) && before.format === after.format;
    return !isSame && normal(formula) === normal(before.formula) ? input(after) : null;
  }
  if (formula !== "") return null;
  if (before.choice?.kind === "list" && after.choice?.kind === "list" && value !== "") {
    const word = after.choice.values[before.choice.values.indexOf(readText(value))];
    return word !== undefined && word !== value ? input({ text: word }) : null;
  }
  const { text: was = "" } = before;
  return was !== "" && after.text !== was && value === was ? input({ text: after.text ?? "" }) : null;
}

function restateTable<Column extends string>(
  tab: LiveTab,
  before: TableKind<Column>,
  after: TableKind<Column>,
  contents: Readonly<Partial<Record<Column, Change>>>,
): void {
  const table = findTable(tab.values, before.columns, before.allHeaders);
  const place = placeOf(tab, before);
  if (!table || !place) return;
  const [old, next] = [before.parts(place), after.parts(place)];
  const columns = before.columns.map((column) => table.columns[column]!);
  const inputs: CellInput[] = [];
  const compare = (row: number, was: readonly Cell[], is: readonly Cell[]) =>
    was.forEach((cell, at) => {
      const found = row > 0 ? restated(tab, row, columns[at]!, cell, is[at]!) : null;
      if (found) inputs.push(found);
    });
  const top = table.headerRow - old.head.length + 1;
  for (const [at, row] of old.head.entries()) compare(top + at, row, next.head[at]!);
  for (let row = table.headerRow + 1; row <= place.lastRow; row++)
    compare(row, usedRow(old, row), usedRow(next, row));
  const changes = Object.entries(contents) as [Column, Change][];
  const formats = changes.length > 0 ? tab.sheet.getDataRange().getNumberFormats() : [];
  for (const [column, change] of changes) {
    const at = table.columns[column]!;
    for (let row = table.headerRow + 1; row <= tab.values.length; row++) {
      const content = valueAt(tab, row, at);
      if (typeof content !== "string" || content === "" || formulaAt(tab, row, at) !== "") continue;
      const is = change(content);
      if (is !== content)
        inputs.push({ row, column: at, cell: { text: is }, format: formats[row - 1]?.[at - 1] ?? "General" });
    }
  }
  if (inputs.length > 0) writeInputs(tab.sheet, inputs);
  old.choices.forEach((choice, at) => {
    const is = next.choices[at];
    if (choice?.kind !== "list" || is?.kind !== "list" || String(choice.values) === String(is.values)) return;
    restateChoice(tab, columns[at]!, table.headerRow + 1, place.lastRow, choice.values, () =>
      buildValidation(is, after.sheets),
    );
  });
  if (JSON.stringify(old.rules) !== JSON.stringify(next.rules))
    for (const { mends } of ruleDamage(tab, next.rules)) for (const { run } of mends) run();
}

/** The cells of a row in which something stands: spare ones offer no words. */
function usedRow(parts: TableParts, row: number): readonly Cell[] {
  return parts.spareRow(row).map((cell, at) => {
    const choice = parts.choices[at];
    return choice ? { ...cell, choice } : cell;
  });
}

/** Gives the cells of a column whose dropdown offers these words another one. */
function restateChoice(
  tab: LiveTab,
  column: number,
  first: number,
  last: number,
  words: readonly string[],
  build: () => GoogleAppsScript.Spreadsheet.DataValidation,
): void {
  const range = tab.sheet.getRange(first, column, last - first + 1, 1);
  const found = range.getDataValidations();
  const isOurs = (rule: (typeof found)[number][number]) =>
    String(rule?.getCriteriaValues()[0]) === String(words);
  if (!found.some(([rule]) => isOurs(rule ?? null))) return;
  const made = build();
  range.setDataValidations(found.map(([rule]) => [isOurs(rule ?? null) ? made : (rule ?? null)]));
}

function restateFormats(tab: LiveTab, column: number, formats: readonly (readonly [string, string])[]): void {
  const range = tab.sheet.getRange(1, column, tab.values.length, 1);
  const found = range.getNumberFormats();
  found.forEach(([format], at) => {
    const next = formats.find(([was]) => was === format);
    if (next) tab.sheet.getRange(at + 1, column).setNumberFormat(next[1]);
  });
}

interface ValueTexts {
  readonly words: Parameters<typeof valueTab>[0]["words"];
  readonly seller: string;
  readonly buyer: string;
}

/** A form has no columns: its labels are found by what they say, its prompts and choices by their fields. */
function restateValue(tab: LiveTab, before: ValueTexts, after: ValueTexts, words: Words): void {
  const tabs = { value: tab.name, data: "" };
  const [old, next] = [before, after].map(
    (texts) => valueTab({ ...texts, tabs, compellingEvent: "" }).rows,
  ) as [readonly (readonly Cell[])[], readonly (readonly Cell[])[]];
  const fields = valueFields.flatMap((field) => findValueField(tab.values, field) ?? []);
  const isField = (row: number, column: number) =>
    fields.some((place) => place.row === row && place.column === column);
  const inputs: CellInput[] = [];
  const put = (row: number, column: number, was: Cell, is: Cell) => {
    const found = restated(tab, row, column, was, is);
    if (found) inputs.push(found);
  };
  // Labels, each as often as it stands in the form.
  const labels = new Map<string, Cell[]>();
  for (const [row, cells] of old.entries())
    for (const [column, cell] of cells.entries()) {
      if (cell.text === undefined || cell.text === "" || cell.style === "key") continue;
      labels.set(cell.text, [...(labels.get(cell.text) ?? []), next[row]![column]!]);
    }
  for (const [at, cells] of tab.values.entries())
    for (const [column, content] of cells.entries()) {
      const known = typeof content === "string" ? labels.get(content) : undefined;
      if (!known || isField(at + 1, column + 1)) continue;
      const is = known.length > 1 ? known.shift()! : known[0]!;
      put(at + 1, column + 1, { text: content as string }, is);
    }
  // Of formulas with words in them, where nobody moved the form's rows.
  for (const [row, cells] of old.entries())
    for (const [column, cell] of cells.entries())
      if (cell.formula !== undefined && cell.style === "subtitle")
        put(row + 1, column + 1, cell, next[row]![column]!);
  const prompt = (field: ValueField | "measures", row: number, column: number) => {
    const [was, is] = [before, after].map((texts) => promptFormula(field, row, column, texts));
    if (was && is && column > 1)
      put(row, column - 1, { formula: was, style: "prompt" }, { formula: is, style: "prompt" });
  };
  for (const field of valueFields) {
    const place = findValueField(tab.values, field);
    if (!place) continue;
    prompt(field, place.row, place.column);
    const [was, is] = [cellOf(old, field), cellOf(next, field)];
    put(place.row, place.column, was, is);
    if (was.choice?.kind === "list" && is.choice?.kind === "list")
      restateChoice(tab, place.column, place.row, place.row, was.choice.values, () =>
        buildValidation(is.choice!, new Map()),
      );
  }
  const measures = findTable(tab.values, measureColumns, []);
  const { measure, achieved, owner } = measures?.columns ?? {};
  if (measures && measure && achieved && owner) {
    const first = measures.headerRow + 1;
    prompt("measures", first, measure);
    const [was, is] = [before, after].map((texts): Choice & { kind: "list" } => ({
      kind: "list",
      values: [texts.words.yes, texts.words.notYet],
    })) as [Choice & { kind: "list" }, Choice & { kind: "list" }];
    for (let row = first; row < first + measureRows; row++) {
      put(row, achieved, { choice: was }, { choice: is });
      const named = readText(valueAt(tab, row, owner));
      put(row, owner, { text: named }, { text: owners(words)(named) });
    }
    restateChoice(tab, achieved, first, first + measureRows - 1, was.values, () =>
      buildValidation(is, new Map()),
    );
  }
  if (inputs.length > 0) writeInputs(tab.sheet, inputs);
  if (before.words.language !== after.words.language)
    for (const damage of valueDamages(tab, after))
      if (damage.code === "rules") for (const { run } of damage.mends) run();
}

/** The field's cell in the description of a new form. */
function cellOf(rows: readonly (readonly Cell[])[], field: ValueField): Cell {
  const place = findValueField(
    rows.map((row) => row.map((cell) => cell.text ?? "")),
    field,
  );
  return (place && rows[place.row - 1]?.[place.column - 1]) || {};
}

/** The explanation of the hidden tab, the combinations behind the owner dropdowns, and the roles that have names. */
function restateData(read: ReadPlan, before: string, after: string, words: Words): void {
  const { dataSheet, dataValues } = read;
  const put = (row: number, column: number, content: string) =>
    writeInputs(dataSheet, [{ row, column, cell: { text: content }, format: textFormat }]);
  if (dataValues[0]?.[0] === before)
    writeInputs(dataSheet, [{ row: 1, column: 1, cell: { text: after }, format: "General" }]);
  const formulas = dataSheet.getRange(1, dataColumns.owner, dataValues.length, 1).getFormulas();
  dataValues.forEach((cells, at) => {
    const content = cells[dataColumns.owner - 1];
    if (at < firstDataRow - 1 || typeof content !== "string" || content === "" || formulas[at]![0] !== "")
      return;
    const is = owners(words)(content);
    if (is !== content) put(at + 1, dataColumns.owner, is);
  });
  const named = dataValues.findIndex((row) => row[dataColumns.setting - 1] === "namesInUse");
  const stored = readText(dataValues[named]?.[dataColumns.value - 1]);
  if (stored === "") return;
  try {
    const names = Object.entries(JSON.parse(stored) as Record<string, unknown>);
    const is = JSON.stringify(
      Object.fromEntries(names.map(([role, name]) => [words.get(role) ?? role, name])),
    );
    put(named + 1, dataColumns.value, is);
  } catch {
    // Somebody wrote there: it is not used either.
  }
}

/** Cells in the plan's color get the other one; a color that somebody chose stays. */
function recolor(tab: LiveTab, from: string, to: string): void {
  const range = tab.sheet.getDataRange();
  const isFrom = (color: unknown) => String(color).toLowerCase() === from.toLowerCase();
  for (const [colors, set] of [
    [range.getBackgrounds(), "setBackgrounds"],
    [range.getFontColors(), "setFontColors"],
  ] as const)
    colors.forEach((row, at) => {
      if (!row.some(isFrom)) return;
      tab.sheet.getRange(at + 1, 1, 1, row.length)[set]([row.map((color) => (isFrom(color) ? to : color))]);
    });
  if (isFrom(tab.sheet.getTabColor())) tab.sheet.setTabColor(to);
}
