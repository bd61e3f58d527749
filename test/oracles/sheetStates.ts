/**
 * Some hundred states of the Milestones tab, with every formula and, as formulas too, every rule of the table, one
 * table below the other on one tab, so that a spreadsheet program works them all out at once. `sheetFormulas.json`
 * holds what LibreOffice answered.
 */
import { SpreadsheetFile } from "../../local/sheets";
import { canonicalFormula } from "../../local/sheets/formulaText";
import { sheetLocale } from "../../local/sheets/locales";
import {
  formulaColumns,
  type MilestoneColumn,
  milestoneColumns,
} from "../../src/addon/sheet/tabs/milestoneColumns";
import { rowFormulas, type TablePlace } from "../../src/addon/sheet/tabs/milestoneFormulas";
import { headerBlock, newTablePlace, tableRules } from "../../src/addon/sheet/tabs/milestonesTab";
import { dataColumns, firstDataRow, lastDataRow, settingNames } from "../../src/addon/sheet/tabs/planDataTab";
import { columnLetter } from "../../src/addon/sheet/tabs/sheetContent";
import { markedFormula } from "../../src/addon/sheet/write/writeTab";
import { milestoneWords } from "../../src/words/sheetWords";

export const states = 320;
/** Mon 11 Jan 2027 */
export const today = 46_398;

export type Value = string | number | boolean;
/** Tabs by name, their cells by address: a formula in the engine's form, or a value. */
export type Tabs = ReadonlyMap<string, Map<string, { formula: string } | { value: Value }>>;

const words = milestoneWords("en");
const locale = sheetLocale("en_US");
const tab = "Milestones";
const links = "Links";
const accent = "#1a73e8";
/**
 * Every so many have steps that wait for each other. Programs differ in which cells of a loop are errors, since some work
 * out both branches of an IF, so only the verdict above the table is asked for there.
 */
const loopsEvery = 16;

/** The same numbers at every run. */
function randomSource(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** How days are counted, in as many data tabs. */
const settings = [
  { countedIn: "calendar", seller: "0000011", buyer: "0000011", both: "0000011", daysOff: [46_405, 46_433] },
  { countedIn: "working", seller: "0000011", buyer: "0000110", both: "0000111", daysOff: [46_399, 46_400] },
  { countedIn: "working", seller: "1000001", buyer: "0000000", both: "1000001", daysOff: [] },
  { countedIn: "calendar", seller: "0010011", buyer: "0000001", both: "0010011", daysOff: [46_412] },
] as const;
const dataTab = (at: number) => `Plan data ${at + 1}`;

interface Table {
  readonly place: TablePlace;
  readonly rows: readonly Partial<Record<MilestoneColumn, Value>>[];
  readonly hasLoops: boolean;
}

function tables(): Table[] {
  const random = randomSource(11);
  const one = <T>(...choices: readonly T[]): T => choices[random(choices.length)]!;
  let top = 1;
  return Array.from({ length: states }, (_, at): Table => {
    const count = 3 + random(5);
    let day = today - 30 + random(40);
    const hasLoops = at % loopsEvery === 1;
    const rows = Array.from({ length: count }, (_, row): Table["rows"][number] => {
      const isTask = row > 0 && random(6) === 0;
      day += random(12) - 2;
      const target: Value | undefined =
        random(12) === 0 ? undefined : random(40) === 0 ? "to be agreed" : random(30) === 0 ? day + 0.5 : day;
      const link = () => String(hasLoops ? 1 + random(count) : Math.max(1, random(row + 1)));
      return {
        step: isTask ? `${row}.${1 + random(3)}` : String(row + 1),
        ...(target !== undefined && { target }),
        milestone: random(25) === 0 ? "" : one("Go Live", "Signature", 'The "third" step', "Go-live (EU)"),
        ...(random(7) > 0 && { days: one<Value>(0, 0, 1, 1, 3, 7, 14, "a week", 2.5) }),
        ownerSeller: one("", "Account Executive", "Ann"),
        ownerBuyer: one("", "", "Project champion", "Ben, Bea"),
        ...(random(5) > 0 && { done: one<Value>(false, false, false, false, true, true, "Yes", "n/a") }),
        ...(random(6) === 0 && { completedOn: random(5) === 0 ? "last week" : day - 4 + random(8) }),
        ...(random(10) === 0 && { fixed: random(5) === 0 ? "fixed" : day }),
        ...(random(8) === 0 && { notNeeded: one("The old one stays", " ") }),
        ...(random(3) === 0 && { agreedDate: day - 3 + random(7) }),
        phase: one("", "Decide", "Decide?", "Discover", "Implement"),
        countedIn: one("", words.calendarDays, words.workingDays, "weeks"),
        calendar: one("", words.calendarBoth, words.calendarSeller, words.calendarBuyer),
        startsAfter: one(
          "",
          row > 0 ? String(row) : "",
          row > 0 ? String(row) : "",
          `${link()}, ${link()}`,
          row > 0 ? `#${row}` : "",
          `${link()},${link()},${link()},${link()}`,
          `Step ${link()}; ${link()}.\n${link()}FS ${link()} , ${link()}`,
          Array.from({ length: 7 }, link).join(" "),
          "99",
          "-",
          "None",
          `${link()}SS`,
          "?",
        ),
        ...(random(3) > 0 && { start: day - random(14) }),
      };
    });
    const headerRow = top + 6;
    top = headerRow + count + 3;
    const { letters } = newTablePlace(0, "");
    return {
      place: { letters, headerRow, lastRow: headerRow + count + 1, dataTab: dataTab(at % settings.length) },
      // Predecessors stand above or below.
      rows: at % 3 === 0 ? rows.reverse() : rows,
      hasLoops,
    };
  });
}

/** The cells whose answers count, table by table, row by row. */
export function stateTabs(): { tabs: Tabs; asked: readonly (readonly string[])[][] } {
  const cells = new Map<string, { formula: string } | { value: Value }>();
  const linkCells: typeof cells = new Map();
  const formula = (text: string) => ({ formula: canonicalFormula(text, locale) });
  const firstRule = milestoneColumns.length + 2;
  const random = randomSource(5);

  const asked = tables().map(({ place, rows, hasLoops }, at) => {
    const { headerRow, letters } = place;
    const put = (address: string, cell: { formula?: string; value?: Value; text?: string }): boolean => {
      if (cell.formula !== undefined) cells.set(address, formula(cell.formula));
      else if (cell.value !== undefined) cells.set(address, { value: cell.value });
      else if (cell.text) cells.set(address, { value: cell.text });
      return cell.formula !== undefined;
    };
    const addresses: string[][] = [];

    const why = random(2) ? "The old contract ends" : "";
    const review = random(3) ? today - 5 + random(10) : "";
    const confirmed = random(3) ? "" : "Ben";
    [why, review, confirmed].forEach((value, index) => {
      if (value !== "") linkCells.set(`${columnLetter(index + 1)}${at + 1}`, { value });
    });
    const header = headerBlock(place, {
      tabs: { milestones: tab, data: place.dataTab },
      companies: { seller: "Acme", buyer: "Globex" },
      countedIn: "calendar",
      linked: {
        why: `${links}!$A$${at + 1}`,
        nextReview: `${links}!$B$${at + 1}`,
        confirmedBy: `${links}!$C$${at + 1}`,
      },
      words,
      accent,
    });
    header.forEach((line, index) => {
      addresses.push(
        line.flatMap((cell, column) => {
          const address = `${columnLetter(column + 1)}${headerRow - 6 + index}`;
          return put(address, cell) ? [address] : [];
        }),
      );
    });
    // The rule for the next joint review and the number of overdue steps.
    const headerRule = tableRules(place, accent).find(({ when }) => when.startsWith("AND(ISNUMBER("))!;
    const ruleCell = `${columnLetter(firstRule)}${headerRow}`;
    put(ruleCell, { formula: markedFormula(headerRule.when) });
    addresses.push([ruleCell]);
    milestoneColumns.forEach((column) => {
      put(`${letters[column]}${headerRow}`, { value: column });
    });

    // One row more than there are steps: a spare one.
    for (let index = 0; index <= rows.length; index++) {
      const row = headerRow + 1 + index;
      const typed = rows[index] ?? {};
      for (const column of milestoneColumns) {
        const value = typed[column];
        if (value !== undefined && value !== "") put(`${letters[column]}${row}`, { value });
      }
      const formulas = rowFormulas(place, row, words);
      const line = formulaColumns.map((column) => {
        const address = `${letters[column]}${row}`;
        put(address, { formula: formulas[column] });
        return address;
      });
      tableRules({ ...place, headerRow: row }, accent)
        .filter((rule) => !rule.when.startsWith("AND(ISNUMBER("))
        .forEach((rule, number) => {
          const address = `${columnLetter(firstRule + number)}${row}`;
          put(address, { formula: `=IF(${markedFormula(rule.when).slice(1)};1;0)` });
          line.push(address);
        });
      addresses.push(line);
    }
    if (hasLoops) return [[`${letters.step}${headerRow - 4}`]];
    return addresses;
  });

  const tabs: [string, typeof cells][] = [
    [tab, cells],
    [links, linkCells],
  ];
  settings.forEach(({ countedIn, seller, buyer, both, daysOff }, at) => {
    const data: typeof cells = new Map();
    const values: Partial<Record<(typeof settingNames)[number], string>> = {
      countedIn,
      sellerWeekend: seller,
      buyerWeekend: buyer,
      bothWeekend: both,
      worksBackFrom: String(2 + (at % 2)),
      thenStep: at === 3 ? "" : "4",
    };
    settingNames.forEach((name, index) => {
      const value = values[name];
      if (value) data.set(`B${firstDataRow + index}`, { value });
    });
    daysOff.forEach((day, index) => {
      for (const column of [dataColumns.seller, dataColumns.buyer, dataColumns.both])
        data.set(`${columnLetter(column)}${firstDataRow + index}`, { value: day });
    });
    data.set(`A${lastDataRow}`, { value: "end" });
    tabs.push([dataTab(at), data]);
  });
  return { tabs: new Map(tabs), asked };
}

/** What o-spreadsheet answers, in the order of `asked`. */
export function engineAnswers(): Value[][][] {
  const { tabs, asked } = stateTabs();
  const now = () => (today - 25_569) * 86_400_000 + 12 * 3_600_000;
  const empty = JSON.parse(SpreadsheetFile.create({ timeZone: "Etc/UTC", now }).save());
  empty.model.sheets = [...tabs].map(([name, cells], at) => ({
    ...empty.model.sheets[0],
    id: String(at),
    name,
    rowNumber: 6000,
    colNumber: 100,
    cells: Object.fromEntries(
      [...cells].map(([address, cell]) => [
        address,
        "formula" in cell
          ? cell.formula
          : // The apostrophe keeps a text that looks like a number.
            typeof cell.value === "string"
            ? `'${cell.value}`
            : String(cell.value).toUpperCase(),
      ]),
    ),
  }));
  const file = SpreadsheetFile.load(JSON.stringify(empty), { now });
  const { getters } = file.model;
  return asked.map((lines) =>
    lines.map((line) =>
      line.map((address) => {
        const { zone } = getters.getRangeFromSheetXC("0", address);
        return file.value("0", zone.top, zone.left).value;
      }),
    ),
  );
}
