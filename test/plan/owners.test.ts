import { ownerCell, ownerNames, renamedOwners } from "../../src/plan/owners";

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

const people = ["Lee, Ann", "Olsen, Maria (CFO)", "Ann", "Olsen, Maria", "Legal, procurement"];

test.each([
  ["Lee, Ann", ["Lee, Ann"]],
  ["Lee, Ann, Bob Stone", ["Lee, Ann", "Bob Stone"]],
  ["Bob Stone; Lee, Ann; Ann", ["Bob Stone", "Lee, Ann", "Ann"]],
  ["Ann, Lee, Ann", ["Ann", "Lee, Ann"]],
  // The longest first.
  ["Olsen, Maria (CFO)", ["Olsen, Maria (CFO)"]],
  ["Olsen, Maria", ["Olsen, Maria"]],
  ["lee,ann\nlegal , Procurement", ["Lee, Ann", "Legal, procurement"]],
  // A longer name than any that is known is another one.
  ["Lee, Annabel", ["Lee", "Annabel"]],
  ["Lee, Ann Marie", ["Lee", "Ann Marie"]],
])("names with commas that Stakeholders knows, in %j", (cell, names) => {
  expect(ownerNames(cell, people)).toEqual(names);
});

test("what stands in parentheses belongs to its name", () => {
  expect(ownerNames("Maria Olsen (CFO, Legal), Bob (open")).toEqual([
    "Maria Olsen (CFO, Legal)",
    "Bob (open",
  ]);
});

test("a name inside another one is not renamed", () => {
  const nameOf = (owner: string) => ({ Ann: "Zoe", "Lee, Ann": "Kim, Bo" })[owner];
  expect(renamedOwners("Ann;Lee, Ann ,", nameOf, people)).toBe("Zoe;Kim, Bo ,");
  expect(renamedOwners("Annabel, lee,ann", nameOf, people)).toBe("Annabel, Kim, Bo");
});

test("signs of a pattern in a name are letters", () => {
  expect(ownerNames("A+, (b) [c]; x", ["A+, (b) [c]"])).toEqual(["A+, (b) [c]", "x"]);
});
