/** What people typed over the add-on's cells, and rows that they copied: nothing is lost, and nothing stops the rest. */
import { isoText } from "../../src/plan/calendarDate";
import { reschedule } from "../../src/plan/change/reschedule";
import { review } from "../../src/plan/review";
import type { LoadedPlan } from "../../src/protocol";
import { type AddOn, apply, value } from "./bundle";
import { cellOf } from "./places";
import { smallPlan } from "./smallPlan";

const load = (addOn: AddOn): LoadedPlan => value(addOn.server.openSidebar({})).loaded!;
const found = (addOn: AddOn) => {
  const { plan, snapshot } = load(addOn);
  return review(plan, snapshot);
};

test("words in one date do not stop a date and a tick that somebody typed elsewhere", () => {
  const addOn = smallPlan();
  const buyer = addOn.file.person("Buyer");
  buyer.type("Milestones", "B6", "mid February");
  buyer.type("Milestones", "B7", "3/11/2027");
  expect(found(addOn)).toMatchObject([
    { id: "unclear:target:1", text: "mid February", offered: 46433 },
    { id: "dateTyped:2" },
  ]);
  const loaded = value(apply(addOn, load(addOn), { do: "accept", changes: "all" }));
  expect(cellOf(addOn.file, "target", "1").value).toBe("mid February");
  expect(loaded.plan.steps[1]).toMatchObject({ number: "2", fixed: 46457 });
  expect(isoText(46433)).toBe("2027-02-15");
  expect(isoText(46457)).toBe("2027-03-11");
  expect(found(addOn)).toMatchObject([{ id: "unclear:target:1" }]);
});

test("a copied row that was renamed is new, and the original keeps its date when the plan is changed", () => {
  const addOn = smallPlan();
  const buyer = addOn.file.person("Buyer");
  buyer.insertRows("Milestones", 8, 1);
  buyer.copyRow("Milestones", 7, 8);
  buyer.type("Milestones", "C8", "Legal review");
  expect(found(addOn)).toMatchObject([
    { code: "newRow", name: "Legal review", typed: "2", proposal: { number: "5" } },
  ]);
  const { plan, snapshot } = load(addOn);
  const later = reschedule(plan, { do: "anchor", step: "3", date: 46468 }, snapshot);
  // From Mon 15 to Mon 22 Mar: Proposal from Fri 12 to Fri 19.
  expect(later.difference).toMatchObject([
    { name: "Discovery" },
    { name: "Proposal", before: 46458, after: 46465 },
    { name: "Signature" },
    { name: "Value" },
  ]);
});
