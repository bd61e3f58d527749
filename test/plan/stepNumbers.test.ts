import {
  compareNumbers,
  isBelow,
  isMilestone,
  isStepNumber,
  levelOf,
  milestoneOf,
  nextNumber,
  parentOf,
} from "../../src/plan/stepNumbers";

test("levels", () => {
  expect(["4", "4.1", "4.1.1"].map(levelOf)).toEqual(["milestone", "task", "subtask"]);
  expect(["4", "", "4.1", "4.1.1"].map(isMilestone)).toEqual([true, true, false, false]);
  expect(["4", "4.1", "4.1.1"].map(parentOf)).toEqual([null, "4", "4.1"]);
  expect(["4", "4.1", "4.1.1"].map(milestoneOf)).toEqual(["4", "4", "4"]);
  expect([isBelow("4.1.1", "4"), isBelow("41", "4"), isBelow("4", "4")]).toEqual([true, false, false]);
});

test("what is a step number", () => {
  expect(["1", "4.10", "4.1.1", "999999"].every(isStepNumber)).toBe(true);
  expect(
    ["", "0", "04", "4.", ".4", "4..1", "4.0", "4,1", "1.1.1.1", "x", "1234567", " 4"].some(isStepNumber),
  ).toBe(false);
});

test("natural order", () => {
  const ordered = ["1", "2", "4", "4.2", "4.2.1", "4.10", "10", "a", "b"];
  expect([...ordered].reverse().sort(compareNumbers)).toEqual(ordered);
  expect(compareNumbers("4.1", "4.1")).toBe(0);
});

test("the next free number", () => {
  expect(nextNumber([])).toBe("1");
  expect(nextNumber(["1", "13", "2.40", "x"])).toBe("14");
  expect(nextNumber(["4", "4.9", "4.10.3", "40.77"], "4")).toBe("4.11");
  expect(nextNumber(["4"], "4.1")).toBe("4.1.1");
});

test("numbers are compared as numbers, whatever stands beside them", () => {
  const before = [
    ["9", "10"],
    ["4.9", "4.10"],
    ["4", "4.1"],
    ["4.10", "5"],
    ["5", "a"],
    ["2", "a1"],
    ["2", "9a"],
    ["a", "b"],
  ] as const;
  for (const [a, b] of before) {
    expect(compareNumbers(a, b)).toBeLessThan(0);
    expect(compareNumbers(b, a)).toBeGreaterThan(0);
  }
});

test("children of other steps take no number away", () => {
  expect(nextNumber(["4.1", "5.99", "14.70"], "4")).toBe("4.2");
  expect(nextNumber(["4.1.1", "4.2.9"], "4.1")).toBe("4.1.2");
});

test("what is no number comes after every number, in whatever order it was found", () => {
  expect(compareNumbers("5", "1a")).toBeLessThan(0);
  expect(compareNumbers("5", "")).toBeLessThan(0);
  expect(compareNumbers("4.2", "4.x")).toBeLessThan(0);
  const orders = [
    ["2", "10", "1a"],
    ["10", "1a", "2"],
    ["1a", "2", "10"],
  ];
  for (const numbers of orders) expect(numbers.sort(compareNumbers)).toEqual(["2", "10", "1a"]);
});
