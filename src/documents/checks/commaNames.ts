import { holdsSeparator, ownerNames } from "../../plan/owners";
import { someOf } from "../../words/someOf";
import { knownOwners } from "../planFacts";
import type { Check } from "./check";

/** Where a cell can be read as one person or as two: "Lee, Ann" that Stakeholders does not know, or half of a name that it knows. */
export const commaNames: Check = (look) => {
  const known = knownOwners(look.loaded);
  const isKnown = new Set(known);
  const halves = new Set(known.filter(holdsSeparator).flatMap((name) => ownerNames(name)));
  const unclear = (cell: string): readonly string[] => {
    const owners = ownerNames(cell, known).filter((owner) => !isKnown.has(owner));
    const halfNames = owners.filter((owner) => halves.has(owner));
    if (halfNames.length > 0) return halfNames;
    return owners.flatMap((owner, at) => {
      const next = owners[at + 1];
      if (next === undefined || /\s/.test(owner + next)) return [];
      const both = `${owner}, ${next}`;
      return cell.replace(/\s*,\s*/g, ", ").includes(both) ? [both] : [];
    });
  };
  const found = look.open.flatMap((row) =>
    [row.details?.ownersSeller ?? "", row.details?.ownersBuyer ?? ""]
      .flatMap(unclear)
      .map((name) => ({ row, name })),
  );
  const [first] = found;
  if (!first) return [];
  const names = someOf([...new Set(found.map(({ name }) => name))], look.words);
  return [{ values: { names }, row: first.row }];
};
