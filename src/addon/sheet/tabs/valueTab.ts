/**
 * The Value tab of a new plan: a form, two wide fields side by side with room for a date or a choice behind them.
 *
 * Column A (hidden) holds the keys of each row's fields, row 1 (hidden) the places of the columns, so that a field is
 * found wherever people move it: the key says the row, its position in the list says the place. A narrow column before
 * each wide one holds the prompt, a formula: its text flows into the empty field and is gone once something stands there.
 */
import type { TabWords } from "../../../words/en/tabs";
import { say } from "../../../words/say";
import { milestoneWords } from "../../../words/sheetWords";
import { titleCell } from "./milestonesTab";
import { ownerChoicesA1 } from "./planDataTab";
import {
  type Cell,
  type Choice,
  columnLetter,
  defaultWidth,
  formulaText,
  type Place as PlaceOfTable,
  quoted,
  type Rule,
  type SheetContent,
  type Values,
} from "./sheetContent";
import { statusColors } from "./theme";

type WordKey = keyof TabWords;

/** The places of a row's fields, with their column numbers. */
const placeColumns = { left: 3, right: 5, side: 6, more: 7 } as const;
type Place = keyof typeof placeColumns;
const places = Object.keys(placeColumns) as Place[];
export const valuePlaces: readonly string[] = places;
/** A hidden, two narrow ones for prompts (B, D), the four places, two more for the table of measures. */
const widths = [defaultWidth, 6, 326, 6, 326, defaultWidth, defaultWidth, defaultWidth, defaultWidth];
/** Fields fit their text; only rows that nobody types in have a height. */

/** Wide fields with a prompt: their labels and prompts have the same name in the word tables. */
type PromptedField = { [Key in WordKey]: `${Key}Prompt` extends WordKey ? Key : never }[WordKey];
type DateField = "eventDate" | "confirmedOn" | "decisionDate" | "nextReview" | "agreedOn";
export type ValueField =
  | PromptedField
  | DateField
  | "valuePerMonth"
  | "currency"
  | "investmentOnce"
  | "investmentYearly"
  | "budgetConfirmed"
  | "changeRule";

interface Section {
  readonly title: WordKey;
  /** The fields of each row, in the order of the places. */
  readonly rows: readonly (readonly ValueField[])[];
  /** The labels of the first row are headers: a contrast of two columns. */
  readonly contrast?: true;
  readonly folded?: true;
}

const goalRow: ValueField[] = ["goal", "measuring"];

/** Figures and dates stand on the right of what is read first, so that they are in sight whatever is folded. */
const beforeMeasures: readonly Section[] = [
  {
    title: "whyNow",
    rows: [
      ["event", "eventCost", "eventDate"],
      ["priorities", "deadlines"],
    ],
  },
  {
    title: "change",
    contrast: true,
    rows: [
      ["current", "desired", "valuePerMonth", "currency"],
      ["stayingOrganization", "gainingOrganization", "investmentOnce", "investmentYearly"],
      ["stayingFunctions", "gainingFunctions", "decisionDate", "budgetConfirmed"],
      ["stayingApprovers", "gainingApprovers", "nextReview"],
    ],
  },
  {
    title: "solution",
    rows: [
      ["issues", "problems"],
      ["capabilities", "businessValue"],
    ],
  },
];

const decision: Section = {
  title: "decision",
  folded: true,
  rows: [
    ["decisionSteps", "decisionMakers"],
    ["criteria", "route"],
    ["risks", "riskOwners"],
  ],
};

const afterMeasures: readonly Section[] = [
  {
    title: "investment",
    rows: [
      ["options", "effort"],
      ["decisionsNeeded", "budgetBy"],
    ],
  },
  decision,
  {
    title: "together",
    rows: [
      ["channel", "rhythm"],
      ["changeRule", "pocCriteria"],
    ],
  },
  { title: "confirmation", rows: [["confirmedWords", "confirmedBy", "confirmedOn"]] },
  { title: "agreedBy", rows: [["agreedBuyer", "agreedSeller", "agreedOn"]] },
];

export const measureColumns = ["measure", "today", "target", "byWhen", "owner", "achieved"] as const;
export type MeasureColumn = (typeof measureColumns)[number];
const measurePlaces: Readonly<Record<MeasureColumn, number>> = {
  measure: placeColumns.left,
  today: placeColumns.right,
  target: placeColumns.side,
  byWhen: placeColumns.more,
  owner: 8,
  achieved: 9,
};
export const measureRows = 5;

const currencies = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "JPY", "INR"];

interface ValueSettings {
  readonly tabs: { readonly value: string; readonly data: string };
  readonly seller: string;
  readonly buyer: string;
  readonly compellingEvent: string;
  readonly words: TabWords;
}

export function valueTab(settings: ValueSettings): SheetContent {
  const form = new Form(settings);
  form.title();
  form.fieldRow(goalRow, "label");
  for (const section of beforeMeasures) form.section(section);
  form.measures();
  for (const section of afterMeasures) form.section(section);
  return {
    key: "value",
    name: settings.tabs.value,
    widths,
    rows: form.rows,
    emptyRows: 0,
    openEnd: true,
    frozenRows: 0,
    frozenColumns: 0,
    hiddenRows: form.hiddenRows,
    hiddenColumns: [1],
    columnGroups: [],
    rowGroups: form.rowGroups,
    lines: form.lines,
    rules: form.rules,
    tabColor: null,
    hidden: false,
  };
}

/** The cell of a field in a new plan, for formulas on other tabs: 'Value'!$C$6. */
export function valueFieldCell(content: SheetContent, field: ValueField): string {
  const place = findValueField(
    content.rows.map((row) => row.map((cell) => cell.text ?? "")),
    field,
  )!;
  return `${quoted(content.name)}!$${columnLetter(place.column)}$${place.row}`;
}

/** Where a field is now, in the values of its tab; null when its row or its column is gone. */
export function findValueField(values: Values, field: ValueField): { row: number; column: number } | null {
  const place = places[placeIndexes.get(field)!]!;
  const column = values.find((row) => places.every((name) => row.includes(name)))?.indexOf(place) ?? -1;
  const row = values.findIndex((cells) =>
    cells.some(
      (cell) => typeof cell === "string" && cell.startsWith(keyMark) && keysOf(cell).includes(field),
    ),
  );
  return row < 0 || column < 0 ? null : { row: row + 1, column: column + 1 };
}

/** Where in its row each field stands. */
const placeIndexes: ReadonlyMap<ValueField, number> = new Map(
  [{ rows: [goalRow] } as { rows: ValueField[][] }, ...beforeMeasures, ...afterMeasures].flatMap(({ rows }) =>
    rows.flatMap((fields) => fields.map((field, index) => [field, index] as const)),
  ),
);

/** Tells a list of keys from a word that a person typed. */
const keyMark = "fields:";

function keyText(fields: readonly ValueField[]): string {
  return `${keyMark} ${fields.join(" ")}`;
}

function keysOf(text: string): string[] {
  return text.split(" ").slice(1);
}

/** With the narrow column it begins where an answer does. No number format does that: those for texts are no place for a formula. */
const promptIndent = "  ";

type PromptSettings = Pick<ValueSettings, "words" | "seller" | "buyer">;

/** The prompt of a field, for the narrow column before it; null: the field has none. */
export function promptFormula(
  field: ValueField | "measures",
  row: number,
  column: number,
  settings: PromptSettings,
): string | null {
  const key = `${field}Prompt` as WordKey;
  if (!(key in settings.words)) return null;
  return `=IF(${columnLetter(column)}${row}="";${formulaText(promptIndent + fill(settings.words[key], settings))};"")`;
}

function fill(text: string, { words, seller, buyer }: PromptSettings): string {
  return say(words.language, text, { seller, buyer });
}

export const valueFields: readonly ValueField[] = [...placeIndexes.keys()];

/** The colors of the measures; the table's narrow column in between is colored with it. */
export function measureRules(place: PlaceOfTable<MeasureColumn>, words: Pick<TabWords, "yes">): Rule[] {
  const { letters, headerRow, lastRow } = place;
  const table = `${letters.measure}${headerRow}:${letters.achieved}${lastRow}`;
  return [
    {
      when: `$${letters.achieved}${headerRow}=${formulaText(words.yes)}`,
      ranges: [table],
      ...statusColors.done,
    },
    ...overdueRule(`$${letters.byWhen}${headerRow}`, table),
  ];
}

export function overdueRule(dateCell: string, range: string): Rule[] {
  return [
    { when: `AND(ISNUMBER(${dateCell});${dateCell}<TODAY())`, ranges: [range], ...statusColors.overdue },
  ];
}

/** Builds the tab from top to bottom. */
class Form {
  readonly rows: Cell[][] = [];
  readonly hiddenRows: number[] = [];
  readonly rowGroups: { first: number; last: number; folded: boolean }[] = [];
  readonly lines: string[] = [];
  readonly rules: Rule[] = [];

  constructor(private readonly settings: ValueSettings) {}

  title(): void {
    const { words } = this.settings;
    this.hiddenRows.push(
      this.add(places.map((place) => [placeColumns[place], { text: place, style: "key" }])),
    );
    this.add([[placeColumns.left, titleCell(this.settings, milestoneWords(words.language))]]);
    this.add([[placeColumns.left, { text: words.valueSubtitle, style: "subtitle" }]]);
  }

  section({ title, rows, contrast, folded }: Section): void {
    const { words } = this.settings;
    this.add([]);
    this.add([
      [placeColumns.left, { text: words[title], style: "section" }],
      ...(folded
        ? ([[placeColumns.right, { formula: this.answered(rows), style: "subtitle" }]] as const)
        : []),
    ]);
    const first = this.rows.length + 1;
    rows.forEach((fields, at) => {
      this.fieldRow(fields, contrast && at === 0 ? "header" : "label");
    });
    if (folded) this.rowGroups.push({ first, last: this.rows.length, folded: true });
  }

  /** Beside the title of a folded section, which says on paper, too, what stands in it: "4 of 6 answered". */
  private answered(rows: Section["rows"]): string {
    const { words } = this.settings;
    const first = this.rows.length + 2;
    const cells = rows.flatMap((fields, row) =>
      fields.map((_, at) => `${columnLetter(placeColumns[places[at]!])}${first + 2 * row + 1}`),
    );
    const count = `COUNTA(${cells.join(";")})`;
    return `=IF(${count}=0;"";${count}&${formulaText(say(words.language, words.answeredOf, { count: cells.length }))})`;
  }

  /** A row of labels and the row of their fields. */
  fieldRow(fields: readonly ValueField[], labelStyle: "label" | "header"): void {
    this.add(
      fields.map((field, at) => [
        placeColumns[places[at]!],
        { text: fill(this.settings.words[field], this.settings), style: labelStyle },
      ]),
    );
    const row = this.rows.length + 1;
    const cells: [number, Cell][] = [[1, { text: keyText(fields), style: "key" }]];
    fields.forEach((field, at) => {
      const column = placeColumns[places[at]!];
      const a1 = `${columnLetter(column)}${row}`;
      cells.push([column, this.fieldCell(field)]);
      this.lines.push(a1);
      const prompt = promptFormula(field, row, column, this.settings);
      if (prompt) cells.push([column - 1, { formula: prompt, style: "prompt" }]);
      if (field === "nextReview") this.rules.push(...overdueRule(a1, a1));
    });
    this.add(cells);
  }

  /** The table of success measures; its first row asks for them. */
  measures(): void {
    const { words, tabs } = this.settings;
    const entries = Object.entries(measurePlaces) as [MeasureColumn, number][];
    this.add([]);
    this.add([[placeColumns.left, { text: words.measures, style: "section" }]]);
    this.hiddenRows.push(this.add(entries.map(([key, column]) => [column, { text: key, style: "key" }])));
    const header = this.add([
      // The narrow column in between belongs to the bar.
      [placeColumns.left + 1, { style: "header" }],
      ...entries.map(([key, column]) => [column, { text: words[key], style: "header" }] as const),
    ]);
    const choices: Readonly<Partial<Record<MeasureColumn, Choice>>> = {
      byWhen: { kind: "date" },
      owner: { kind: "range", tab: tabs.data, a1: ownerChoicesA1 },
      achieved: { kind: "list", values: [words.yes, words.notYet] },
    };
    for (let at = 0; at < measureRows; at++) {
      const row = this.rows.length + 1;
      this.add([
        ...(at === 0
          ? ([
              [
                placeColumns.left - 1,
                {
                  formula: promptFormula("measures", row, placeColumns.left, this.settings)!,
                  style: "prompt",
                },
              ],
            ] as const)
          : []),
        ...entries.map(([key, column]): readonly [number, Cell] => [
          column,
          {
            style: key === "byWhen" ? "inputDate" : "input",
            ...(choices[key] && { choice: choices[key] }),
          },
        ]),
      ]);
    }
    const letters = Object.fromEntries(entries.map(([key, column]) => [key, columnLetter(column)])) as Record<
      MeasureColumn,
      string
    >;
    const rules = measureRules({ letters, headerRow: header, lastRow: this.rows.length }, words);
    this.lines.push(...rules[0]!.ranges);
    this.rules.push(...rules);
  }

  private fieldCell(field: ValueField): Cell {
    const { words, compellingEvent } = this.settings;
    switch (field) {
      case "eventDate":
      case "confirmedOn":
      case "decisionDate":
      case "nextReview":
      case "agreedOn":
        return { style: "inputDate", choice: { kind: "date" } };
      case "valuePerMonth":
      case "investmentOnce":
      case "investmentYearly":
        return { style: "money" };
      case "currency":
        return { style: "input", choice: { kind: "list", values: currencies, arrow: true } };
      case "budgetConfirmed":
        return { style: "input", choice: { kind: "list", values: [words.yes, words.no], arrow: true } };
      case "changeRule":
        return { text: words.changeRuleText, style: "input" };
      case "event":
        return { text: compellingEvent, style: "input" };
      default:
        return { style: "input" };
    }
  }

  /** Adds a row of these cells by column number; returns its number. */
  private add(cells: readonly (readonly [number, Cell])[]): number {
    const row: Cell[] = widths.map(() => ({}));
    for (const [column, cell] of cells) row[column - 1] = cell;
    return this.rows.push(row);
  }
}
