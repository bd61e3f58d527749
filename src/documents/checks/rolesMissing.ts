import { type Check, someOf } from "./check";

export const rolesMissing: Check = (look) => {
  const { rolesWithoutName } = look.loaded;
  if (rolesWithoutName.length === 0) return [];
  return [{ values: { count: rolesWithoutName.length, names: someOf(look, rolesWithoutName) } }];
};
