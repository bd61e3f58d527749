/** What *Check and repair* does to rows: Ids of their own, and cells in the form that the formulas count with. */
import { value } from "../../bundle";
import { a1, cellOf, rowOf } from "../../places";
import { smallPlan } from "../../smallPlan";

test("what was understood is written in the sheet's own form, what was not stays as it is", () => {
  const addOn = smallPlan();
  const { file, server } = addOn;
  const buyer = file.person("Buyer");
  buyer.type("Milestones", a1(file, "startsAfter", "2"), "Step 1; 1");
  buyer.type("Milestones", a1(file, "startsAfter", "3"), "2FS+2d");
  buyer.type("Milestones", a1(file, "startsAfter", "4"), "Signature");
  buyer.type("Milestones", a1(file, "done", "1"), "yes");
  buyer.type("Milestones", a1(file, "days", "2"), "1w");
  buyer.type("Milestones", a1(file, "fixed", "2"), "'2027-03-12");
  /** What the plan says, whatever form its cells have. */
  const said = () => value(server.openSidebar({})).loaded!.plan.steps.map(({ typed: _, ...step }) => step);
  const before = said();
  expect(value(server.checkSheet({})).map(({ id }) => id)).toEqual(["spellings Milestones"]);
  expect(value(server.repairSheet({ ids: ["spellings Milestones"] }))).toEqual([]);
  expect(cellOf(file, "startsAfter", "2").value).toBe("1");
  expect(cellOf(file, "startsAfter", "3").value).toBe("2FS+2d");
  expect(cellOf(file, "startsAfter", "4").value).toBe("Signature");
  expect(cellOf(file, "done", "1").value).toBe(true);
  expect(cellOf(file, "days", "2").value).toBe(7);
  expect(cellOf(file, "fixed", "2").value).toBe(46_458);
  expect(said()).toEqual(before);
});

test("a copied row gets an Id of its own; the row that it was copied from keeps its", () => {
  const { file, server } = smallPlan();
  const before = cellOf(file, "id", "2").value;
  file.person("Buyer").copyRow("Milestones", rowOf(file, "2"), rowOf(file, 6));
  expect(cellOf(file, "id", 6).value).toBe(before);
  value(server.repairSheet({ ids: ["ids Milestones"] }));
  expect(cellOf(file, "id", "2").value).toBe(before);
  expect(cellOf(file, "id", 6).value).toMatch(/^[a-z]{8}$/);
  expect(cellOf(file, "id", 6).value).not.toBe(before);
});
