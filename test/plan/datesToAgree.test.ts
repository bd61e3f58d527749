import { datesToAgree } from "../../src/plan/datesToAgree";
import { day, planOf, step, touch } from "./byHand";

const target = day("2027-03-15");

test("only open milestones with a date that is not agreed", () => {
  const steps = [
    step("1", 1, [], { target, done: true }),
    step("2", 5, [], { target }),
    step("2.1", null, [], { target }),
    step("2.1.1", null, [], { target }),
    step("3", 5, [], { target: null }),
    step("4", 5, [], { target }),
    step("5", 5, [], { target }),
  ];
  const agreed = steps.map(({ number }) => number === "4");
  const plan = { ...planOf(steps, "5 on 2027-03-15"), steps };
  expect(datesToAgree(plan, agreed).map((row) => steps[row]!.number)).toEqual(["2", "5"]);
  // A step that is not needed keeps a date that somebody typed; on the goal the reason counts for nothing (D16).
  const fewer = touch(touch(plan, "2", { notNeeded: "They have one" }), "5", { notNeeded: "Why not" });
  expect(datesToAgree(fewer, agreed).map((row) => steps[row]!.number)).toEqual(["5"]);
});

test("two rows with the same number are two dates", () => {
  const steps = [step("2", 5, [], { target }), step("2", 5, [], { target })];
  expect(datesToAgree({ ...planOf([], null), steps }, [true, false])).toEqual([1]);
});
