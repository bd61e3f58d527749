import { ownerCell, ownerNames } from "../../src/plan/owners";

test.each([
  ["Legal Support", ["Legal Support"]],
  ["Legal Support, Ann Lee", ["Legal Support", "Ann Lee"]],
  ["Legal Support;Ann Lee", ["Legal Support", "Ann Lee"]],
  ["Legal Support\nAnn Lee", ["Legal Support", "Ann Lee"]],
  ["Legal Support\r\nAnn Lee", ["Legal Support", "Ann Lee"]],
  [" Ann Lee ,, Bob;\n", ["Ann Lee", "Bob"]],
  ["", []],
  [" , ", []],
])("the owners in %j", (cell, names) => {
  expect(ownerNames(cell)).toEqual(names);
});

test("what is written is read again", () => {
  expect(ownerCell(["Legal Support", "Ann Lee"])).toBe("Legal Support, Ann Lee");
  expect(ownerNames(ownerCell(["Legal Support", "Ann Lee"]))).toEqual(["Legal Support", "Ann Lee"]);
  expect(ownerCell([])).toBe("");
});
