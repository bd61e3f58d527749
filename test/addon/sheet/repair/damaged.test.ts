/**
 * Sheets as people leave them. Each file in `damaged` says what was done to the plan of smallPlan.ts and what must
 * come of it, worked out by hand:
 *
 *   did: METHOD ARGUMENT | ARGUMENT   an action of a `Person`, several lines one after the other
 *   reads: NUMBER NAME DATE           a row that reads otherwise than in the new plan, or a new one; `gone: NUMBER`
 *   says: CODE CELL                   what the sidebar is told of the sheet and the plan
 *   asks: ID                          what it asks the rep to accept or to put back
 *   repairs: ID / cannot: ID          what *Check and repair* lists, by whether it can put it right
 *   asked: ID                         what it puts right only when the person ticks it; the words become a note
 *   repaired: NUMBER NAME DATE        a row that reads otherwise after the repair than before
 *   refuses: CODE                     why the plan cannot be read
 *
 * A CELL of Milestones is "target of 2", of another tab "Plan data!value of countedIn", as `placed` reads it, in an action
 * too. It means the place in the sheet as it was made, before anything was done to it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Person, SpreadsheetFile } from "../../../../local/sheets";
import { parseA1 } from "../../../../local/sheets/a1";
import { isoText } from "../../../../src/plan/calendarDate";
import { review } from "../../../../src/plan/review";
import { schedule } from "../../../../src/plan/schedule";
import type { LoadedPlan, RepairItem } from "../../../../src/protocol";
import { type AddOn, open, value } from "../../bundle";
import { placed } from "../../places";
import { smallPlan } from "../../smallPlan";

const folder = join(__dirname, "damaged");
const files = readdirSync(folder).sort();

const newPlan = [
  "1 Discovery 2027-03-09",
  "2 Proposal 2027-03-12",
  "2.1 Send the draft -",
  "3 Signature 2027-03-15",
  "4 Value 2027-04-14",
];

function expectations(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const line of text.split("\n")) {
    const [, key, content] = /^(\w+): (.*)$/.exec(line) ?? [];
    if (key) found[key] = [...(found[key] ?? []), content!.trim()];
  }
  return found;
}

/** An action with the places in the sheet as it is now. */
function placedAction(file: SpreadsheetFile, line: string): string {
  const [tab = "", ...given] = line.split(" | ");
  const name = tab.replace(/^\w+ (Copy of )?/, "");
  return [tab, ...given.map((text) => placed(file, text, name))].join(" | ");
}

/** A problem with its cell as the add-on names it. */
function placedProblem(file: SpreadsheetFile, line: string): string {
  const [, code, tab = "Milestones", cell] = /^(\w+) (?:([\w ]+)!)?(\w+ of .+)$/.exec(line) ?? [];
  return cell ? `${code} ${tab}!${placed(file, cell, tab)}` : line;
}

function act(person: Person, line: string): void {
  const [method, rest] = [line.split(" ", 1)[0]!, line.slice(line.indexOf(" ") + 1)];
  const given = rest.split(" | ").map((text) => {
    if (/^\d+$/.test(text) && !/^(type|paste|setNumberFormat|note)/.test(method)) return Number(text);
    return text === "true" || text === "false"
      ? text === "true"
      : text.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
  });
  if (method === "filter") given.push([given.pop()] as never);
  const action = (person as unknown as Record<string, (...args: unknown[]) => boolean>)[method]!;
  expect([line, action.apply(person, given)]).toEqual([line, true]);
}

function rowsOf(loaded: LoadedPlan): string[] {
  return loaded.plan.steps.map(
    ({ number, name, target, done }) =>
      `${number || "?"} ${name || "?"} ${target === null ? "-" : isoText(target)}${done ? " done" : ""}`,
  );
}

function difference(before: readonly string[], after: readonly string[]) {
  const numberOf = (row: string) => row.split(" ", 1)[0]!;
  return {
    reads: after.filter((row) => !before.includes(row)),
    gone: before.map(numberOf).filter((number) => !after.some((row) => numberOf(row) === number)),
  };
}

function load(addOn: AddOn): LoadedPlan {
  return value(addOn.server.openSidebar({})).loaded!;
}

function said(loaded: LoadedPlan): string[] {
  return [
    ...loaded.findings.map(({ problem, cells }) => [problem.code, ...cells].join(" ")),
    ...schedule(loaded.plan).problems.map((problem) =>
      [problem.code, "step" in problem ? problem.step : ""].join(" ").trim(),
    ),
  ].sort();
}

/** What a person typed there: a formula as it was typed. */
function shownIn({ file }: AddOn, tab: string, at: string): string {
  const id = file.sheetIdByName(tab)!;
  const { top, left } = parseA1(at, file.rowCount(id), file.columnCount(id))!;
  return file.formula(id, top, left) || file.display(id, top, left);
}

function notesOf({ file }: AddOn, tab: string): string[] {
  const notes: string[] = [];
  file.sheetState(file.sheetIdByName(tab)!).notes.forEach(({ text }) => {
    notes.push(text);
  });
  return notes;
}

const sorted = (lines: readonly string[] = []): string[] => [...lines].sort();

test.each(files)("%s", (name) => {
  const wanted = expectations(readFileSync(join(folder, name), "utf8"));
  let addOn = smallPlan();
  const did = (wanted.did ?? []).map((line) => placedAction(addOn.file, line));
  for (const key of ["says", "repairs", "cannot", "asked", "left"])
    wanted[key] &&= wanted[key].map((line) => placedProblem(addOn.file, line));
  for (const line of did) {
    if (line === "copyFile") addOn = open(addOn.file.copy("Next deal"));
    else act(addOn.file.person("Buyer"), line);
  }

  const reply = addOn.server.openSidebar({});
  const refused = reply.ok ? [] : reply.findings.map(({ problem }) => problem.code);
  expect(refused).toEqual(wanted.refuses ?? []);
  const before = reply.ok ? reply.value.loaded! : null;
  if (before) {
    expect({
      ...difference(newPlan, rowsOf(before)),
      says: said(before),
      asks: sorted(review(before.plan, before.snapshot).map(({ id }) => id)),
    }).toEqual({
      reads: wanted.reads ?? [],
      gone: wanted.gone ?? [],
      says: sorted(wanted.says),
      asks: sorted(wanted.asks),
    });
  }

  const items = value(addOn.server.checkSheet({}));
  const listed = (of: (item: RepairItem) => boolean) => sorted(items.filter(of).map(({ id }) => id));
  const asked = listed(({ fixable, ticked }) => fixable && !ticked);
  expect({
    repairs: listed(({ ticked }) => ticked),
    cannot: listed(({ fixable }) => !fixable),
    asked,
  }).toEqual({
    repairs: sorted(wanted.repairs),
    cannot: sorted(wanted.cannot),
    asked: sorted(wanted.asked),
  });
  const left = value(addOn.server.repairSheet({ ids: listed(({ id }) => !asked.includes(id)) }));
  expect(sorted(left.map(({ id }) => id))).toEqual(
    sorted([...(wanted.left ?? wanted.cannot ?? []), ...asked]),
  );
  if (before) {
    const repaired = difference(rowsOf(before), rowsOf(load(addOn))).reads;
    expect(repaired).toEqual(wanted.repaired ?? []);
  }
  if (asked.length === 0) return;
  const [, tab, at] = /^typedOver (.+)!(.+)$/.exec(asked[0]!)!;
  const content = shownIn(addOn, tab!, at!);
  const rest = value(addOn.server.repairSheet({ ids: asked }));
  expect(sorted(rest.map(({ id }) => id))).toEqual(sorted(wanted.left ?? wanted.cannot));
  expect(addOn.file.person("Reader").sees(tab!, at!)).not.toBe(content);
  expect(notesOf(addOn, tab!)).toContain(content);
});
