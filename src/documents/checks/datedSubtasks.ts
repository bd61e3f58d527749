import { levelOf } from "../../plan/stepNumbers";
import { type Check, foundSteps } from "./check";

export const datedSubtasks: Check = (look) =>
  foundSteps(
    look,
    look.steps.filter(({ step }) => levelOf(step.number) === "subtask" && step.target !== null),
  );
