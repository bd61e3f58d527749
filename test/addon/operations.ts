/**
 * Everything that the random test draws from: what people do to the sheet, and every operation of the add-on. A new
 * operation of the add-on belongs in this list; then it is mixed with all the others.
 */

import type { Person, SpreadsheetFile } from "../../local/sheets";
import { findTable, type Table } from "../../src/addon/sheet/read/readTable";
import { milestoneColumns, milestoneHeaders } from "../../src/addon/sheet/tabs/milestoneColumns";
import { workingWeeks } from "../../src/addon/sheet/tabs/planDataTab";
import { columnLetter } from "../../src/addon/sheet/tabs/sheetContent";
import type { ChangeRequest } from "../../src/plan/change/changeRequest";
import { plannedChange } from "../../src/plan/change/plannedChange";
import { reschedule } from "../../src/plan/change/reschedule";
import { review, type SheetChange } from "../../src/plan/review";
import type { LoadedPlan, Reply } from "../../src/protocol";
import { languageCodes } from "../../src/words/language";
import { milestoneWords } from "../../src/words/sheetWords";
import type { AddOn } from "./bundle";
import type { Random } from "./random";

type MilestoneColumn = (typeof milestoneColumns)[number];

/** The file and those who work on it. */
export class World {
  /** What people wrote is marked, so that it is found again wherever it is moved. */
  private marks = 0;
  constructor(
    readonly addOn: AddOn,
    readonly buyer: Person,
    readonly seller: Person,
    private readonly milestonesId: string,
  ) {}

  get file(): SpreadsheetFile {
    return this.addOn.file;
  }

  words(random: Random): string {
    this.marks++;
    return `${random.pick(["call Tom", "Ann, Bob", "wait for legal", "ärgerlich", "見積もり"])} §${this.marks}§`;
  }

  /** The Milestones tab as it is called now; null: deleted. */
  tab(): string | null {
    return this.file.hasSheet(this.milestonesId) ? this.file.sheetName(this.milestonesId) : null;
  }

  table(): Table<MilestoneColumn> | null {
    if (!this.tab()) return null;
    const values = Array.from({ length: Math.min(40, this.file.rowCount(this.milestonesId)) }, (_, row) =>
      Array.from({ length: this.file.columnCount(this.milestonesId) }, (_, column) =>
        this.file.input(this.milestonesId, row, column),
      ),
    );
    const headers = languageCodes.map((each) => milestoneHeaders(milestoneWords(each)));
    return findTable(values, milestoneColumns, headers);
  }

  lastRow(): number {
    return this.file.rowCount(this.milestonesId);
  }

  lastColumn(): number {
    return this.file.columnCount(this.milestonesId);
  }
}

/** Does something as a person; nothing comes back. Not every operation fits every sheet: then it does nothing. */
export type Edit = (person: Person, world: World, random: Random) => void;
/** Asks the add-on as the sidebar does; null: there was nothing to ask. */
export type Operation = (world: World, random: Random) => Reply<unknown> | null;

/** A place in the table: tab, row below the header row, column letter. */
function place(world: World, random: Random, columns: readonly MilestoneColumn[]): [string, string] | null {
  const tab = world.tab();
  const table = tab && world.table();
  if (!tab || !table) return null;
  const column = table.columns[random.pick(columns)];
  if (!column || table.headerRow >= world.lastRow()) return null;
  return [
    tab,
    `${columnLetter(column)}${random.between(table.headerRow + 1, Math.min(world.lastRow(), table.headerRow + 8))}`,
  ];
}

function types(columns: readonly MilestoneColumn[], texts: readonly string[]): Edit {
  return (person, world, random) => {
    const at = place(world, random, columns);
    if (at) person.type(...at, random.pick(texts));
  };
}

/** Rows of the table, several at most three. */
function rows(
  work: (
    person: Person,
    tab: string,
    first: number,
    count: number,
    random: Random,
    table: Table<MilestoneColumn>,
  ) => void,
): Edit {
  return (person, world, random) => {
    const tab = world.tab();
    const table = tab && world.table();
    if (!tab || !table || world.lastRow() < table.headerRow + 6) return;
    const first = random.between(table.headerRow + 1, Math.min(world.lastRow() - 3, table.headerRow + 7));
    work(person, tab, first, random.between(1, 2), random, table);
  };
}

const tabsToTouch = (world: World) => world.file.sheetIds().map((id) => world.file.sheetName(id));

export const edits: Readonly<Record<string, Edit>> = {
  typeDate: types(
    ["target", "fixed", "completedOn"],
    ["2027-03-01", "3/18/2027", "2027-06-30", "=TODAY()+7", "=DATE(2027;4;1)"],
  ),
  typeStrangeDate: types(
    ["target", "fixed", "start", "agreedDate"],
    ["Q2", "asap", "end of March", "n/a", "15.03.27.", "31/02/2027"],
  ),
  typeDays: types(["days"], ["5", "0", "12"]),
  typeStrangeDays: types(["days"], ["2 weeks", "n/a", "-3", "1.5", "99999"]),
  typeTick: types(["done", "agreed"], ["yes", "ja", "x", "maybe", "TRUE", "FALSE"]),
  typeLinks: types(["startsAfter"], ["1", "2, 3", "77", "4", ""]),
  typeNumber: types(["step"], ["9", "2.2", "4.10", "second", "1", ""]),
  typeChoice: types(["countedIn", "calendar"], ["working days", "buyer", "bank days", "seller", ""]),
  overwriteFormula: types(
    ["status", "state", "after1", "needsBy", "level", "openBy"],
    ["Planned", "done", "1", "46000", ""],
  ),
  typeWords: (person, world, random) => {
    const at = place(world, random, ["milestone", "ownerSeller", "ownerBuyer", "outcome", "phase"]);
    if (at) person.type(...at, world.words(random));
  },
  wordsOverFormula: (person, world, random) => {
    const at = place(world, random, ["status", "slip", "state", "target", "days", "done"]);
    if (at) person.type(...at, world.words(random));
  },
  wordsBeside: (person, world, random) => {
    const tab = world.tab();
    if (tab)
      person.type(
        tab,
        `${columnLetter(world.lastColumn())}${random.between(1, world.lastRow())}`,
        world.words(random),
      );
  },
  tick: (person, world, random) => {
    const at = place(world, random, ["done", "agreed"]);
    if (at) person.tick(...at, random.chance(0.7));
  },
  pasteBlock: (person, world, random) => {
    const at = place(world, random, ["target", "milestone", "days", "done", "after1"]);
    if (at)
      person.paste(...at, [
        ["2027-03-02", world.words(random), "Planned"],
        ["soon", "", world.words(random)],
      ]);
  },
  clearCells: (person, world, random) => {
    const at = place(world, random, [
      "target",
      "milestone",
      "status",
      "days",
      "done",
      "startsAfter",
      "after2",
    ]);
    if (at) person.clear(...at);
  },
  copyCells: (person, world, random) => {
    const [from, to] = [
      place(world, random, ["target", "status", "milestone"]),
      place(world, random, ["target", "status", "milestone"]),
    ];
    if (from && to) person.copyPaste(from[0], from[1], to[1]);
  },
  insertRows: rows((person, tab, first, count) => person.insertRows(tab, first, count)),
  insertRowsBelow: rows((person, tab, first, count) => person.insertRowsBelow(tab, first, count)),
  insertNewStep: (person, world, random) => {
    const at = place(world, random, ["milestone"]);
    if (!at) return;
    const row = Number(/\d+/.exec(at[1])![0]);
    if (person.insertRowsBelow(at[0], row))
      person.type(at[0], at[1].replace(/\d+/, String(row + 1)), world.words(random));
  },
  deleteRows: rows((person, tab, first, count) => person.deleteRows(tab, first, count)),
  copyRow: rows((person, tab, first, count) => person.copyRow(tab, first, first + count)),
  cutRow: rows((person, tab, first, count) => person.cutRows(tab, first, 1, first + count)),
  dragRow: rows((person, tab, first, count, _random, table) =>
    person.moveRows(tab, first, count, table.headerRow + 1),
  ),
  sortRows: rows((person, tab, _first, _count, random, table) => {
    const columns = Object.values(table.columns);
    const last = columnLetter(Math.max(...columns));
    person.sort(
      tab,
      `A${table.headerRow + 1}:${last}${table.headerRow + 8}`,
      random.pick(columns),
      random.chance(0.5),
    );
  }),
  hideRows: rows((person, tab, first, count) => person.hideRows(tab, first, count)),
  moveColumn: (person, world, random) => {
    const tab = world.tab();
    if (tab) person.moveColumns(tab, random.between(1, 12), 1, random.between(1, 12));
  },
  insertColumn: (person, world, random) => {
    const tab = world.tab();
    if (tab) person.insertColumns(tab, random.between(1, 30));
  },
  deleteColumn: (person, world, random) => {
    const tab = world.tab();
    const table = world.table();
    const column =
      table?.columns[
        random.pick(["phase", "slip", "outcome", "after2", "state", "ownerBuyer", "calendar"] as const)
      ];
    if (tab && column) person.deleteColumns(tab, column);
  },
  renameHeader: (person, world, random) => {
    const tab = world.tab();
    const table = world.table();
    const column = table?.columns[random.pick(milestoneColumns)];
    if (tab && table && column)
      person.type(tab, `${columnLetter(column)}${table.headerRow}`, world.words(random));
  },
  clearHeader: (person, world, random) => {
    const tab = world.tab();
    const table = tab && world.table();
    if (tab && table)
      person.clear(
        tab,
        random.chance(0.5) ? `A${table.headerRow}:I${table.headerRow}` : `C${table.headerRow}`,
      );
  },
  showKeys: (person, world) => {
    const tab = world.tab();
    const keyRow = tab && world.table()?.keyRow;
    if (tab && keyRow) person.showRows(tab, keyRow);
  },
  clearKeys: (person, world, random) => {
    const tab = world.tab();
    const keyRow = tab && world.table()?.keyRow;
    if (tab && keyRow) person.clear(tab, `${columnLetter(random.between(1, 30))}${keyRow}`);
  },
  titleAbove: (person, world, random) => {
    const tab = world.tab();
    if (tab && person.insertRows(tab, 1)) person.type(tab, "A1", world.words(random));
  },
  overwriteHeaderBlock: (person, world, random) => {
    const tab = world.tab();
    const table = tab && world.table();
    if (!tab || !table || table.headerRow < 4) return;
    person.type(
      tab,
      `${columnLetter(random.between(2, 8))}${table.headerRow - random.between(2, 3)}`,
      random.pick(["0", "", world.words(random)]),
    );
  },
  merge: (person, world, random) => {
    const at = place(world, random, ["milestone", "outcome"]);
    if (at)
      person.merge(
        at[0],
        `${at[1]}:${at[1].replace(/\d+/, (row) => String(Math.min(Number(row) + 1, world.lastRow())))}`,
      );
  },
  unmerge: (person, world) => {
    const tab = world.tab();
    if (tab) person.unmerge(tab, `A1:AZ${world.lastRow()}`);
  },
  renameTab: (person, world, random) => {
    const tab = random.pick(tabsToTouch(world));
    person.renameTab(tab, `${random.pick(["Plan", "Wer", "Misc", "Data, old"])} ${random.between(1, 99)}`);
  },
  moveTab: (person, world, random) => {
    person.moveTab(random.pick(tabsToTouch(world)), random.between(1, world.file.sheetIds().length));
  },
  duplicateTab: (person, world, random) => {
    const tab = world.tab();
    if (tab && world.file.sheetIds().length < 8)
      person.duplicateTab(random.chance(0.5) ? tab : random.pick(tabsToTouch(world)));
  },
  addTab: (person, world, random) => {
    const name = `Own ${random.between(1, 999)}`;
    if (world.file.sheetIds().length < 9 && person.insertTab(name))
      person.type(name, "B2", world.words(random));
  },
  setBackground: (person, world, random) => {
    const at = place(world, random, ["milestone", "target"]);
    if (at) person.setBackground(...at, "#ffff00");
  },
  setNumberFormat: (person, world, random) => {
    const at = place(world, random, ["step", "target", "days", "startsAfter"]);
    if (at) person.setNumberFormat(...at, random.pick(["0", "@", "0.00", "yyyy-mm-dd"]));
  },
  note: (person, world, random) => {
    const at = place(world, random, ["milestone", "status"]);
    if (at) person.note(...at, "call first");
  },
  protect: (person, world, random) => {
    const at = place(world, random, ["target", "done", "status"]);
    if (at && random.chance(0.3)) person.protect(...at, { warningOnly: random.chance(0.5) });
  },
  convertToTable: (person, world, random) => {
    const tab = world.tab();
    const table = tab && world.table();
    if (tab && table && random.chance(0.3))
      person.convertToTable(tab, `A${table.headerRow}:I${world.lastRow()}`);
  },
  changeLocale: (person, _world, random) => {
    person.changeLocale(random.pick(["en_US", "de_DE", "pt_BR", "ja_JP"]));
  },
  changeTimeZone: (person, _world, random) => {
    person.changeTimeZone(
      random.pick(["Pacific/Pago_Pago", "Pacific/Kiritimati", "Europe/Berlin", "America/New_York"]),
    );
  },
  otherTabs: (person, world, random) => {
    const tab = random.pick(tabsToTouch(world).filter((name) => name !== world.tab()));
    const sheetId = world.file.sheetIdByName(tab)!;
    const cell = `${columnLetter(random.between(1, Math.min(20, world.file.columnCount(sheetId))))}${random.between(1, Math.min(12, world.file.rowCount(sheetId)))}`;
    if (random.chance(0.5)) person.type(tab, cell, world.words(random));
    else person.clear(tab, cell);
  },
};

function load(world: World): LoadedPlan | null {
  const reply = world.addOn.server.openSidebar({});
  return reply.ok ? reply.value.loaded : null;
}

/** Previews as the sidebar does; what the preview refuses is not sent. */
function change(make: (loaded: LoadedPlan, random: Random) => ChangeRequest | null): Operation {
  return (world, random) => {
    const loaded = load(world);
    const request = loaded && make(loaded, random);
    const preview = loaded && request && reschedule(loaded.plan, request, loaded.snapshot);
    if (!preview || preview.refused) return null;
    return world.addOn.server.applyChange({
      change: plannedChange(loaded.plan, preview, request),
      calendars: null,
      fingerprint: loaded.fingerprint,
      askedBy: random.pick(["buyer", "seller", ""]),
      why: "because",
      agreedInReturn: "a reference call",
      title: "A change",
    });
  };
}

function anyStep(loaded: LoadedPlan, random: Random): string | null {
  const numbers = loaded.plan.steps.map((step) => step.number).filter((number) => number !== "");
  return numbers.length > 0 ? random.pick(numbers) : null;
}

function oneChange(
  loaded: LoadedPlan,
  random: Random,
  isMeant: (change: SheetChange) => boolean = () => true,
): string[] | null {
  const found = review(loaded.plan, loaded.snapshot).filter(isMeant);
  return found.length > 0 ? [random.pick(found).id] : null;
}

/**
 * Putting a new row back would delete it, which is left to people. Words over what the plan works back from are just
 * what would be put back, as the sidebar says; they would be left only in the record for undo.
 */
function keepsWords({ plan }: LoadedPlan): (change: SheetChange) => boolean {
  const numbers = new Set(plan.steps.map(({ number }) => number));
  return (change) =>
    change.code === "anchorChanged"
      ? change.after === null || numbers.has(change.after.step)
      : change.code !== "newRow";
}

export const operations: Readonly<Record<string, Operation>> = {
  open: (world) => world.addOn.server.openSidebar({}),
  check: (world) => world.addOn.server.checkSheet({}),
  repair: (world) => {
    const items = world.addOn.server.checkSheet({});
    return items.ok ? world.addOn.server.repairSheet({ ids: items.value.map(({ id }) => id) }) : items;
  },
  move: change((loaded, random) => {
    const step = anyStep(loaded, random);
    const to = loaded.plan.today + random.between(0, 150);
    return step === null ? null : { do: "move", step, to, keep: random.pick(["push", "anchor", "only"]) };
  }),
  shift: change((_loaded, random) => ({
    do: "shift",
    workingDays: random.between(-5, 20),
    withFixed: random.chance(0.5),
  })),
  done: change((loaded, random) => {
    const step = anyStep(loaded, random);
    const on = loaded.plan.today - random.between(0, 5);
    // biome-ignore lint/suspicious/noThenProperty: a word of the request, never a function, so nothing awaits it.
    return step === null ? null : { do: "done", steps: [{ step, on }], then: random.pick(["push", "keep"]) };
  }),
  insert: change((loaded, random) => ({
    do: "insert",
    name: "Inserted by the rep",
    days: random.between(1, 5),
    after: anyStep(loaded, random),
    link: random.pick(["chain", "beside", "none"]),
  })),
  edits: change((loaded, random) => {
    const [at, moved, gone] = [anyStep(loaded, random), anyStep(loaded, random), anyStep(loaded, random)];
    if (at === null || moved === null || gone === null) return null;
    // A row that goes with people's words would keep them only in the record for undo.
    const insert = {
      do: "insert",
      name: "Added by the rep",
      days: 2,
      after: at,
      link: "chain",
      number: "9001",
    } as const;
    return {
      do: "edits",
      edits: [
        insert,
        { do: "reorder", step: "9001", after: null, link: "keep" },
        { do: "edit", step: "9001", days: random.between(0, 9) },
        ...(moved.includes(".") || at.includes(".") || moved === at
          ? []
          : [{ do: "reorder", step: moved, after: at, link: "chain" } as const]),
        { do: "notNeeded", step: gone, because: random.pick(["", "They have one"]) },
      ],
    };
  }),
  order: change(() => ({ do: "order" })),
  acceptAll: change(() => ({ do: "accept", changes: "all" })),
  acceptOne: change((loaded, random) => {
    const changes = oneChange(loaded, random);
    return changes && { do: "accept", changes };
  }),
  putBackOne: change((loaded, random) => {
    const changes = oneChange(loaded, random, keepsWords(loaded));
    return changes && { do: "putBack", changes };
  }),
  undo: (world) => {
    const loaded = load(world);
    const [last] = loaded?.undoable ?? [];
    return loaded && last
      ? world.addOn.server.undoChange({ id: last.id, fingerprint: loaded.fingerprint })
      : null;
  },
  agreeAll: (world) => {
    const loaded = load(world);
    return loaded && world.addOn.server.agreeAllDates({ fingerprint: loaded.fingerprint });
  },
  nameOwners: (world) => {
    const loaded = load(world);
    return loaded && world.addOn.server.nameOwners({ fingerprint: loaded.fingerprint });
  },
  addTasks: (world, random) => {
    const loaded = load(world);
    const under = loaded && anyStep(loaded, random);
    if (!loaded || !under) return null;
    const task = { under, name: "Plan the kick-off", ownersSeller: "", ownersBuyer: "" };
    return world.addOn.server.addTasks({ tasks: [task, task], fingerprint: loaded.fingerprint });
  },
  setNonWorkingDays: (world, random) => {
    const loaded = load(world);
    if (!loaded) return null;
    const day = loaded.plan.today + random.between(1, 60);
    const calendars = {
      days: [{ date: day, side: random.pick(["both", "seller", "buyer"] as const) }],
      weekends: { seller: "0000011", buyer: random.pick(["0000011", "0000110"]) },
    };
    const plan = { ...loaded.plan, ...workingWeeks(calendars.weekends, calendars.days) };
    const preview = reschedule(plan, { do: "shift", workingDays: 0, withFixed: false }, loaded.snapshot);
    if (preview.refused) return null;
    return world.addOn.server.applyChange({
      change: plannedChange(plan, preview, null),
      calendars,
      fingerprint: loaded.fingerprint,
      askedBy: "",
      why: "",
      agreedInReturn: "",
      title: "Days off",
    });
  },
};
