import { dayNumber } from "../../../../src/plan/calendarDate";
import type { ChangeRequest } from "../../../../src/plan/change/changeRequest";
import { plannedChange } from "../../../../src/plan/change/plannedChange";
import { reschedule } from "../../../../src/plan/change/reschedule";
import { value } from "../../bundle";
import { a1, cellOf } from "../../places";
import { smallPlan } from "../../smallPlan";

test("a protected cell stops a change, and what was written before is put back", () => {
  const addOn = smallPlan();
  const { file, server } = addOn;
  const dates = () => ["1", "2", "3", "4"].map((step) => cellOf(file, "target", step).display);
  const before = dates();
  file.person("Buyer").protect("Milestones", a1(file, "target", "4"));
  const loaded = value(server.openSidebar({})).loaded!;
  const request: ChangeRequest = { do: "move", step: "3", to: dayNumber(2027, 3, 22), keep: "push" };
  const preview = reschedule(loaded.plan, request, loaded.snapshot);
  const reply = server.applyChange({
    change: plannedChange(loaded.plan, preview, request),
    calendars: null,
    fingerprint: loaded.fingerprint,
    askedBy: "",
    why: "",
    agreedInReturn: "",
    title: "A change",
  });
  expect(reply).toMatchObject({ ok: false, findings: [{ problem: { code: "protectedCell" } }] });
  expect(dates()).toEqual(before);
});
