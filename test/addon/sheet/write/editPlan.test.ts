/** Editing the plan over the built bundle: rows added, moved, removed and renamed as one change, and taken back. */
import { SpreadsheetFile } from "../../../../local/sheets";
import { isoText } from "../../../../src/plan/calendarDate";
import type { PlanEdit } from "../../../../src/plan/change/changeRequest";
import { review } from "../../../../src/plan/review";
import { builtInTemplates, withoutTasks } from "../../../../src/planTemplates";
import type { LoadedPlan } from "../../../../src/protocol";
import { type AddOn, apply, newFile, noon, open, referenceRequest, value } from "../../bundle";
import { a1, cellOf, columnOf, rowOf } from "../../places";
import { smallPlan } from "../../smallPlan";

const load = (addOn: AddOn): LoadedPlan => value(addOn.server.openSidebar({})).loaded!;
const edit = (addOn: AddOn, ...edits: PlanEdit[]) => apply(addOn, load(addOn), { do: "edits", edits });
const undo = (addOn: AddOn) => {
  const { undoable, fingerprint } = load(addOn);
  return addOn.server.undoChange({ id: undoable[0]!.id, fingerprint });
};
/** "3 Signature 2027-03-15 after 2": how each row reads. */
const rows = ({ plan, details }: LoadedPlan) =>
  plan.steps.map(
    ({ number, name, target, startsAfter }, at) =>
      `${number} ${name} ${target === null ? "-" : isoText(target)} after ${startsAfter.join()} | ${details[at]!.ownersSeller} | ${details[at]!.ownersBuyer}`,
  );
const named = ({ plan }: LoadedPlan) => plan.steps.map(({ number, name }) => `${number} ${name}`);

const insert = {
  do: "insert",
  name: "Legal review",
  days: 2,
  after: "1",
  link: "chain",
  number: "9001",
  texts: {
    ownerSeller: { was: "", is: "Account Executive, Legal Support" },
    ownerBuyer: { was: "", is: "Project champion" },
    outcome: { was: "", is: "=1+1 is <b>agreed</b>" },
    phase: { was: "", is: "Decide" },
  },
} as const satisfies PlanEdit;

test("a step in the middle is complete at once, and everything that names a step follows", () => {
  const addOn = smallPlan();
  const { file } = addOn;
  const id = load(addOn).plan.steps.map((step) => step.id);
  const before = rows(load(addOn));
  const now = value(edit(addOn, insert));
  expect(named(now)).toEqual([
    "1 Discovery",
    "2 Legal review",
    "3 Proposal",
    "3.1 Send the draft",
    "4 Signature",
    "5 Value",
  ]);
  // Proposal is due on Fri 12 with its three days: the review on Tue 9, Discovery two days before that, on Fri 5 (7 is a Sunday).
  expect(rows(now).slice(0, 2)).toEqual([
    "1 Discovery 2027-03-05 after  | Account Executive | Project champion",
    "2 Legal review 2027-03-09 after 1 | Account Executive, Legal Support | Project champion",
  ]);
  expect(now.plan.anchor?.step).toBe("4");
  expect(now.plan.steps.map((step) => step.id).filter((each) => id.includes(each))).toEqual(id);
  expect(cellOf(file, "status", "2").value).toBe("Planned");
  expect(cellOf(file, "done", "2").value).toBe(false);
  expect(cellOf(file, "outcome", "2").value).toBe("=1+1 is <b>agreed</b>");
  expect(cellOf(file, "phase", "2").value).toBe("Decide");
  expect(cellOf(file, "status", "4").value).toBe(cellOf(file, "status", "3").value);
  expect(cellOf(file, "step", 1, "Resources").value).toBe("3 Proposal");
  expect(now.resources[0]!.step).toBe("3");
  expect(cellOf(file, "value", "worksBackFrom", "Plan data").value).toBe("4");
  expect(review(now.plan, now.snapshot)).toEqual([]);
  const items = value(addOn.server.checkSheet({}));
  expect(items).toEqual([]);
  value(undo(addOn));
  expect(rows(load(addOn))).toEqual(before);
  expect(cellOf(file, "step", 1, "Resources").value).toBe("2 Proposal");
  expect(value(addOn.server.checkSheet({}))).toEqual([]);
});

test("a removed step leaves with its tasks and comes back with all that people wrote", () => {
  const addOn = smallPlan();
  const { file } = addOn;
  const buyer = file.person("Buyer");
  buyer.type("Milestones", a1(file, "outcome", "2"), "call Tom first");
  buyer.note("Milestones", a1(file, "milestone", "2.1"), "by e-mail");
  buyer.insertColumns("Milestones", columnOf(file, "done"));
  const own = a1(file, "done", "2.1").replace(/[A-Z]+/, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - 1),
  );
  buyer.type("Milestones", own, "our own column");
  const before = load(addOn);
  const now = value(edit(addOn, { do: "remove", step: "2" }));
  expect(named(now)).toEqual(["1 Discovery", "2 Signature", "3 Value"]);
  expect(now.plan.steps[1]!.startsAfter).toEqual(["1"]);
  expect(cellOf(file, "step", 1, "Resources").value).toBe("Proposal");
  expect(value(addOn.server.checkSheet({}))).toEqual([]);
  value(undo(addOn));
  const after = load(addOn);
  expect(rows(after)).toEqual(rows(before));
  expect(after.plan.steps).toEqual(before.plan.steps);
  expect(cellOf(file, "outcome", "2").value).toBe("call Tom first");
  expect(
    file.value(file.sheetIdByName("Milestones")!, rowOf(file, "2.1") - 1, columnOf(file, "done") - 2).value,
  ).toBe("our own column");
  expect(cellOf(file, "step", 1, "Resources").value).toBe("2 Proposal");
  expect(review(after.plan, after.snapshot)).toEqual([]);
  expect(value(addOn.server.checkSheet({}))).toEqual([]);
});

test("two steps exchanged take their tasks, notes and formats along", () => {
  const addOn = smallPlan();
  const { file } = addOn;
  file.person("Buyer").note("Milestones", a1(file, "milestone", "2.1"), "by e-mail");
  const before = rows(load(addOn));
  const now = value(edit(addOn, { do: "reorder", step: "1", after: "2", link: "chain" }));
  expect(named(now)).toEqual(["1 Proposal", "1.1 Send the draft", "2 Discovery", "3 Signature", "4 Value"]);
  expect(now.plan.steps.map((step) => step.startsAfter.join())).toEqual(["", "", "1", "2", "3"]);
  const sheet = file.sheetIdByName("Milestones")!;
  const isGrouped = (step: string) =>
    file.grid.getHeaderGroups(sheet, "ROW").some(({ start, end }) => {
      const row = rowOf(file, step) - 1;
      return start <= row && row <= end;
    });
  expect(["1", "1.1", "2", "3"].map(isGrouped)).toEqual([false, true, false, false]);
  expect(value(addOn.server.checkSheet({}))).toEqual([]);
  value(undo(addOn));
  expect(rows(load(addOn))).toEqual(before);
  expect(["1", "2", "2.1", "3"].map(isGrouped)).toEqual([false, false, true, false]);
  expect(value(addOn.server.checkSheet({}))).toEqual([]);
});

test("a new step on top looks like a step", () => {
  const addOn = smallPlan();
  const now = value(edit(addOn, { ...insert, after: null }));
  expect(named(now).slice(0, 2)).toEqual(["1 Legal review", "2 Discovery"]);
  expect(value(addOn.server.checkSheet({}))).toEqual([]);
  const { file } = addOn;
  const id = file.sheetIdByName("Milestones")!;
  const choices = (step: string) =>
    JSON.stringify(
      file.model.getters.getValidationRuleForCell({
        sheetId: id,
        row: rowOf(file, step) - 1,
        col: columnOf(file, "done") - 1,
      })?.criterion,
    );
  expect(choices("1")).toBe(choices("2"));
  value(undo(addOn));
  expect(named(load(addOn))[0]).toBe("1 Discovery");
});

test("what somebody wrote meanwhile into a cell that is to change is not written over", () => {
  const addOn = smallPlan();
  const { file } = addOn;
  const texts = { outcome: { was: "", is: "Signed by both" } };
  const loaded = load(addOn);
  file.person("Buyer").type("Milestones", a1(file, "outcome", "3"), "call Tom first");
  const reply = apply(addOn, loaded, { do: "edits", edits: [{ do: "edit", step: "3", texts }] });
  expect(reply).toMatchObject({ ok: false, findings: [{ problem: { code: "changedMeanwhile" } }] });
  expect(cellOf(file, "outcome", "3").value).toBe("call Tom first");
});

test("the same edit by two reps is written once", () => {
  const addOn = smallPlan();
  const loaded = load(addOn);
  const request = { do: "edits", edits: [insert] } as const;
  value(apply(addOn, loaded, request));
  expect(apply(addOn, loaded, request)).toMatchObject({
    ok: false,
    findings: [{ problem: { code: "changedMeanwhile" } }],
  });
  expect(named(load(addOn)).filter((name) => name.includes("Legal"))).toEqual(["2 Legal review"]);
});

test("a sorted table gets its order back; a dragged row is done where it stands, or put back", () => {
  const addOn = smallPlan();
  const { file } = addOn;
  const buyer = file.person("Buyer");
  const first = rowOf(file, "1");
  const before = rows(load(addOn));
  buyer.sort("Milestones", `A${first}:AZ${first + 4}`, columnOf(file, "milestone"));
  expect(named(load(addOn))).not.toEqual(before);
  value(apply(addOn, load(addOn), { do: "order" }));
  expect(rows(load(addOn))).toEqual(before);
  buyer.moveRows("Milestones", rowOf(file, "3"), 1, rowOf(file, "1"));
  const dragged = load(addOn);
  expect(review(dragged.plan, dragged.snapshot)).toMatchObject([{ code: "movedRow", step: "3", other: "1" }]);
  value(apply(addOn, dragged, { do: "putBack", changes: "all" }));
  expect(rows(load(addOn))).toEqual(before);
  buyer.moveRows("Milestones", rowOf(file, "1"), 1, rowOf(file, "3"));
  const now = value(apply(addOn, load(addOn), { do: "accept", changes: "all" }));
  expect(named(now)).toEqual(["1 Proposal", "1.1 Send the draft", "2 Discovery", "3 Signature", "4 Value"]);
  expect(review(now.plan, now.snapshot)).toEqual([]);
});

test("ten edits of a usual plan take at most 200 calls and 3 round trips", () => {
  const addOn = open(newFile());
  value(addOn.server.createPlan(referenceRequest()));
  const added = ["1", "3", "5", "8"].map(
    (after, at): PlanEdit => ({ ...insert, after, number: String(9001 + at) }),
  );
  const loaded = load(addOn);
  const edits: PlanEdit[] = [
    ...added,
    { do: "remove", step: "4" },
    { do: "reorder", step: "8", after: "6", link: "chain" },
    { do: "edit", step: "9", name: "Training", days: 3 },
    { do: "notNeeded", step: "12", because: "No controlling" },
    { do: "link", step: "13", startsAfter: ["11"] },
    {
      do: "edit",
      step: "2",
      texts: { ownerBuyer: { was: "Project champion", is: "Project champion, Finance advisor" } },
    },
  ];
  addOn.session.resetCalls();
  value(apply(addOn, loaded, { do: "edits", edits }));
  const { total, roundTrips } = addOn.session.calls;
  expect(total).toBeLessThanOrEqual(200);
  expect(roundTrips).toBeLessThanOrEqual(3);
  expect(value(addOn.server.checkSheet({})).map(({ text }) => text)).toEqual([]);
});

test("in German, with names of 500 characters", () => {
  const addOn = open(newFile());
  value(
    addOn.server.createPlan({
      ...referenceRequest(),
      language: "de",
      template: withoutTasks(builtInTemplates("de")[0]!),
    }),
  );
  const long = "Sehr lang ".repeat(50).trim();
  const now = value(
    edit(addOn, { ...insert, name: long, after: "6" }, { do: "edit", step: "6", name: "=Unterschrift" }),
  );
  expect(named(now).slice(5, 7)).toEqual(["6 =Unterschrift", `7 ${long}`]);
  expect(cellOf(addOn.file, "status", "7", "Meilensteine").value).toBe("Geplant");
  value(undo(addOn));
  expect(named(load(addOn))[5]).toBe("6 Unterschrift");
  expect(load(addOn).plan.steps).toHaveLength(13);
});

describe("the service fails at any call", () => {
  const start = smallPlan();
  const saved = start.file.save();
  const again = () => open(SpreadsheetFile.load(saved, { now: () => noon }));
  const all: PlanEdit[] = [
    insert,
    { do: "remove", step: "2" },
    { do: "reorder", step: "4", after: null, link: "keep" },
  ];
  const before = rows(load(start));
  const calls = (() => {
    const addOn = again();
    const loaded = load(addOn);
    addOn.session.resetCalls();
    value(apply(addOn, loaded, { do: "edits", edits: all }));
    return addOn.session.calls.total;
  })();
  const after = (() => {
    const addOn = again();
    return rows(value(edit(addOn, ...all)));
  })();

  test("all of it stands, or nothing", () => {
    for (let call = 1; call <= calls; call += 37) {
      const addOn = again();
      const loaded = load(addOn);
      addOn.session.failAt(call, "Service Spreadsheets failed while accessing document with id 1abc.");
      const reply = apply(addOn, loaded, { do: "edits", edits: all });
      const isWritten = reply.ok || JSON.stringify(reply.findings).includes('"state":"written"');
      expect([call, rows(load(addOn))]).toEqual([call, isWritten ? after : before]);
    }
  });
});
