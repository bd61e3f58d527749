/** What is one person's in the plan: open now, in the next two weeks, and what others wait for. */
import { noticeDays } from "../plan/noticeDays";
import type { LoadedPlan } from "../protocol";
import { byRealisticDate } from "./moment";
import { linkPiece } from "./phrases";
import { list, type Piece, type PlanDocument, paragraph, part } from "./planDocument";
import { type StepFacts, stepFacts, stepName } from "./planFacts";
import type { Voice } from "./voice";

export interface Person {
  /** A name, or a role that has none yet. */
  readonly name: string;
  readonly team: "seller" | "buyer";
  /** "": none is known. */
  readonly email: string;
}

/** Everybody who owns an open step, by side in the order of the table. */
export function peopleWithSteps(loaded: LoadedPlan): readonly Person[] {
  const open = stepFacts(loaded).filter(({ state }) => state !== "done");
  return (["seller", "buyer"] as const).flatMap((team) =>
    [...new Set(open.flatMap(({ people }) => people[team]))].map((name) => ({
      name,
      team,
      email: loaded.roles.find((role) => role.team === team && role.name === name)?.email ?? "",
    })),
  );
}

export function isOf(row: StepFacts, { name, team }: Person): boolean {
  return row.people[team].includes(name);
}

export function personalSteps(loaded: LoadedPlan, person: Person, voice: Voice): PlanDocument {
  const { told, day, dated } = voice;
  const { plan, roles, resources } = loaded;
  const mine = byRealisticDate(stepFacts(loaded).filter((row) => row.state !== "done" && isOf(row, person)));
  const line = ({ step, realistic }: StepFacts): string =>
    realistic === null ? step.name : told("stepOn", { date: day(realistic), step: step.name });
  const last = plan.today + noticeDays;
  // What is behind its date stands first when nothing open stands before it; else it follows when that is done.
  const now = mine.filter(({ state, waits }) => !waits && (state === "late" || state === "started"));
  const soon = mine.filter((row) => !now.includes(row) && row.realistic !== null && row.realistic <= last);
  const later = mine.filter((row) => !now.includes(row) && row.realistic !== null && row.realistic > last);
  const [first] = later;
  const names = new Set([
    person.name,
    ...roles.filter(({ team, name }) => team === person.team && name === person.name).map(({ role }) => role),
  ]);
  const open = new Set(
    stepFacts(loaded).flatMap(({ step, state }) => (state === "done" ? [] : [step.number])),
  );
  const owed = resources.filter(
    ({ ready, providedBy, step }) => !ready && names.has(providedBy) && open.has(step),
  );
  return {
    subject: told("personSubject"),
    pieces: [
      paragraph(told("personGreeting", { name: person.name })),
      paragraph(told("personOpening", { date: dated(plan.today) })),
      ...part(told("personNow"), list(now.map(line))),
      ...part(
        told("personSoon"),
        list(soon.map(line)),
        now.length + soon.length === 0 && paragraph(told("personNothing")),
      ),
      ...(first
        ? [
            paragraph(
              told("personLater", {
                count: later.length,
                step: first.step.name,
                date: dated(first.realistic!),
              }),
            ),
          ]
        : []),
      ...part(
        told("personMaterial"),
        list(
          owed.map(({ resource, step }) =>
            told("materialFor", { resource, step: stepName(plan.steps, step) }),
          ),
        ),
      ),
      linkPiece(loaded, voice),
      paragraph(told("personCall")),
    ] satisfies Piece[],
  };
}
