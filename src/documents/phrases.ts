/** What several documents say in the same words. */
import { overlapOptions } from "../plan/change/compress";
import type { DayNumber } from "../plan/plan";
import { schedule } from "../plan/schedule";
import { isMilestone } from "../plan/stepNumbers";
import type { LoadedPlan, SuccessMeasure } from "../protocol";
import type { Moment } from "./moment";
import { list, type Piece, paragraph, shortened } from "./planDocument";
import { peopleOf, type StepFacts, stepName } from "./planFacts";
import type { Voice } from "./voice";

/** More next steps are a list to work through, not what happens next. */
const MOST_NEXT = 5;

const LONGEST_REASON = 80;

/** So many steps are tried out for a way back; more would make people wait. */
const MOST_TRIED = 120;

export function planLink({ file }: LoadedPlan): string {
  return `https://docs.google.com/spreadsheets/d/${encodeURIComponent(file)}`;
}

/** Google's own export of the whole file, the PDF in landscape; whoever may open the plan may download it. */
export function exportLink(loaded: LoadedPlan, format: "xlsx" | "pdf"): string {
  const page = format === "pdf" ? "&portrait=false&fitw=true&gridlines=false" : "";
  return `${planLink(loaded)}/export?format=${format}${page}`;
}

export function linkPiece(loaded: LoadedPlan, voice: Voice): Piece {
  return { kind: "link", text: voice.told("openPlan"), url: planLink(loaded) };
}

/** "Proposal, by Wed 10 Feb 2027 (Sam Seller, Ann Lee)": by when it can really be done, and both owners. */
export function stepLine(row: StepFacts, voice: Voice, day: (date: DayNumber) => string): string {
  const { step, realistic } = row;
  const what =
    realistic === null ? step.name : voice.told("stepBy", { step: step.name, date: day(realistic) });
  return owned(what, peopleOf(row), voice);
}

export function owned(text: string, owners: readonly string[], voice: Voice): string {
  return owners.length === 0 ? text : voice.told("ownedBy", { text, owner: owners.join(", ") });
}

/** What can be worked on now, a line each, and how much waits for it. */
export function nextPieces(moment: Moment, voice: Voice, day: (date: DayNumber) => string): readonly Piece[] {
  const { next, waiting, open } = moment;
  if (open.length === 0) return [paragraph(voice.told("nothingOpen"))];
  const shown = next.slice(0, MOST_NEXT);
  const more = next.length - shown.length;
  return [
    list([
      ...shown.map((row) => stepLine(row, voice, day)),
      ...(more > 0 ? [voice.told("andMore", { n: more })] : []),
    ]),
    paragraph(waiting === 0 ? "" : voice.told("waiting", { count: waiting, steps: next.length })),
  ].filter((piece) => piece.kind !== "text" || piece.text !== "");
}

/** The milestones that are not needed (D16), in one sentence; "": there are none. */
export function notNeededText({ plan }: LoadedPlan, { told }: Voice): string {
  const isNotNeeded = schedule(plan).passes.network.notNeeded;
  const names = plan.steps.flatMap(({ number, name, notNeeded: reason }, row): string[] => {
    if (isNotNeeded[row] !== 1 || !isMilestone(number)) return [];
    return [told("notNeededStep", { step: name, reason: shortened(reason, LONGEST_REASON) })];
  });
  return names.length === 0 ? "" : told("notNeededSteps", { steps: names.join(", ") });
}

/** Said once in a document: which date was planned, which one is realistic, and the way back. "" when it is not late. */
export function lateText(
  { late }: Moment,
  loaded: LoadedPlan,
  voice: Voice,
  day: (date: DayNumber) => string,
): string {
  if (late === null) return "";
  const { steps } = loaded.plan;
  const [way] = steps.length <= MOST_TRIED ? overlapOptions(loaded.plan) : [];
  return [
    voice.told("lateNow", {
      step: stepName(steps, late.step),
      date: day(late.date),
      earliest: day(late.earliest),
    }),
    way
      ? voice.told("wayBack", {
          step: stepName(steps, way.step),
          other: stepName(steps, way.startsAfter),
          days: way.gained,
        })
      : voice.told("wayBackOpen"),
  ].join(" ");
}

export function measureLine(
  { measure, today, target, byWhen, owner }: SuccessMeasure,
  { told }: Voice,
  now: DayNumber,
  day: (date: DayNumber) => string,
): string {
  const what =
    target === ""
      ? measure
      : told(today === "" ? "measureTarget" : "measureLine", { measure, today, target });
  const when =
    byWhen === null ? what : told(byWhen < now ? "byThen" : "by", { text: what, date: day(byWhen) });
  return owner === "" ? when : told("ownedBy", { text: when, owner });
}

/** The people of a side with a name: "Ann Lee (Project champion)". */
export function namedPeople(
  { roles }: LoadedPlan,
  team: "seller" | "buyer",
  voice: Voice,
): readonly string[] {
  return roles
    .filter((role) => role.team === team && role.name !== "")
    .map(({ name, role }) => voice.told("ownedBy", { text: name, owner: role }));
}

/** As a reader outside the sheet knows who stands there: by name where Stakeholders has one for the role. */
export function nameForRole({ roles }: LoadedPlan, owner: string): string {
  return roles.find(({ role }) => role === owner)?.name || owner;
}

/** The names of those who have this part in the decision: who decides, who signs. */
export function namesByPart({ roles }: LoadedPlan, part: string): readonly string[] {
  return roles.filter((role) => role.part === part && role.name !== "").map(({ name }) => name);
}

/** Resources that are not ready and whose step is still open. */
export function owedResources({ resources }: LoadedPlan, { open }: Moment) {
  const numbers = new Set(open.map(({ step }) => step.number));
  return resources.filter(({ ready, step }) => !ready && (step === "" || numbers.has(step.split(".")[0]!)));
}

/** "By 16 Apr: ..." as long as that lies ahead; "" without an event. */
export function eventText(
  text: string,
  date: DayNumber | null,
  today: DayNumber,
  { told }: Voice,
  day: (date: DayNumber) => string,
): string {
  if (text === "" || date === null) return text;
  return told(date < today ? "eventWas" : "eventOn", { text, date: day(date) });
}
