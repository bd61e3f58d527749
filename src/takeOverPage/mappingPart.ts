/** What each column holds, above the first rows of the table: to look at, and to correct. */
import { element } from "../page/element";
import { choiceField, folded, selectField } from "../page/fields";
import { quiet } from "../page/parts";
import { dayWithYear, text } from "../page/text";
import type { CountedIn } from "../plan/plan";
import type { SourceTable } from "../takeOver/parseText";
import { columnName, type SourceCell, textOf } from "../takeOver/plainText";
import type { Source } from "../takeOver/readSource";
import type { DateOrder } from "../takeOver/sourceDate";
import { fields, type SourceField } from "../takeOver/tableWords";
import { fieldName, said } from "./said";

const rowsShown = 6;

export interface Corrections {
  column(column: number, field: SourceField | "unused"): void;
  /** 0: there is no header. */
  headerRow(row: number): void;
  groups(groups: "milestones" | "phases"): void;
  dateOrder(order: DateOrder): void;
  countedIn(countedIn: CountedIn): void;
}

interface Answers {
  readonly groups: "milestones" | "phases";
  readonly dateOrder: DateOrder | null;
  readonly countedIn: CountedIn;
}

/** The columns above the first rows. They stay where they are while fields change, so that keys find their choice. */
export interface ColumnsPart {
  readonly root: HTMLElement;
  /** False: this is another table, which has to be drawn. */
  show(source: Source): boolean;
}

export function columnsPart(table: SourceTable, drawn: Source, correct: Corrections): ColumnsPart {
  const { root, selects } = columnsTable(table, drawn, correct);
  return {
    root: element("section", {}, element("h2", {}, said("mappingTitle")), quiet(said("mappingHint")), root),
    show({ header, mapping }) {
      if (header.row !== drawn.header.row || mapping.length !== selects.length) return false;
      for (const [column, select] of selects.entries()) select.value = mapping[column]!;
      return true;
    },
  };
}

/** What is asked about the table beside its columns. */
export function mappingPart(
  table: SourceTable,
  source: Source,
  answers: Answers,
  correct: Corrections,
): HTMLElement {
  return element(
    "section",
    {},
    element(
      "div",
      { class: "pair" },
      headerRow(table, source, correct),
      countedIn(answers, correct),
      source.hasGroups && groups(answers, correct),
    ),
    dateOrder(source, answers, correct),
    source.ignoredRows.length > 0 && ignoredRows(table, source),
  );
}

function cellText(cell: SourceCell | undefined): string {
  return typeof cell === "object" ? dayWithYear(cell.day) : textOf(cell);
}

function columnsTable(
  table: SourceTable,
  source: Source,
  correct: Corrections,
): { root: HTMLElement; selects: readonly HTMLSelectElement[] } {
  const { header, mapping } = source;
  const columns = mapping.map((_field, column) => column);
  const choices = [
    { value: "unused", label: said("unused") },
    ...fields.map((field) => ({ value: field as string, label: fieldName(field) })),
  ];
  const selects = columns.map((column) => {
    const made = element("select", {
      "aria-label": said("columnHolds", { column: columnName(column) }),
      "data-key": `column ${column}`,
      onchange: () => correct.column(column, made.value as SourceField | "unused"),
    });
    made.append(...choices.map(({ value, label }) => element("option", { value }, label)));
    made.value = mapping[column]!;
    return made;
  });
  const first = table.rows
    .map((cells, at) => ({ cells, row: at + 1 }))
    .slice(header.last)
    .filter(({ cells }) => cells.some((cell) => textOf(cell) !== ""))
    .slice(0, rowsShown);
  const root = element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": said("mappingTitle") },
    element(
      "table",
      { class: "mapping" },
      element(
        "thead",
        {},
        element("tr", {}, element("td"), ...selects.map((select) => element("td", {}, select))),
        element(
          "tr",
          { class: "heads" },
          element("th", { scope: "col" }, header.row === null ? "\u2013" : String(header.row)),
          ...columns.map((column) =>
            element("th", { scope: "col" }, header.texts[column] || columnName(column)),
          ),
        ),
      ),
      element(
        "tbody",
        {},
        ...first.map(({ cells, row }) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, String(row)),
            ...columns.map((column) => element("td", {}, cellText(cells[column]))),
          ),
        ),
      ),
    ),
  );
  return { root, selects };
}

function headerRow(table: SourceTable, source: Source, correct: Corrections): HTMLElement {
  const most = 60;
  const filled = table.rows
    .map((cells, at) => ({
      row: at + 1,
      text: cells
        .map(cellText)
        .filter((text) => text !== "")
        .join(" | "),
    }))
    .filter(({ text }) => text !== "")
    .slice(0, most);
  const made = selectField({
    label: said("headerRow"),
    choices: [
      { value: "0", label: said("noHeader") },
      ...filled.map(({ row, text }) => ({ value: String(row), label: `${row}: ${text.slice(0, 60)}` })),
    ],
    value: String(source.header.row ?? 0),
    onInput: (value) => correct.headerRow(Number(value)),
  });
  made.input.dataset.key = "headerRow";
  return made.root;
}

function countedIn(answers: Answers, correct: Corrections): HTMLElement {
  return keyed(
    "countedIn",
    choiceField({
      label: text("countedIn"),
      hint: said("countedInHint"),
      choices: [
        { value: "calendar", label: text("calendarDays") },
        { value: "working", label: text("workingDays") },
      ],
      value: answers.countedIn,
      onInput: (value) => correct.countedIn(value as CountedIn),
    }),
  );
}

function groups(answers: Answers, correct: Corrections): HTMLElement {
  return keyed(
    "groups",
    choiceField({
      label: said("groups"),
      choices: [
        { value: "milestones", label: said("groupsMilestones") },
        { value: "phases", label: said("groupsPhases") },
      ],
      value: answers.groups,
      onInput: (value) => correct.groups(value as "milestones" | "phases"),
    }),
  );
}

/** Dates of two kinds are asked about, never guessed. */
function dateOrder(source: Source, answers: Answers, correct: Corrections): HTMLElement | null {
  const unclear = source.unclearOrder.filter(({ readings }) => readings !== null);
  const [first] = unclear;
  if (!first) return null;
  const { dmy, mdy } = first.readings!;
  return keyed(
    "dateOrder",
    choiceField({
      label: said("dateOrder", {
        columns: unclear.map(({ column }) => columnName(column)).join(", "),
        example: first.text,
      }),
      choices: [
        { value: "dmy", label: dayWithYear(dmy) },
        { value: "mdy", label: dayWithYear(mdy) },
      ],
      value: answers.dateOrder ?? "",
      onInput: (value) => correct.dateOrder(value as DateOrder),
    }),
  );
}

function ignoredRows(table: SourceTable, source: Source): HTMLElement {
  const told = source.ignoredRows
    .filter(({ because }) => because !== "empty" && because !== "rule")
    .map(({ row }) => ({
      row,
      text: (table.rows[row - 1] ?? [])
        .map(cellText)
        .filter((text) => text !== "")
        .join(" | "),
    }));
  return folded(
    said("ignored", { count: told.length }),
    element(
      "ul",
      { class: "rows" },
      ...told
        .slice(0, 100)
        .map(({ row, text }) =>
          element(
            "li",
            {},
            element("span", {}, text.slice(0, 200)),
            element("span", { class: "day" }, said("row", { row })),
          ),
        ),
    ),
  );
}

/** Keys by which the focus finds its place again after a part is drawn anew. */
export function keyed<Part extends HTMLElement>(name: string, part: Part): Part {
  for (const input of part.querySelectorAll<HTMLInputElement>("input"))
    input.dataset.key = `${name} ${input.value}`;
  return part;
}
