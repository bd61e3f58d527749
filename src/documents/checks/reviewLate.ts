import type { StepFacts } from "../planFacts";
import { wordMatcher } from "../stepKinds";
import { type Check, dayOf, labelsOf } from "./check";

/** So long before the signature a review by the buyer's legal, procurement or security people begins at the latest. */
const REVIEW_DAYS = 7;

const reviews = [
  ["legal", "legalWords"],
  ["procurement", "procurementWords"],
  ["security", "securityWords"],
] as const;

export const reviewLate: Check = (look) => {
  const { steps, signature, words } = look;
  if (signature === null || signature.target === null || signature.state === "done") return [];
  const date = dayOf(look, signature.target);
  return reviews.flatMap(([area, about]) => {
    const late = lateReview(steps, signature, wordMatcher(words.kinds[about]));
    if (late === null) return [];
    const start = dayOf(look, late.start!);
    const values = {
      area: words.kinds[area],
      steps: labelsOf(look, [late]),
      start,
      days: REVIEW_DAYS,
      date,
    };
    return [{ values, row: late }];
  });
};

/** The first step of a review when even that begins too short before the signature; null: it does not, or there is none. */
function lateReview(
  steps: readonly StepFacts[],
  signature: StepFacts,
  isReview: (text: string) => boolean,
): StepFacts | null {
  const [first] = steps
    .filter((row) => row !== signature && row.start !== null)
    .filter(
      ({ step, details, start }) =>
        isReview(step.name) || (start! < signature.target! && isReview(details?.ownersBuyer ?? "")),
    )
    .sort((one, other) => one.start! - other.start!);
  return first && first.state !== "done" && first.start! > signature.target! - REVIEW_DAYS ? first : null;
}
