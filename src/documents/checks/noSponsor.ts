import type { Check } from "./check";

export const noSponsor: Check = ({ loaded, words }) => {
  const signs = loaded.roles.filter(({ team, part }) => team === "buyer" && part === words.tabs.partSigns);
  return signs.some(({ name }) => name !== "") ? [] : [{ place: "roles" }];
};
