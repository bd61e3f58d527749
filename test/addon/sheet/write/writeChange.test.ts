/** Changes over the built bundle: preview here as the sidebar does it, apply there, undo, and trouble on the way. */
import { SpreadsheetFile } from "../../../../local/sheets";
import { workingWeeks } from "../../../../src/addon/sheet/tabs/planDataTab";
import { dayNumber, isoText } from "../../../../src/plan/calendarDate";
import type { ChangeRequest } from "../../../../src/plan/change/changeRequest";
import { type PlannedChange, plannedChange } from "../../../../src/plan/change/plannedChange";
import { reschedule } from "../../../../src/plan/change/reschedule";
import { review } from "../../../../src/plan/review";
import type { LoadedPlan } from "../../../../src/protocol";
import { type AddOn, apply, createReference, newFile, noon, open, value } from "../../bundle";
import { a1, cellOf, columnOf, rowOf } from "../../places";
import { smallPlan } from "../../smallPlan";

/** One plan for all tests: each opens its own copy. */
const saved = (() => {
  const file = newFile();
  createReference(open(file));
  return file.save();
})();

function fresh(): AddOn {
  return open(SpreadsheetFile.load(saved, { now: () => noon }));
}

function load(addOn: AddOn): LoadedPlan {
  return value(addOn.server.openSidebar({})).loaded!;
}

function dates(addOn: AddOn): string[] {
  return Array.from({ length: 13 }, (_, at) => isoText(cellOf(addOn.file, "target", at + 1).value as number));
}

/** All cells of a tab, as a person finds them. */
function content(addOn: AddOn, tab: string): string {
  const sheetId = addOn.file.sheetIdByName(tab)!;
  const lines: string[] = [];
  for (let row = 0; row < Math.min(addOn.file.rowCount(sheetId), 80); row++) {
    for (let column = 0; column < addOn.file.columnCount(sheetId); column++) {
      lines.push(addOn.file.input(sheetId, row, column));
    }
  }
  return lines.join("\n");
}

/** How many changes of a date History tells of. */
function historyLines(addOn: AddOn): number {
  if (!addOn.file.sheetIdByName("Plan history")) return 0;
  return content(addOn, "Plan history")
    .split("\n")
    .filter((line) => line.includes("Signature")).length;
}

/** Signature a week later than planned; worked out by hand: 7 days on every row from 6 to 10, then 30, 60, 90 days on. */
const signatureLater: ChangeRequest = { do: "move", step: "6", to: dayNumber(2027, 2, 25), keep: "push" };
const pushed = {
  "6": "2027-02-25",
  "7": "2027-03-11",
  "8": "2027-03-18",
  "9": "2027-03-19",
  "10": "2027-03-22",
  "11": "2027-04-21",
  "12": "2027-05-21",
  "13": "2027-06-21",
};

test("a push moves what follows, clears the ticks of moved rows, and stands in History", () => {
  const addOn = fresh();
  const loaded = value(addOn.server.agreeAllDates({ fingerprint: load(addOn).fingerprint }));
  expect(cellOf(addOn.file, "agreed", "6").value).toBe(true);

  const reply = value(
    apply(addOn, loaded, signatureLater, {
      askedBy: "buyer",
      why: "=The board meets later",
      agreedInReturn: "<i>Reference call</i>",
      title: "Signature later",
    }),
  );
  const moved = Object.fromEntries(
    Object.keys(pushed).map((step) => [step, isoText(cellOf(addOn.file, "target", step).value as number)]),
  );
  expect(moved).toEqual(pushed);
  expect(cellOf(addOn.file, "agreed", "6").value).toBe(false);
  // The formerly agreed date stays: 7 days of slip.
  expect(cellOf(addOn.file, "slip", "6").value).toBe(7);
  expect(cellOf(addOn.file, "milestone", 1, "Plan history").value).toBe("Signature");
  expect(cellOf(addOn.file, "effect", 1, "Plan history").value).toBe(5);
  expect(
    (["askedBy", "why", "inReturn"] as const).map(
      (column) => cellOf(addOn.file, column, 1, "Plan history").value,
    ),
  ).toEqual(["buyer", "=The board meets later", "<i>Reference call</i>"]);
  // Seven rows follow, and Go Live moves by a working week.
  expect(cellOf(addOn.file, "milestone", 2, "Plan history").value).toBe("and 7 more dates, Go Live +5");
  const { notes } = addOn.file.sheetState(addOn.file.sheetIdByName("Plan history")!);
  expect(notes.map(({ text }) => text.split("\n")[0])).toEqual([
    "Implementation: Thu 4 Mar 2027 to Thu 11 Mar 2027",
  ]);
  expect(cellOf(addOn.file, "milestone", 3, "Plan history").value).toBe("");
  // Nothing is left to accept: what stands in the sheet is what was worked out.
  expect(reply.undoable[0]).toMatchObject({ title: "Signature later" });
});

test("undo restores every cell, also after the sidebar was closed", () => {
  const addOn = fresh();
  const before = content(addOn, "Milestones");
  const loaded = load(addOn);
  value(apply(addOn, loaded, signatureLater));
  expect(content(addOn, "Milestones")).not.toBe(before);

  const later = open(addOn.file);
  const now = load(later);
  value(later.server.undoChange({ id: now.undoable[0]!.id, fingerprint: now.fingerprint }));
  expect(content(later, "Milestones")).toBe(before);
  expect(load(later).fingerprint).toBe(loaded.fingerprint);
  expect(load(later).undoable).toEqual([]);
});

test("the last five changes can be undone one after the other", () => {
  const addOn = fresh();
  const states = [content(addOn, "Milestones")];
  for (let days = 1; days <= 5; days++) {
    value(apply(addOn, load(addOn), { do: "shift", workingDays: days, withFixed: false }));
    states.push(content(addOn, "Milestones"));
  }
  for (let at = 4; at >= 0; at--) {
    const now = load(addOn);
    value(addOn.server.undoChange({ id: now.undoable[0]!.id, fingerprint: now.fingerprint }));
    expect(content(addOn, "Milestones")).toBe(states[at]);
  }
});

test("a change in the sheet between preview and apply writes nothing and brings the fresh plan", () => {
  const addOn = fresh();
  const loaded = load(addOn);
  addOn.file.person("Buyer").type("Milestones", a1(addOn.file, "days", "7"), "21");
  const before = content(addOn, "Milestones");
  const reply = apply(addOn, loaded, signatureLater);
  expect(reply).toMatchObject({ ok: false, findings: [{ problem: { code: "changedMeanwhile" } }] });
  if (reply.ok) return;
  expect(reply.fresh!.plan.steps.find((step) => step.number === "7")!.days).toBe(21);
  expect(content(addOn, "Milestones")).toBe(before);
});

test("of two reps who apply at once one wins, and the other sees the fresh plan", () => {
  const first = fresh();
  const second = open(first.file, "colleague@seller.example");
  const [mine, theirs] = [load(first), load(second)];
  value(apply(first, mine, signatureLater));
  const reply = apply(second, theirs, { do: "shift", workingDays: 1, withFixed: false });
  expect(reply).toMatchObject({ ok: false, findings: [{ problem: { code: "changedMeanwhile" } }] });
  expect(dates(second)[9]).toBe(pushed["10"]);
});

test("applying takes at most 3 round trips", () => {
  const addOn = fresh();
  const loaded = load(addOn);
  addOn.session.resetCalls();
  value(apply(addOn, loaded, signatureLater));
  expect(addOn.session.calls.roundTrips).toBeLessThanOrEqual(3);
  addOn.session.resetCalls();
  load(addOn);
  expect(addOn.session.calls.roundTrips).toBeLessThanOrEqual(2);
});

test("what a person typed over a date is left alone and named, and the rest of the plan moves", () => {
  const addOn = fresh();
  const at = a1(addOn.file, "target", "8");
  addOn.file.person("Buyer").type("Milestones", at, "end of March");
  const loaded = load(addOn);
  const finding = {
    problem: { code: "unreadableDate", cell: `Milestones!${at}`, content: "end of March" },
  };
  expect(loaded.findings).toMatchObject([finding]);
  const reply = value(apply(addOn, loaded, signatureLater));
  expect(cellOf(addOn.file, "target", "8").value).toBe("end of March");
  expect(isoText(cellOf(addOn.file, "target", "9").value as number)).toBe(pushed["9"]);
  expect(reply.findings).toMatchObject([finding]);
});

test("a date that is a formula is asked about and stays, and the rest of a change is written", () => {
  const addOn = fresh();
  const at = a1(addOn.file, "target", "8");
  addOn.file.person("Buyer").type("Milestones", at, "=DATE(2027;3;11)");
  const loaded = load(addOn);
  expect(review(loaded.plan, loaded.snapshot)).toMatchObject([
    { code: "unclear", step: "8", field: "target", offered: dayNumber(2027, 3, 11), sure: true },
  ]);
  value(apply(addOn, loaded, signatureLater));
  expect(cellOf(addOn.file, "target", "8").formula).toContain("DATE");
  expect(isoText(cellOf(addOn.file, "target", "9").value as number)).toBe(pushed["9"]);
});

test("a typed date is accepted, and the plan is worked out around it", () => {
  const addOn = fresh();
  addOn.file.person("Buyer").type("Milestones", a1(addOn.file, "target", "5"), "2/15/2027");
  const loaded = load(addOn);
  const reply = value(apply(addOn, loaded, { do: "accept", changes: "all" }));
  expect(isoText(cellOf(addOn.file, "target", "5").value as number)).toBe("2027-02-15");
  // Proposal at the latest 7 days before: Mon 8 Feb.
  expect(isoText(cellOf(addOn.file, "target", "4").value as number)).toBe("2027-02-08");
  expect(reply.plan.steps.find((step) => step.number === "5")!.fixed).toBe(dayNumber(2027, 2, 15));
});

test("a go-live date that somebody typed in the hidden tab is accepted, and History tells its effect", () => {
  const addOn = fresh();
  const at = a1(addOn.file, "value", "worksBackDate", "Plan data");
  addOn.file.person("Buyer").type("Plan data", at, "3/22/2027");
  const loaded = value(apply(addOn, load(addOn), { do: "accept", changes: ["anchorChanged"] }));
  expect(loaded.plan.anchor).toEqual({ step: "10", date: dayNumber(2027, 3, 22) });
  // From one Monday to the next.
  expect(
    (["milestone", "before", "after", "effect"] as const).map(
      (column) => cellOf(addOn.file, column, 1, "Plan history").value,
    ),
  ).toEqual(["Go Live", dayNumber(2027, 3, 15), dayNumber(2027, 3, 22), 5]);
});

test("three typed dates that are accepted are three rows of History, and a tick tells its own step", () => {
  const addOn = fresh();
  const buyer = addOn.file.person("Buyer");
  const type = (step: string, text: string) => buyer.type("Milestones", a1(addOn.file, "target", step), text);
  type("11", "4/15/2027");
  type("12", "5/17/2027");
  type("13", "6/15/2027");
  value(
    apply(
      addOn,
      load(addOn),
      { do: "accept", changes: "all" },
      { askedBy: "buyer", agreedInReturn: "a call" },
    ),
  );
  buyer.type("Milestones", a1(addOn.file, "done", "1"), "TRUE");
  value(apply(addOn, load(addOn), { do: "accept", changes: "all" }));
  const row = (at: number) =>
    (["milestone", "before", "after", "askedBy", "inReturn"] as const).map((column) => {
      const { value } = cellOf(addOn.file, column, at, "Plan history");
      return typeof value === "number" ? isoText(value) : value;
    });
  expect([1, 2, 3].map(row)).toEqual([
    ["VALUE Delivered", "2027-04-14", "2027-04-15", "buyer", "a call"],
    ["Key ROI date", "2027-05-14", "2027-05-17", "buyer", ""],
    ["Quarterly Review", "2027-06-14", "2027-06-15", "buyer", ""],
  ]);
  // Noon of the tests is before its Target.
  expect(row(4)[0]).toBe("Intros and Fit: done");
  expect(row(4)[1]).toBe("2027-01-22");
});

test("a typed date is put back", () => {
  const addOn = fresh();
  const before = dates(addOn);
  addOn.file.person("Buyer").type("Milestones", a1(addOn.file, "target", "5"), "2/15/2027");
  value(apply(addOn, load(addOn), { do: "putBack", changes: "all" }));
  expect(dates(addOn)).toEqual(before);
});

/** What the sidebar sends for `signatureLater`. */
function sent(loaded: LoadedPlan): PlannedChange {
  return plannedChange(loaded.plan, reschedule(loaded.plan, signatureLater, loaded.snapshot), signatureLater);
}

test.each<[string, (loaded: LoadedPlan) => object, string]>([
  ["no change", () => ({ change: null }), "badRequest"],
  ["no rows", (loaded) => ({ change: { ...sent(loaded), rows: "all" } }), "badRequest"],
  [
    "without the goal",
    (loaded) => ({
      change: { ...sent(loaded), rows: sent(loaded).rows.filter(({ number }) => number !== "10") },
    }),
    "badRequest",
  ],
  [
    "a text for a date",
    (loaded) => ({
      change: { ...sent(loaded), rows: sent(loaded).rows.map((row) => ({ ...row, target: "=NOW()" })) },
    }),
    "badRequest",
  ],
  [
    "a date beyond the years",
    (loaded) => ({ change: { ...sent(loaded), anchor: { step: "10", date: 9e6 } } }),
    "badRequest",
  ],
  ["no snapshot", (loaded) => ({ change: { ...sent(loaded), snapshot: { rows: [] } } }), "badRequest"],
  [
    "no working day",
    () => ({ calendars: { days: [], weekends: { seller: "1111111", buyer: "0000011" } } }),
    "badRequest",
  ],
  ["a very long reason", () => ({ why: "x".repeat(3_000) }), "tooLong"],
  ["a number for a reason", () => ({ why: 7 }), "badRequest"],
  ["a number for the fingerprint", () => ({ fingerprint: 5 }), "badRequest"],
])("a request made by hand is refused: %s", (_name, change, code) => {
  const addOn = fresh();
  const before = content(addOn, "Milestones");
  const loaded = load(addOn);
  const reply = apply(addOn, loaded, signatureLater, change(loaded));
  expect(reply).toMatchObject({ ok: false, findings: [{ problem: { code } }] });
  expect(content(addOn, "Milestones")).toBe(before);
});

test("rows that were sorted between preview and apply are not mixed up", () => {
  const addOn = fresh();
  const loaded = load(addOn);
  addOn.file
    .person("Buyer")
    .sort(
      "Milestones",
      `${a1(addOn.file, "step", "1")}:${a1(addOn.file, "openBy", "13")}`,
      columnOf(addOn.file, "milestone"),
    );
  const before = content(addOn, "Milestones");
  expect(apply(addOn, loaded, signatureLater)).toMatchObject({
    ok: false,
    findings: [{ problem: { code: "changedMeanwhile" } }],
  });
  expect(content(addOn, "Milestones")).toBe(before);
});

test("new days off move what falls on them, and the formulas count with them", () => {
  const addOn = fresh();
  const loaded = load(addOn);
  const days = [...loaded.nonWorkingDays, { date: dayNumber(2027, 2, 18), side: "buyer" as const }];
  const weekends = { seller: "0000011", buyer: "0000110" };
  const plan = { ...loaded.plan, ...workingWeeks(weekends, days) };
  const preview = reschedule(plan, { do: "shift", workingDays: 0, withFixed: false }, loaded.snapshot);
  const reply = value(
    apply(addOn, loaded, signatureLater, {
      change: plannedChange(plan, preview, null),
      calendars: { days, weekends },
    }),
  );
  // Thu 18 Feb is off now, and the buyer does not work on Fridays: Wed 17 Feb.
  expect(isoText(cellOf(addOn.file, "target", "6").value as number)).toBe("2027-02-17");
  expect(reply.plan.buyer.weekend).toBe("0000110");
  const settings = Array.from({ length: 20 }, (_, at) => [
    cellOf(addOn.file, "setting", at + 1, "Plan data").value,
    cellOf(addOn.file, "value", at + 1, "Plan data").value,
  ]);
  expect(Object.fromEntries(settings)).toMatchObject({
    sellerWeekend: "0000011",
    buyerWeekend: "0000110",
    bothWeekend: "0000111",
  });
});

test("a failure at any service call leaves the old or the new plan, and a second try works", () => {
  const calls = (() => {
    const addOn = fresh();
    const loaded = load(addOn);
    addOn.session.resetCalls();
    value(apply(addOn, loaded, signatureLater));
    return addOn.session.calls.total;
  })();
  const errors = [
    "Service Spreadsheets failed while accessing document.",
    "Service Spreadsheets timed out while accessing document.",
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.",
    "This operation is not allowed on cells in typed columns.",
  ];
  const addOn = fresh();
  const old = dates(addOn);
  for (let call = 1; call <= calls; call += 11) {
    const loaded = load(addOn);
    const lines = historyLines(addOn);
    addOn.session.resetCalls();
    addOn.session.failAt(call, errors[call % errors.length]!);
    const reply = apply(addOn, loaded, signatureLater);
    const now = load(addOn);
    const isWritten = dates(addOn)[9] === pushed["10"];
    expect([call, historyLines(addOn)]).toEqual([call, isWritten ? lines + 1 : lines]);
    if (reply.ok || isWritten) {
      expect(dates(addOn)[9]).toBe(pushed["10"]);
      value(addOn.server.undoChange({ id: now.undoable[0]!.id, fingerprint: now.fingerprint }));
    }
    expect(dates(addOn)).toEqual(old);
  }
  value(apply(addOn, load(addOn), signatureLater));
  expect(dates(addOn)[9]).toBe(pushed["10"]);
});

test("a role that gets a name is offered at once, and one command shows the name everywhere", () => {
  const addOn = fresh();
  const nameOf = (role: string) => {
    for (let line = 1; ; line++)
      if (cellOf(addOn.file, "role", line, "Stakeholders").value === role)
        return a1(addOn.file, "name", line, "Stakeholders");
  };
  const person = addOn.file.person("Buyer");
  person.type("Stakeholders", nameOf("Project champion"), "Ann Lee");
  // The list behind the dropdowns follows without a script.
  const choices = Array.from(
    { length: 70 },
    (_, at) => cellOf(addOn.file, "owner", at + 1, "Plan data").display,
  );
  expect(choices).toContain("Ann Lee");
  expect(choices).toContain("Finance advisor");
  expect(choices).toContain("Project champion, Finance advisor");

  // People separate owners as they like; where nobody has a name yet, there is nothing to write.
  person.type("Milestones", a1(addOn.file, "ownerBuyer", "5"), "Project champion; Legal advisor");
  person.type("Milestones", a1(addOn.file, "ownerBuyer", "6"), "Finance advisor ,Legal advisor");

  const loaded = load(addOn);
  // Steps 1 to 5, 9, 10 and 13.
  expect(loaded.ownersToName).toBe(8);
  const named = value(addOn.server.nameOwners({ fingerprint: loaded.fingerprint }));
  expect(named.ownersToName).toBe(0);
  expect(cellOf(addOn.file, "ownerBuyer", "3").value).toBe("Ann Lee, Finance advisor");
  expect(cellOf(addOn.file, "ownerBuyer", "5").value).toBe("Ann Lee; Legal advisor");
  expect(cellOf(addOn.file, "ownerBuyer", "6").value).toBe("Finance advisor ,Legal advisor");

  // Somebody else takes over.
  person.type("Stakeholders", nameOf("Project champion"), "Bo Li");
  value(addOn.server.nameOwners({ fingerprint: load(addOn).fingerprint }));
  expect(cellOf(addOn.file, "ownerBuyer", "1").value).toBe("Bo Li");
});

test("settings are written beside their names, wherever somebody's rows in the hidden tab moved them", () => {
  const addOn = fresh();
  addOn.file.person("Buyer").insertRowsBelow("Plan data", 5, 2);
  value(apply(addOn, load(addOn), signatureLater));
  const { plan } = load(addOn);
  expect(plan.anchor).toEqual({ step: "10", date: dayNumber(2027, 3, 22) });
  const { value: date } = cellOf(addOn.file, "value", "worksBackDate", "Plan data");
  expect(isoText(date as number)).toBe("2027-03-22");
});

test("a lock that cannot be given back does not call a written change unchanged", () => {
  const addOn = fresh();
  const loaded = load(addOn);
  addOn.session.resetCalls();
  value(apply(addOn, loaded, signatureLater));
  const calls = addOn.session.calls.total;
  const again = fresh();
  const before = load(again);
  again.session.failAt(calls, "Service Spreadsheets failed while accessing document.");
  expect(apply(again, before, signatureLater)).toMatchObject({ ok: true });
  expect(dates(again)[9]).toBe(pushed["10"]);
});

test("a milestone after one with folded tasks is seen, and so are the tasks that are added to it", () => {
  const addOn = smallPlan();
  const { file, server } = addOn;
  const id = file.sheetIdByName("Milestones")!;
  const isSeen = (step: string) => !file.grid.isRowHidden(id, rowOf(file, step) - 1);
  expect([isSeen("2"), isSeen("2.1")]).toEqual([true, false]);
  const insert = { do: "insert", name: "Pilot", days: 2, after: "2", link: "chain" } as const;
  value(apply(addOn, load(addOn), insert));
  expect(load(addOn).plan.steps.map((step) => step.number)).toEqual(["1", "2", "2.1", "5", "3", "4"]);
  expect(["2", "2.1", "5"].map(isSeen)).toEqual([true, false, true]);
  const rows = (step: string) =>
    file.grid.getHeaderGroups(id, "ROW").filter(({ start, end }) => {
      const row = rowOf(file, step) - 1;
      return start <= row && row <= end;
    }).length;
  expect(["2", "2.1", "5", "3"].map(rows)).toEqual([0, 1, 0, 0]);
  const task = { name: "Invite the team", ownersSeller: "", ownersBuyer: "" };
  const tasks = [
    { ...task, under: "2" },
    { ...task, under: "5" },
  ];
  value(server.addTasks({ tasks, fingerprint: load(addOn).fingerprint }));
  expect(["2.2", "5", "5.1", "3"].map(isSeen)).toEqual([true, true, true, true]);
  expect(["2", "2.1", "2.2", "5", "5.1", "3"].map(rows)).toEqual([0, 1, 1, 0, 1, 0]);
});

test("what the plan works back from stands in the settings as it is, so that formulas find it", () => {
  const addOn = fresh();
  value(apply(addOn, load(addOn), { do: "anchor", step: "9", date: dayNumber(2027, 3, 12) }));
  expect(cellOf(addOn.file, "value", "worksBackFrom", "Plan data").value).toBe("9");
  expect(load(addOn).plan.anchor).toEqual({ step: "9", date: dayNumber(2027, 3, 12) });
  expect(cellOf(addOn.file, "step", -3).value).toBe(cellOf(addOn.file, "milestone", "9").value);
});
