import { someOf } from "../../words/someOf";
import { wordMatcher } from "../stepKinds";
import type { Check } from "./check";

export const teams: Check = (look) => {
  const { roles } = look.loaded;
  const isTeam = wordMatcher(look.words.kinds.teamWords);
  const known = new Set(roles.map(({ role }) => role));
  const owners = look.open.flatMap(({ owners }) => [...owners.seller, ...owners.buyer]);
  const people = [...roles.map(({ name }) => name), ...owners.filter((owner) => !known.has(owner))];
  const found = [...new Set(people.filter(isTeam))];
  return found.length === 0 ? [] : [{ values: { names: someOf(found, look.words) } }];
};
