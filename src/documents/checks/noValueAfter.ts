import { goLiveOf } from "../stepKinds";
import { type Check, isLast, labelsOf } from "./check";

/** Nothing comes after the go-live, or what the plan works back from. */
export const noValueAfter: Check = (look) => {
  const { milestones, signature, anchor, words } = look;
  const goLive = goLiveOf(milestones, words.kinds) ?? anchor;
  if (goLive === null || goLive === signature || !isLast(goLive, milestones)) return [];
  return [{ values: { steps: labelsOf(look, [goLive]) }, row: goLive }];
};
