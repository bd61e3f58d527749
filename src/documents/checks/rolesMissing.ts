import { someOf } from "../../words/someOf";
import type { Check } from "./check";

export const rolesMissing: Check = (look) => {
  const { rolesWithoutName } = look.loaded;
  if (rolesWithoutName.length === 0) return [];
  return [
    {
      values: { count: rolesWithoutName.length, names: someOf(rolesWithoutName, look.words) },
      place: "roles",
    },
  ];
};
