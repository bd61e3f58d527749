/** Rows of which a part was sorted or moved alone: one sentence, and one button that puts them together again. */
import { SpreadsheetFile } from "../../local/sheets";
import { columnLetters } from "../../local/sheets/a1";
import { review } from "../../src/plan/review";
import type { LoadedPlan } from "../../src/protocol";
import { type AddOn, apply, noon, open, value } from "./bundle";
import { a1, columnOf } from "./places";
import { smallPlan } from "./smallPlan";

const load = (addOn: AddOn): LoadedPlan => value(addOn.server.openSidebar({})).loaded!;
const found = (addOn: AddOn) => {
  const { plan, snapshot } = load(addOn);
  return review(plan, snapshot);
};

/** What stands in the table, notes too: each row as text. */
function rows({ file }: AddOn): string[] {
  const id = file.sheetIdByName("Milestones")!;
  const width = columnOf(file, "id");
  const notes: string[] = [];
  file.sheetState(id).notes.forEach(({ text }, at) => {
    notes.push(`${at} ${text}`);
  });
  return [
    ...Array.from({ length: 12 }, (_, at) =>
      Array.from({ length: width }, (_, column) =>
        // Our own formulas are long.
        // A box that nobody ticked is empty or FALSE.
        [file.formula(id, at + 5, column).slice(0, 8), file.display(id, at + 5, column)]
          .join(" ")
          .replace("FALSE", ""),
      ).join(" / "),
    ),
    ...notes.filter((note) => !note.endsWith(" ")).sort(),
  ];
}

/** Done and agreed in part, with notes, words in a column of the buyer's own, and a formula. */
function livedIn(): AddOn {
  const addOn = smallPlan();
  const buyer = addOn.file.person("Buyer");
  buyer.insertColumns("Milestones", columnOf(addOn.file, "outcome"), 1);
  const own = columnLetters(columnOf(addOn.file, "outcome") - 2);
  buyer.type("Milestones", `${own}5`, "Remarks");
  buyer.type("Milestones", `${own}7`, "call Tom");
  buyer.type("Milestones", `${own}8`, "=B8+1");
  buyer.tick("Milestones", a1(addOn.file, "done", "1"));
  buyer.type("Milestones", a1(addOn.file, "completedOn", "1"), "1/8/2027");
  buyer.note("Milestones", a1(addOn.file, "milestone", "2"), "as discussed");
  buyer.type("Milestones", a1(addOn.file, "notLaterThan", "4"), "5/3/2027");
  buyer.type("Milestones", a1(addOn.file, "outcome", "3"), "signed by both");
  value(apply(addOn, load(addOn), { do: "accept", changes: "all" }));
  value(addOn.server.agreeAllDates({ fingerprint: load(addOn).fingerprint }));
  expect(found(addOn)).toEqual([]);
  return addOn;
}

const saved = livedIn().file.save();

type Tear = readonly [string, (addOn: AddOn) => void, object];

const tears: readonly Tear[] = [
  [
    "sorted without the folded columns",
    ({ file }) => {
      const last = columnLetters(columnOf(file, "done") - 1);
      file.person("Buyer").sort("Milestones", `A8:${last}12`, 3, false);
    },
    { code: "rowsApart", count: 4 },
  ],
  [
    "sorted without the columns from Agreed on and the first two",
    ({ file }) => {
      const last = columnLetters(columnOf(file, "slip") - 1);
      file.person("Buyer").sort("Milestones", `A8:${last}12`, 2, false);
    },
    { code: "rowsApart", count: 5 },
  ],
  [
    "dates sorted alone",
    ({ file }) => {
      file.person("Buyer").sort("Milestones", "B8:B12", 2, false);
    },
    { code: "rowsApart", moved: ["target"] },
  ],
  [
    "names sorted alone",
    ({ file }) => {
      file.person("Buyer").sort("Milestones", "C8:C12", 3, false);
    },
    { code: "rowsApart", moved: ["name"] },
  ],
  [
    "a row's visible cells cut and pasted below the table",
    ({ file }) => {
      const last = columnLetters(columnOf(file, "done") - 1);
      file.person("Buyer").cutPaste("Milestones", `A9:${last}9`, "A15");
    },
    { code: "rowsApart" },
  ],
];

test.each(tears)("%s: one sentence, and one button puts the rows together", (_, tear, change) => {
  const addOn = open(SpreadsheetFile.load(saved, { now: () => noon }));
  const before = rows(addOn);
  tear(addOn);
  expect(rows(addOn)).not.toEqual(before);
  expect(found(addOn)).toMatchObject([change]);
  const { fingerprint } = load(addOn);
  // Nothing rests on rows that are not whole.
  expect(addOn.server.agreeAllDates({ fingerprint })).toMatchObject({
    ok: false,
    findings: [{ problem: { code: "rowsApart" } }],
  });
  value(addOn.server.joinRows({ fingerprint }));
  // Cutting took a formula, a box and a format along.
  const items = value(addOn.server.checkSheet({}));
  value(addOn.server.repairSheet({ ids: items.map(({ id }) => id) }));
  expect(rows(addOn)).toEqual(before);
  expect(found(addOn)).toEqual([]);
  value(addOn.server.joinRows({ fingerprint: load(addOn).fingerprint }));
  expect(rows(addOn)).toEqual(before);
});
