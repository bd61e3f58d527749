import { everyFailure } from "./failures";

/** `npm run fuzz -- failures` tries every error at every call. */
const callsTried = 14;

test.each(everyFailure(callsTried, false).map((failure) => [failure.name, failure] as const))(
  "%s",
  (_name, failure) => {
    failure.run();
  },
);
