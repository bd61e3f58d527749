import { everyFailure } from "./failures";

/** `npm run fuzz -- failures` tries every error at every call. */
test.each(everyFailure("inTurn").map((failure) => [failure.name, failure] as const))(
  "%s",
  (_name, failure) => {
    failure.run();
  },
);
