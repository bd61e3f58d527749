/**
 * Damage as people do it to any spreadsheet, at random, with the rep at work in between: `playDamage(seed)` throws with the
 * deeds that broke something. Written from what people do elsewhere, without a look at the other random edits.
 */
import { type Person, SpreadsheetFile } from "../../local/sheets";
import { columnLetters } from "../../local/sheets/a1";
import { knownPlan } from "../../src/documents/knownPlan";
import { planChecks } from "../../src/documents/planChecks";
import { reschedule } from "../../src/plan/change/reschedule";
import { review, type SheetChange } from "../../src/plan/review";
import type { Finding } from "../../src/problems";
import type { LoadedPlan, Reply } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { changeSentence, findingSentence } from "../../src/words/problemSentence";
import { type AddOn, apply, noon, open, value } from "./bundle";
import { a1, type ColumnName, columnOf, rowOf } from "./places";
import { smallFile } from "./smallPlan";

const tab = "Milestones";
const words = languageFiles("en").DialogWords;

/** Numbers from 0 to `below`, the same for the same seed. */
type Dice = (below: number) => number;

function diceOf(seed: number): Dice {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

interface Scene {
  readonly addOn: AddOn;
  readonly person: Person;
  readonly dice: Dice;
  readonly log: string[];
  /** Words and numbers that somebody typed, each once. */
  readonly typed: Set<string>;
  next: number;
}

const pick = <T>(dice: Dice, list: readonly T[]): T => list[dice(list.length)]!;

function word({ typed, next }: Scene, scene: Scene): string {
  scene.next = next + 1;
  const text = `wq${next}x`;
  typed.add(text);
  return text;
}

/** First and last row of the table in which something stands. */
function span({ addOn: { file } }: Scene): [number, number] {
  const first = rowOf(file, "header") + 1;
  const id = file.sheetIdByName(tab)!;
  const name = columnOf(file, "milestone") - 1;
  let last = first;
  for (let row = first; row <= file.rowCount(id); row++)
    if (file.display(id, row - 1, name) !== "") last = row;
  return [first, last];
}

function anyRow(scene: Scene): number {
  const [first, last] = span(scene);
  return first + scene.dice(last - first + 1);
}

const letter = (scene: Scene, column: ColumnName) => columnLetters(columnOf(scene.addOn.file, column) - 1);
const inputs: readonly ColumnName[] = [
  "target",
  "days",
  "startsAfter",
  "done",
  "completedOn",
  "fixed",
  "notLaterThan",
  "countedIn",
  "calendar",
  "step",
  "milestone",
  "ownerSeller",
  "ownerBuyer",
  "outcome",
  "agreed",
  "agreedDate",
  "phase",
  "notNeeded",
];

/** What people do; each says in a few words what it did. */
const deeds: Readonly<Record<string, (scene: Scene) => string>> = {
  sortVisible(scene) {
    const [first, last] = span(scene);
    const end = pick(scene.dice, ["done", "days", "outcome", "slip", "phase"] as const);
    const by = pick(scene.dice, [1, 2, 3, 5]);
    const range = `A${first}:${letter(scene, end)}${last}`;
    scene.person.sort(tab, range, by, scene.dice(2) === 0);
    return `${range} by ${by}`;
  },
  sortWhole(scene) {
    const [first, last] = span(scene);
    const id = scene.addOn.file.sheetIdByName(tab)!;
    const range = `A${first}:${columnLetters(scene.addOn.file.columnCount(id) - 1)}${last}`;
    scene.person.sort(tab, range, pick(scene.dice, [1, 2, 3]), scene.dice(2) === 0);
    return range;
  },
  sortColumn(scene) {
    const [first, last] = span(scene);
    const column = columnOf(scene.addOn.file, pick(scene.dice, inputs));
    const name = columnLetters(column - 1);
    scene.person.sort(tab, `${name}${first}:${name}${last}`, column, scene.dice(2) === 0);
    return name;
  },
  sortAndUndo(scene) {
    const range = deeds.sortVisible!(scene);
    scene.person.undo();
    return range;
  },
  replaceAll(scene) {
    const [column, from, to] = pick(scene.dice, [
      ["ownerSeller", "Account Executive", "Ann Lee"],
      ["startsAfter", "2", "3"],
      ["startsAfter", "1", "4"],
      ["milestone", "Signature", "Signing"],
      ["target", "2027", "2028"],
      ["countedIn", "calendar days", "working days"],
      ["days", "3", "three"],
    ] as const);
    const { file } = scene.addOn;
    const id = file.sheetIdByName(tab)!;
    const at = columnOf(file, column);
    const [first, last] = span(scene);
    for (let row = first; row <= last; row++) {
      const shown = file.display(id, row - 1, at - 1);
      if (shown.includes(from))
        scene.person.type(tab, `${columnLetters(at - 1)}${row}`, shown.replace(from, to).trim());
    }
    return `${column} ${from} ${to}`;
  },
  valuesOverFormulas(scene) {
    const { file } = scene.addOn;
    const id = file.sheetIdByName(tab)!;
    const at = columnOf(file, pick(scene.dice, ["status", "slip", "state", "after1", "clash"] as const));
    const [first, last] = span(scene);
    const shown = Array.from({ length: last - first + 1 }, (_, row) => [
      file.display(id, first + row - 1, at - 1),
    ]);
    scene.person.paste(tab, `${columnLetters(at - 1)}${first}`, shown);
    return columnLetters(at - 1);
  },
  wordsOverFormula(scene) {
    const column = pick(scene.dice, ["status", "slip", "state", "start"] as const);
    const cell = `${letter(scene, column)}${anyRow(scene)}`;
    scene.person.type(tab, cell, `${pick(scene.dice, ["75% ", "ok ", "see "])}${word(scene, scene)}`);
    return cell;
  },
  fillDown(scene) {
    const column = letter(scene, pick(scene.dice, inputs));
    const row = anyRow(scene);
    const count = 1 + scene.dice(3);
    scene.person.copyPaste(tab, `${column}${row}`, `${column}${row + 1}:${column}${row + count}`);
    return `${column}${row} ${count} down`;
  },
  pasteTransposed(scene) {
    const { file } = scene.addOn;
    const id = file.sheetIdByName(tab)!;
    const row = anyRow(scene);
    const texts = [1, 2, 3, 5].map((column) => [file.display(id, row - 1, column - 1)]);
    const cell = `${letter(scene, pick(scene.dice, inputs))}${anyRow(scene)}`;
    scene.person.paste(tab, cell, texts);
    return `${row} at ${cell}`;
  },
  pasteMail(scene) {
    const cell = `A${anyRow(scene)}`;
    const block = [
      ["7", "3/20/2027", `Workshop ${word(scene, scene)}`],
      ["", "end of March", word(scene, scene)],
    ];
    scene.person.paste(tab, cell, block);
    return cell;
  },
  mergeCells(scene) {
    const row = anyRow(scene);
    const column = scene.dice(8);
    const range = `${columnLetters(column)}${row}:${columnLetters(column + scene.dice(2))}${row + 1}`;
    scene.person.merge(tab, range);
    return range;
  },
  filterAndDelete(scene) {
    const [first, last] = span(scene);
    const { file } = scene.addOn;
    const id = file.sheetIdByName(tab)!;
    const owner = columnOf(file, "ownerSeller") - 1;
    for (let row = last; row >= first; row--)
      if (file.display(id, row - 1, owner) === "") scene.person.deleteRows(tab, row, 1);
    return "rows without owner";
  },
  insertCellsDown(scene) {
    const [, last] = span(scene);
    const row = anyRow(scene);
    const from = scene.dice(6);
    const [one, two] = [columnLetters(from), columnLetters(from + scene.dice(4))];
    scene.person.cutPaste(tab, `${one}${row}:${two}${last}`, `${one}${row + 1}`);
    return `${one}${row}:${two}${last}`;
  },
  moveBlock(scene) {
    const row = anyRow(scene);
    const end = pick(scene.dice, ["milestone", "days", "done"] as const);
    const onto = pick(scene.dice, [anyRow(scene), span(scene)[1] + 2]);
    scene.person.cutPaste(tab, `A${row}:${letter(scene, end)}${row}`, `A${onto}`);
    return `${row} ${end} onto ${onto}`;
  },
  dragCell(scene) {
    const column = letter(scene, pick(scene.dice, inputs));
    const [row, onto] = [anyRow(scene), anyRow(scene)];
    scene.person.cutPaste(tab, `${column}${row}`, `${column}${onto}`);
    return `${column}${row} ${onto}`;
  },
  cutRow(scene) {
    const [row, onto] = [anyRow(scene), span(scene)[1] + 2];
    scene.person.cutRows(tab, row, 1, onto);
    return `${row} onto ${onto}`;
  },
  moveRow(scene) {
    const [row, before] = [anyRow(scene), anyRow(scene)];
    scene.person.moveRows(tab, row, 1, before);
    return `${row} before ${before}`;
  },
  copyRow(scene) {
    const row = anyRow(scene);
    scene.person.insertRows(tab, row + 1, 1);
    scene.person.copyRow(tab, row, row + 1);
    if (scene.dice(2) === 0)
      scene.person.type(tab, `${letter(scene, "milestone")}${row + 1}`, `Copy ${word(scene, scene)}`);
    return String(row);
  },
  copyTab(scene) {
    scene.person.duplicateTab(pick(scene.dice, [tab, "Plan data", "Value"]));
    return "";
  },
  renameTab(scene) {
    scene.person.renameTab("Resources", "Stuff");
    return "";
  },
  typeDateOnPhone(scene) {
    const column = pick(scene.dice, [
      "target",
      "fixed",
      "completedOn",
      "notLaterThan",
      "agreedDate",
    ] as const);
    const cell = `${letter(scene, column)}${anyRow(scene)}`;
    const texts = [
      "15 March",
      "15.3.27",
      "next week",
      "Q2",
      "2027-03-11",
      "3/11/2027",
      "'3/11",
      "tbd",
      "=B6+3",
      "mid Feb",
    ];
    const text = pick(scene.dice, texts);
    scene.person.type(tab, cell, text);
    return `${cell} ${text}`;
  },
  typeWords(scene) {
    const cell = `${letter(scene, pick(scene.dice, inputs))}${anyRow(scene)}`;
    const text = pick(scene.dice, ["ask ", "2, ", "n/a ", "Phase ", ""]) + word(scene, scene);
    scene.person.type(tab, cell, text);
    return `${cell} ${text}`;
  },
  typeValue(scene) {
    const [column, text] = pick(scene.dice, [
      ["days", "7"],
      ["days", "-2"],
      ["days", "1w"],
      ["startsAfter", "1; 2"],
      ["startsAfter", "#1"],
      ["startsAfter", "99"],
      ["done", "yes"],
      ["done", "x"],
      ["step", "1"],
      ["step", "4.10"],
      ["step", "Phase"],
      ["notNeeded", "they have one"],
      ["calendar", "ours"],
    ] as const);
    const cell = `${letter(scene, column)}${anyRow(scene)}`;
    scene.person.type(tab, cell, text);
    return `${cell} ${text}`;
  },
  tick(scene) {
    const cell = `${letter(scene, pick(scene.dice, ["done", "agreed"] as const))}${anyRow(scene)}`;
    scene.person.tick(tab, cell, scene.dice(3) > 0);
    return cell;
  },
  renumber(scene) {
    const [first, last] = span(scene);
    for (let row = first; row <= last; row++)
      scene.person.type(tab, `${letter(scene, "step")}${row}`, String(row - first + 1 + scene.dice(2)));
    return "";
  },
  addRow(scene) {
    const row = anyRow(scene);
    scene.person.insertRows(tab, row, 1);
    scene.person.type(tab, `${letter(scene, "milestone")}${row}`, `Review ${word(scene, scene)}`);
    if (scene.dice(2) === 0) scene.person.type(tab, `${letter(scene, "days")}${row}`, "4");
    return String(row);
  },
  ownColumn(scene) {
    const at = 1 + scene.dice(columnOf(scene.addOn.file, "id"));
    scene.person.insertColumns(tab, at, 1);
    const row = anyRow(scene);
    scene.next++;
    const number = String(710_000 + scene.next);
    scene.typed.add(number);
    scene.person.type(tab, `${columnLetters(at - 1)}${row}`, number);
    scene.person.type(tab, `${columnLetters(at - 1)}${row + 1}`, word(scene, scene));
    return columnLetters(at - 1);
  },
  note(scene) {
    const cell = `${letter(scene, pick(scene.dice, inputs))}${anyRow(scene)}`;
    scene.person.note(tab, cell, word(scene, scene));
    return cell;
  },
  clearRowVisible(scene) {
    const row = anyRow(scene);
    scene.person.clear(tab, `A${row}:${letter(scene, "done")}${row}`);
    return String(row);
  },
  clearColumn(scene) {
    const [first, last] = span(scene);
    const column = letter(scene, pick(scene.dice, inputs));
    scene.person.clear(tab, `${column}${first}:${column}${last}`);
    return column;
  },
  deleteRow(scene) {
    const row = anyRow(scene);
    scene.person.deleteRows(tab, row, 1);
    return String(row);
  },
  deleteFoldedColumn(scene) {
    const column = columnOf(
      scene.addOn.file,
      pick(scene.dice, ["phase", "slip", "after1", "id", "start"] as const),
    );
    scene.person.deleteColumns(tab, column, 1);
    return columnLetters(column - 1);
  },
  moveColumn(scene) {
    const [from, to] = [columnOf(scene.addOn.file, pick(scene.dice, inputs)), 1 + scene.dice(12)];
    scene.person.moveColumns(tab, from, 1, to);
    return `${from} before ${to}`;
  },
  wordsInHiddenTab(scene) {
    const cell = `${columnLetters(scene.dice(20))}${2 + scene.dice(12)}`;
    scene.person.type("Plan data", cell, word(scene, scene));
    return cell;
  },
  undo(scene) {
    scene.person.undo();
    return "";
  },
};

/** Texts of cells and notes on all tabs. */
function everything({ file }: AddOn): string {
  const found: string[] = [];
  for (const id of file.sheetIds()) {
    for (let row = 0; row < Math.min(file.rowCount(id), 60); row++)
      for (let column = 0; column < file.columnCount(id); column++) {
        const input = file.input(id, row, column);
        if (input !== "" && input !== undefined && input !== null) found.push(String(input));
      }
    file.sheetState(id).notes.forEach(({ text }) => {
      found.push(text);
    });
  }
  return found.join("\n");
}

const machineText = /GMT|\bundefined\b|\bNaN\b|\[object|Exception|TypeError|00:00:00/;
/** What a refusal may say of a sheet that nobody else edits: something that a person can put right. */
const fair = new Set(
  "mergedCell missingTab missingColumn notOurs rowsApart protectedCell typedColumn planExists tooLong stepGone noPlan".split(
    " ",
  ),
);

function fairFindings(findings: readonly Finding[], what: string): void {
  for (const { problem } of findings) {
    if (!fair.has(problem.code)) throw new Error(`${what}: ${JSON.stringify(problem)}`);
  }
}

/** The plan as the sidebar shows it, with every sentence that it says; null: a tab or a column is missing. */
function look(scene: Scene): LoadedPlan | null {
  const reply = scene.addOn.server.openSidebar({});
  if (!reply.ok) {
    fairFindings(reply.findings, "open");
    return null;
  }
  const { loaded } = reply.value;
  if (!loaded) return null;
  const known = knownPlan(loaded);
  const context = {
    language: "en" as const,
    words: words.problems,
    nameOf: (step: string) => known.plan.steps.find(({ number }) => number === step)?.name ?? "",
    anchorName: "",
    today: loaded.plan.today,
  };
  const said = [
    ...planChecks(known, words).map(({ sentence }) => sentence),
    ...loaded.findings.map((finding) => findingSentence(finding, context)),
    ...changesOf(loaded).map((change) => changeSentence(change, context)),
  ];
  const bad = said.find((sentence) => machineText.test(sentence));
  if (bad) throw new Error(`said: ${bad}`);
  return loaded;
}

function changesOf({ plan, snapshot }: LoadedPlan): readonly SheetChange[] {
  return review(plan, snapshot);
}

/** Runs something of the rep's; what stood there before still stands, but for what was shown to go. */
function rep(
  scene: Scene,
  what: string,
  run: () => Reply<unknown> | null,
  shown: readonly string[] = [],
): boolean {
  scene.log.push(`rep: ${what}`);
  const before = everything(scene.addOn);
  const reply = run();
  if (reply === null) return false;
  if (!reply.ok) fairFindings(reply.findings, what);
  const after = everything(scene.addOn);
  for (const each of scene.typed) {
    if (!before.includes(each) || after.includes(each)) continue;
    if (!shown.some((text) => text.includes(each))) throw new Error(`${what}: “${each}” is lost`);
  }
  return reply.ok;
}

function decide(scene: Scene, decision: "accept" | "putBack", all = true): boolean | null {
  const loaded = look(scene);
  if (!loaded) return null;
  const changes = changesOf(loaded);
  if (changes.length === 0) return null;
  if (changes[0]!.code === "rowsApart") {
    return rep(scene, "joinRows", () => scene.addOn.server.joinRows({ fingerprint: loaded.fingerprint }));
  }
  const wanted = all ? changes : [pick(scene.dice, changes)];
  const request = { do: decision, changes: all ? ("all" as const) : wanted.map(({ id }) => id) };
  const preview = reschedule(loaded.plan, request, loaded.snapshot);
  if (preview.refused || preview.edits.length + preview.difference.length + preview.decided === 0)
    return null;
  const goes = wanted.flatMap((change) =>
    decision === "putBack" && change.code === "newRow" ? (loaded.details[change.row]?.words ?? []) : [],
  );
  return rep(
    scene,
    `${decision} ${all ? "all" : wanted[0]!.id}`,
    () => apply(scene.addOn, loaded, request),
    goes,
  );
}

function repairAll(scene: Scene): void {
  let items = scene.addOn.server.checkSheet({});
  if (!items.ok) {
    fairFindings(items.findings, "check");
    return;
  }
  // Now and then with what goes only when the person ticks it.
  const all = scene.dice(4) === 0;
  const ids = items.value.filter(({ fixable, ticked }) => ticked || (all && fixable)).map(({ id }) => id);
  if (ids.length === 0) return;
  rep(scene, `repair ${ids.join(", ")}`, () => scene.addOn.server.repairSheet({ ids }));
  items = scene.addOn.server.checkSheet({});
  if (!items.ok) return;
  const left = items.value.filter(({ fixable, ticked }) => ticked || (all && fixable));
  if (left.length > 0) throw new Error(`repaired, and again: ${left.map(({ id }) => id).join(", ")}`);
}

const repDeeds: readonly ((scene: Scene) => void)[] = [
  (scene) => {
    decide(scene, "accept");
  },
  (scene) => {
    decide(scene, "putBack");
  },
  (scene) => {
    decide(scene, scene.dice(2) === 0 ? "accept" : "putBack", false);
  },
  repairAll,
  (scene) => {
    const loaded = look(scene);
    const steps = loaded?.plan.steps.filter(({ number, done }) => number !== "" && !done) ?? [];
    if (!loaded || steps.length === 0) return;
    const { number, target } = pick(scene.dice, steps);
    const request = {
      do: "move",
      step: number,
      to: (target ?? loaded.plan.today) + 1 + scene.dice(20),
      keep: "push",
    } as const;
    if (reschedule(loaded.plan, request, loaded.snapshot).refused) return;
    rep(scene, `move ${number}`, () => apply(scene.addOn, loaded, request));
  },
  (scene) => {
    const loaded = look(scene);
    const newest = loaded?.undoable[0];
    if (loaded && newest)
      rep(scene, "undo", () =>
        scene.addOn.server.undoChange({ id: newest.id, fingerprint: loaded.fingerprint }),
      );
  },
  (scene) => {
    const loaded = look(scene);
    if (loaded)
      rep(scene, "agree", () => scene.addOn.server.agreeAllDates({ fingerprint: loaded.fingerprint }));
  },
];

let saved: string | null = null;

/** A plan in use: one step is done, all others agreed. */
function start(): AddOn {
  if (saved === null) {
    const addOn = open(smallFile());
    const buyer = addOn.file.person("Buyer");
    buyer.tick(tab, a1(addOn.file, "done", "1"));
    buyer.type(tab, a1(addOn.file, "completedOn", "1"), "1/8/2027");
    value(apply(addOn, value(addOn.server.openSidebar({})).loaded!, { do: "accept", changes: "all" }));
    const { fingerprint } = value(addOn.server.openSidebar({})).loaded!;
    value(addOn.server.agreeAllDates({ fingerprint }));
    saved = addOn.file.save();
  }
  return open(SpreadsheetFile.load(saved, { now: () => noon }));
}

/** Throws with seed and deeds when a word is lost, a reply is none of ours, or the plan cannot be put in order again. */
export function playDamage(seed: number): void {
  const dice = diceOf(seed);
  const addOn = start();
  const scene: Scene = {
    addOn,
    person: addOn.file.person("Buyer"),
    dice,
    log: [],
    typed: new Set(),
    next: 1,
  };
  try {
    const count = 2 + dice(4);
    for (let at = 0; at < count; at++) {
      const [name, deed] = pick(dice, Object.entries(deeds));
      scene.log.push(name);
      try {
        scene.log.push(`${scene.log.pop()} ${deed(scene)}`);
      } catch (error) {
        // What is gone cannot be damaged.
        if (!/There is no|is not on|does not exist/.test(String(error))) throw error;
      }
      if (dice(3) === 0) pick(dice, repDeeds)(scene);
    }
    look(scene);
    repairAll(scene);
    putInOrder(scene);
  } catch (error) {
    const [message, ...stack] = String((error as Error).stack).split("\n");
    const place = /^Error/.test(message!) ? "" : ` ${stack.slice(0, 4).join(" ").replace(/\s+/g, " ")}`;
    throw new Error(`seed ${seed}: ${(error as Error).message}${place}\n  ${scene.log.join("\n  ")}`);
  }
}

/** What is left to decide is put back, or accepted; then nothing is left but what nobody can decide. */
function putInOrder(scene: Scene): void {
  const decision = pick(scene.dice, ["accept", "putBack"] as const);
  // Rows are put together first. What is refused says which cell is in the way.
  for (let at = 0; at < 3; at++) if (decide(scene, decision) === false) return;
  const loaded = look(scene);
  if (!loaded) return;
  const left = changesOf(loaded);
  const again = reschedule(loaded.plan, { do: decision, changes: "all" }, loaded.snapshot);
  if (again.refused) return;
  const open = left.filter(
    ({ code }) =>
      !["unclear", "calendarsChanged"].includes(code) || (decision === "putBack" && code === "unclear"),
  );
  if (open.length > 0) throw new Error(`${decision} left ${open.map(({ id }) => id).join(", ")}`);
}
