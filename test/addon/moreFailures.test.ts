import { everyFailure } from "./failures";

/** The operations that `failures.test.ts` leaves. */
test.each(everyFailure("inTurn", 3).map((failure) => [failure.name, failure] as const))(
  "%s",
  (_name, failure) => {
    failure.run();
  },
);
