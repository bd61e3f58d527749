import { type Person, SpreadsheetFile } from "../../../local/sheets";
import { googleOf, makeFile, makeSession } from "./makeSession";

/** Whatever people do, the engine must take it or refuse it: an error in the middle would leave half a change. */
const SEEDS = Number(process.env.RANDOM_EDIT_SEEDS ?? 12);
const LENGTH = 25;

/** A small generator with a seed (mulberry32). */
function generator(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (count: number) => Math.floor(next() * count);
  return { upTo, one: <T>(choices: readonly T[]): T => choices[upTo(choices.length)]! };
}

const TEXTS = [
  "x",
  "3/15/2027",
  "31.2.2027",
  "=TODAY()+7",
  "=A1&B2",
  "=1+",
  "yes",
  "'007",
  "-",
  "a\nb",
  "12,5",
  "",
  "🦊",
];

type Random = ReturnType<typeof generator>;

const ACTIONS: Record<string, (person: Person, tab: string, random: Random) => boolean> = {
  type: (person, tab, { one, upTo }) =>
    person.type(tab, `${one(["A", "B", "C", "D"])}${1 + upTo(12)}`, one(TEXTS)),
  paste: (person, tab, { one, upTo }) =>
    person.paste(tab, `B${1 + upTo(10)}`, `${one(TEXTS)}\t${one(TEXTS)}\nz`),
  clear: (person, tab, { upTo }) => person.clear(tab, `A${1 + upTo(8)}:C${1 + upTo(8)}`),
  tick: (person, tab, { upTo }) => person.tick(tab, `D${1 + upTo(10)}`),
  insertRows: (person, tab, { upTo }) => person.insertRows(tab, 1 + upTo(10), 1 + upTo(3)),
  insertRowsBelow: (person, tab, { upTo }) => person.insertRowsBelow(tab, 1 + upTo(10)),
  deleteRows: (person, tab, { upTo }) => person.deleteRows(tab, 1 + upTo(10), 1 + upTo(3)),
  insertColumns: (person, tab, { upTo }) => person.insertColumns(tab, 1 + upTo(5)),
  deleteColumns: (person, tab, { upTo }) => person.deleteColumns(tab, 1 + upTo(5)),
  moveRows: (person, tab, { upTo }) => person.moveRows(tab, 1 + upTo(10), 1 + upTo(3), 1 + upTo(14)),
  moveColumns: (person, tab, { upTo }) => person.moveColumns(tab, 1 + upTo(4), 1, 1 + upTo(6)),
  copyRow: (person, tab, { upTo }) => person.copyRow(tab, 1 + upTo(10), 1 + upTo(12)),
  cutRows: (person, tab, { upTo }) => person.cutRows(tab, 1 + upTo(10), 1 + upTo(2), 1 + upTo(14)),
  copyPaste: (person, tab, { upTo }) =>
    person.copyPaste(tab, `A${1 + upTo(5)}:B${3 + upTo(5)}`, `C${1 + upTo(9)}`),
  sort: (person, tab, { upTo }) => person.sort(tab, `A2:D${4 + upTo(8)}`, 1 + upTo(4), upTo(2) === 0),
  filter: (person, tab, { upTo }) => person.filter(tab, `A1:D${4 + upTo(8)}`, 1 + upTo(4), ["x", "1"]),
  removeFilter: (person, tab) => person.removeFilter(tab),
  hideRows: (person, tab, { upTo }) => person.hideRows(tab, 1 + upTo(10), 1 + upTo(2)),
  renameTab: (person, tab, { upTo }) => person.renameTab(tab, `Tab ${upTo(99)} / [x]`),
  moveTab: (person, tab, { upTo }) => person.moveTab(tab, 1 + upTo(person.file.sheetIds().length)),
  duplicateTab: (person, tab) => person.file.sheetIds().length < 4 && person.duplicateTab(tab),
  deleteTab: (person, tab) => person.deleteTab(tab),
  merge: (person, tab, { upTo }) => person.merge(tab, `A${1 + upTo(9)}:C${1 + upTo(9)}`),
  unmerge: (person, tab) => person.unmerge(tab, "A1:F20"),
  note: (person, tab, { upTo }) => person.note(tab, `B${1 + upTo(9)}`, "n"),
  setBackground: (person, tab, { upTo }) => person.setBackground(tab, `A${1 + upTo(9)}:D4`, "#00ff00"),
  protect: (person, tab, { upTo }) =>
    person.protect(tab, `A${1 + upTo(9)}:D9`, { warningOnly: upTo(2) === 0 }),
  convertToTable: (person, tab) => person.convertToTable(tab, "A1:D9"),
  changeLocale: (person, _tab, { one }) => person.changeLocale(one(["en_US", "de_DE", "pt_BR", "ja_JP"])),
  changeTimeZone: (person, _tab, { one }) =>
    person.changeTimeZone(one(["Pacific/Kiritimati", "America/New_York"])),
  undo: (person) => person.undo(),
  redo: (person) => person.redo(),
};

/** A sheet with everything that has to follow edits. */
function start(): SpreadsheetFile {
  const file = makeFile();
  const { sheet, spreadsheet, SpreadsheetApp } = googleOf(makeSession(file));
  sheet.deleteRows(31, 970);
  sheet
    .getRange("A1:D6")
    .setValues([
      ["#", "Step", "Date", "Done"],
      ...[1, 2, 3, 4, 5].map((n) => [n, `Step ${n}`, 46461 + n, `=IF($A${n + 1}>2;"late";"")`]),
    ]);
  sheet.getRange("D2:D4").insertCheckboxes();
  sheet.getRange("F1:F3").setValues([["a"], ["b"], ["c"]]);
  const list = SpreadsheetApp.newDataValidation().requireValueInRange(sheet.getRange("F1:F3")).build();
  sheet.getRange("B2:B9").setDataValidation(list).setNote("note");
  sheet.getRange("C:C").addDeveloperMetadata("date");
  sheet.setFrozenRows(1);
  sheet.getRange("3:4").shiftRowGroupDepth(1);
  spreadsheet.setNamedRange("steps", sheet.getRange("A2:A6"));
  const rule = (formula: string) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(formula)
      .setBackground("#ff0000")
      .setRanges([sheet.getRange("A1:D9")])
      .build();
  sheet.setConditionalFormatRules([rule("=$A1=2"), rule('=AND($C1<TODAY();$D1="")')]);
  return file;
}

/** All that a script can read, as one text. */
function everything(file: SpreadsheetFile): string {
  const session = makeSession(file);
  const { spreadsheet } = googleOf(session);
  return JSON.stringify(
    spreadsheet.getSheets().map((sheet) => [
      sheet.getName(),
      sheet.getMaxRows(),
      sheet.getDataRange().getFormulas(),
      sheet.getDataRange().getDisplayValues(),
      sheet.getDataRange().getBackgrounds(),
      sheet.getDataRange().getNotes(),
      sheet
        .getConditionalFormatRules()
        .map((rule) => [
          rule.getRanges().map((range) => range.getA1Notation()),
          rule.getBooleanCondition()?.getCriteriaValues(),
        ]),
      sheet
        .createDeveloperMetadataFinder()
        .find()
        .map((entry) => entry.getLocation().getColumn()?.getA1Notation()),
      sheet
        .getDataRange()
        .getDataValidations()
        .map((row) => row.map((rule) => rule?.getCriteriaType().toString())),
    ]),
  );
}

function play(seed: number, look: (file: SpreadsheetFile) => void): SpreadsheetFile {
  const random = generator(seed);
  const file = start();
  const people = [file.person("Buyer"), file.person("Rep")];
  const done: string[] = [];
  for (let step = 0; step < LENGTH; step++) {
    const name = random.one(Object.keys(ACTIONS));
    const tab = file.sheetName(random.one(file.sheetIds()));
    done.push(name);
    try {
      ACTIONS[name]!(random.one(people), tab, random);
      look(file);
    } catch (error) {
      throw new Error(`after ${done.join(", ")}: ${(error as Error).stack}`);
    }
  }
  return file;
}

test.each(Array.from({ length: SEEDS }, (_, seed) => seed))("random edits, seed %i", (seed) => {
  const file = play(seed, everything);
  const end = JSON.parse(everything(file));
  const reloaded = SpreadsheetFile.load(file.save(), { now: file.now });
  expect(JSON.parse(everything(reloaded))).toEqual(end);
  // Cells are worked out when somebody looks; it makes no difference when that is.
  const unseen = play(seed, () => {});
  expect(JSON.parse(everything(unseen))).toEqual(end);
});
