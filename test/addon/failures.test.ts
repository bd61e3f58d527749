import { everyFailure } from "./failures";

/** `moreFailures.test.ts` has the other operations, so that two cores share them; `npm run fuzz -- failures` every error. */
test.each(everyFailure("inTurn", 0, 3).map((failure) => [failure.name, failure] as const))(
  "%s",
  (_name, failure) => {
    failure.run();
  },
);
