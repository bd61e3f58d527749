/** Plays one random sequence of edits and operations, and throws an error that says what it broke. */
import type { SpreadsheetFile } from "../../local/sheets";
import { review } from "../../src/plan/review";
import { schedule } from "../../src/plan/schedule";
import type { Reply } from "../../src/protocol";
import { problemWordsEn } from "../../src/words/en/problems";
import { findingSentence } from "../../src/words/problemSentence";
import { newYork, open, type Place } from "./bundle";
import { edits, operations, World } from "./operations";
import { Random } from "./random";
import { smallFile } from "./smallPlan";

export interface Move {
  readonly name: string;
  readonly seed: number;
}

const places: readonly Place[] = [
  newYork,
  { locale: "de_DE", zone: "Pacific/Kiritimati", scriptZone: "Etc/UTC" },
  { locale: "pt_BR", zone: "Pacific/Pago_Pago", scriptZone: "Asia/Tokyo" },
  { locale: "ja_JP", zone: "Asia/Tokyo", scriptZone: "America/New_York" },
];

/** The moves of a seed: people's edits and operations of the add-on, about two to one. */
export function movesOf(seed: number): Move[] {
  const random = new Random(seed);
  return Array.from({ length: random.between(10, 25) }, () => ({
    name: random.pick(Object.keys(random.chance(0.65) ? edits : operations)),
    seed: random.between(1, 1_000_000),
  }));
}

/** Everything that stands in the cells and their notes, by cell; formulas, whose texts take most of the time, when they are asked for. */
function contents(file: SpreadsheetFile, formulas: "with formulas" | "texts" = "texts"): Map<string, string> {
  const found = new Map<string, string>();
  for (const sheetId of file.sheetIds()) {
    for (const cell of Object.values(file.model.getters.getCells(sheetId))) {
      if (cell.isFormula && formulas === "texts") continue;
      const { row, col } = file.model.getters.getCellPosition(cell.id);
      const content = file.input(sheetId, row, col);
      if (content !== "") found.set(`${file.sheetName(sheetId)} ${row + 1},${col + 1}`, content);
    }
    file.sheetState(sheetId).notes.forEach(({ text }, at) => {
      found.set(`${file.sheetName(sheetId)} note ${at}`, text);
    });
  }
  return found;
}

/** The marks of people's words, with how often each stands somewhere. */
function marks(cells: ReadonlyMap<string, string>): Map<string, number> {
  const found = new Map<string, number>();
  for (const content of cells.values()) {
    // Formulas, which show a cell, do not hold its words; what was last written is ours.
    for (const [mark] of /^[={]/.test(content) ? [] : content.matchAll(/[^']*§\d+§/g))
      found.set(mark, (found.get(mark) ?? 0) + 1);
  }
  return found;
}

function assert(holds: boolean, what: string, details: unknown = ""): void {
  if (!holds) throw new Error(`${what} ${typeof details === "string" ? details : JSON.stringify(details)}`);
}

function checkReply(reply: Reply<unknown>): void {
  if (reply.ok) return;
  assert(reply.findings.length > 0, "A refusal without a reason");
  for (const finding of reply.findings) {
    assert(finding.problem.code !== "serviceFailed", "The service refused:", finding.problem);
    assert(finding.problem.code !== "badRequest", "Our own request was refused:", finding.problem);
    const text = findingSentence(finding, {
      language: "en",
      words: problemWordsEn,
      nameOf: () => "",
      anchorName: "",
    });
    assert(text !== "" && !/undefined|Error|\{|at .*:\d+:\d+/.test(text), "No sentence:", text);
  }
}

function sameContents(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string {
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(key) !== after.get(key)) return `${key}: ${before.get(key)} -> ${after.get(key)}`;
  }
  return "";
}

export function play(seed: number, moves: readonly Move[]): void {
  const place = places[seed % places.length]!;
  const file = smallFile(place);
  const addOn = open(file, undefined, place);
  const milestonesId = file.sheetIdByName("Milestones")!;
  const world = new World(
    addOn,
    file.person("Buyer"),
    file.person("Seller", { anonymous: seed % 3 === 0 }),
    milestonesId,
  );
  if (seed % 2 === 0) addOn.session.listenToEdits();

  moves.forEach(({ name, seed: moveSeed }, at) => {
    const random = new Random(moveSeed);
    try {
      const edit = edits[name];
      if (edit) {
        edit(random.chance(0.5) ? world.buyer : world.seller, world, random);
        return;
      }
      const onlyLooks = name === "open" || name === "check";
      const before = contents(file, onlyLooks ? "with formulas" : "texts");
      const reply = operations[name]!(world, random);
      if (!reply) return;
      checkReply(reply);
      const after = contents(file, onlyLooks ? "with formulas" : "texts");
      if (onlyLooks) {
        const change = sameContents(before, after);
        assert(change === "", "Looking changed a cell:", change);
      }
      const left = marks(after);
      for (const [mark, count] of marks(before))
        assert((left.get(mark) ?? 0) >= count, "Words are lost:", mark);
    } catch (error) {
      throw new Error(`move ${at + 1}, ${name}: ${(error as Error).message}`);
    }
  });
  try {
    finish(world);
  } catch (error) {
    throw new Error(`at the end: ${(error as Error).message}`);
  }
}

/** After a repair everything of ours is as new, and the dates are those of the inputs. */
function finish(world: World): void {
  const { addOn, file } = world;
  for (const id of file.sheetIds()) {
    world.buyer.unprotectAll(file.sheetName(id));
    world.seller.unprotectAll(file.sheetName(id));
    file.setSheetState(id, "tables", []);
  }
  const before = contents(file);
  const items = addOn.server.checkSheet({});
  if (!items.ok) {
    checkReply(items);
    return;
  }
  const first = addOn.server.repairSheet({ ids: items.value.map(({ id }) => id) });
  checkReply(first);
  if (!first.ok) return;
  // Once a lost column is back, a person's words over formulas show, and are theirs to tick.
  const theirs = first.value.filter(({ fixable, ticked }) => fixable && !ticked);
  const left = theirs.length === 0 ? first : addOn.server.repairSheet({ ids: theirs.map(({ id }) => id) });
  checkReply(left);
  if (!left.ok) return;
  assert(
    left.value.every((item) => !item.fixable),
    "Not repaired:",
    left.value.filter((item) => item.fixable),
  );
  const kept = marks(contents(file));
  for (const [mark, count] of marks(before))
    assert((kept.get(mark) ?? 0) >= count, "Repair lost words:", mark);

  const reply = addOn.server.openSidebar({});
  checkReply(reply);
  const loaded = reply.ok ? reply.value.loaded : null;
  if (!loaded) return;
  const dates = schedule(loaded.plan);
  const pending = new Set(review(loaded.plan, loaded.snapshot).map((each) => each.code));
  if (pending.size === 0 && loaded.findings.length === 0 && dates.problems.length === 0) {
    loaded.plan.steps.forEach((step, at) => {
      const target = dates.target[at] ?? null;
      assert(step.target === target, `Step ${step.number} stands on another day than worked out:`, [
        step.target,
        target,
      ]);
    });
  }
  checkStatus(
    world,
    left.value.some((item) => !item.fixable),
  );
}

/** What the sheet itself says of each row, worked out a second time. */
function checkStatus(world: World, damaged: boolean): void {
  const tab = world.tab();
  const table = tab && world.table();
  if (!tab || !table || damaged) return;
  const sheetId = world.file.sheetIdByName(tab)!;
  const today = Math.floor(world.file.serialNow());
  const { columns } = table;
  // A formula of ours that somebody copied into an input can make a circle, in which any row can fail.
  const inputs = ["step", "target", "milestone", "days", "done"] as const;
  const formulaIn = (row: number) =>
    inputs.some((column) => world.file.formula(sheetId, row, columns[column]! - 1) !== "");
  for (let row = table.headerRow; row < world.file.rowCount(sheetId); row++) if (formulaIn(row)) return;
  for (let row = table.headerRow; row < world.file.rowCount(sheetId); row++) {
    const at = (column: keyof typeof columns) => world.file.display(sheetId, row, columns[column]! - 1);
    const value = (column: keyof typeof columns) =>
      world.file.value(sheetId, row, columns[column]! - 1).value;
    const state = at("state");
    assert(!/^#/.test(state + at("status")), "A formula fails:", [row + 1, state, at("status")]);
    if (at("step") === "" && at("milestone") === "") continue;
    const target = value("target");
    const expected =
      value("done") === true
        ? "Done"
        : typeof target === "number" && Math.floor(target) === today
          ? "Due today"
          : typeof target === "number" && target < today
            ? "Overdue"
            : null;
    if (expected)
      assert(
        at("status").trim().startsWith(expected),
        `Row ${row + 1} should say ${expected}:`,
        at("status"),
      );
  }
}

/** The shortest part of a sequence that still breaks, and what it breaks. */
export function shrink(seed: number, moves: readonly Move[]): { moves: readonly Move[]; error: string } {
  const errorOf = (list: readonly Move[]): string | null => {
    try {
      play(seed, list);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  let shortest = moves;
  let error = errorOf(moves) ?? "";
  for (let size = Math.ceil(moves.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < shortest.length; ) {
      const fewer = [...shortest.slice(0, from), ...shortest.slice(from + size)];
      const found = errorOf(fewer);
      if (found) {
        shortest = fewer;
        error = found;
      } else from += size;
    }
  }
  return { moves: shortest, error };
}
