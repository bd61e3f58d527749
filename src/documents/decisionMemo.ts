/**
 * One page for whoever decides, in the words of the buyer's champion, who sends it. Nothing is invented: what the plan does
 * not say stays as a question.
 */
import type { DayNumber } from "../plan/plan";
import type { LoadedPlan, ValueText } from "../protocol";
import type { DocumentWords } from "../words/en/documents";
import { say } from "../words/say";
import { type Moment, momentOf } from "./moment";
import { eventText, linkPiece, measureLine, namesByPart } from "./phrases";
import { list, type Piece, type PlanDocument, paragraph, part, shortened } from "./planDocument";
import type { StepFacts } from "./planFacts";
import type { Voice } from "./voice";

/** One page in all. */
const LONGEST_FIELD = 350;
const MOST_MEASURES = 4;

const DAYS_A_MONTH = 30.4;

export function decisionMemo(loaded: LoadedPlan, voice: Voice): PlanDocument {
  const { told, long } = voice;
  const { tabs, language } = voice.words;
  const { valueDates, plan, sellerCompany: seller, buyerCompany: buyer } = loaded;
  const moment = momentOf(loaded, voice.words);
  const { signature, goal } = moment;
  const value = (name: ValueText): string => shortened(loaded.value[name], LONGEST_FIELD);
  const question = (prompt: string): Piece => ({
    kind: "question",
    text: told("toFillIn", { question: say(language, prompt, { seller, buyer }) }),
  });
  /** The field, or its question. */
  const asked = (name: ValueText & PromptedText, key?: keyof DocumentWords): Piece =>
    value(name) === ""
      ? question(tabs[`${name}Prompt`])
      : paragraph(key === undefined ? value(name) : told(key, { text: value(name) }));
  const optional = (name: ValueText, key?: keyof DocumentWords): Piece =>
    paragraph(value(name) === "" || key === undefined ? value(name) : told(key, { text: value(name) }));
  const champion = loaded.roles.find(({ team, name }) => team === "buyer" && name !== "");
  const to = value("decisionMakers") || namesByPart(loaded, tabs.partDecides).join(", ");
  const signs = namesByPart(loaded, tabs.partSigns).join(", ");
  const decisionAhead = valueDates.decisionDate !== null && valueDates.decisionDate >= plan.today;

  return {
    subject: told("memoSubject"),
    pieces: [
      paragraph(
        [
          ...(to === "" ? [] : [told("memoTo", { text: to })]),
          ...(champion ? [told("memoFrom", { text: champion.name })] : []),
          long(plan.today),
        ].join("\n"),
      ),
      ...(signature?.state === "done"
        ? [paragraph(told("memoDecided", { signature: signature.step.name, date: long(signature.target!) }))]
        : []),
      ...part(told("memoQuestion"), paragraph(theQuestion(goal, voice))),
      ...part(told("memoWhy"), asked("goal"), asked("issues"), optional("desired", "tomorrow")),
      ...part(
        told("whyNow"),
        value("event") === ""
          ? question(tabs.eventPrompt)
          : paragraph(eventText(value("event"), valueDates.eventDate, plan.today, voice, long)),
        optional("eventCost", "missed"),
      ),
      ...part(
        told("memoWaiting"),
        paragraph(waitingCosts(loaded, moment, voice)),
        loaded.valuePerMonth === null && question(told("askValuePerMonth")),
        optional("stayingOrganization", "unchanged"),
      ),
      ...part(told("memoTakes"), ...investment(loaded, voice), asked("effort", "effort")),
      ...part(told("memoOptions"), asked("options")),
      ...part(told("risks"), asked("risks"), value("risks") !== "" && asked("riskOwners", "handledBy")),
      ...part(
        told("memoShows"),
        loaded.measures.length === 0
          ? question(tabs.measuresPrompt)
          : list(
              loaded.measures
                .slice(0, MOST_MEASURES)
                .map((measure) => measureLine(measure, voice, plan.today, long)),
            ),
        list(valueSteps(loaded, moment, voice)),
      ),
      ...part(
        told("memoDecision"),
        asked("decisionsNeeded"),
        list([
          ...(to === "" ? [] : [told("decides", { text: to })]),
          ...(signs === "" ? [] : [told("signs", { text: signs })]),
          ...(decisionAhead ? [told("decisionOn", { date: long(valueDates.decisionDate!) })] : []),
        ]),
        to === "" && question(tabs.decisionMakersPrompt),
        !decisionAhead && question(told("askDecisionDate")),
      ),
      linkPiece(loaded, voice),
    ] satisfies Piece[],
  };
}

type PromptedText = "goal" | "issues" | "effort" | "options" | "risks" | "riskOwners" | "decisionsNeeded";

/** What stands on Value; a question while neither sum does. */
function investment({ investment: { once, yearly }, value }: LoadedPlan, voice: Voice): readonly Piece[] {
  const { told, money } = voice;
  if (once === null && yearly === null)
    return [{ kind: "question", text: told("toFillIn", { question: told("askInvestment") }) }];
  const currency = value.currency;
  return [
    list([
      ...(once === null ? [] : [told("investmentOnce", { amount: money({ amount: once, currency }) })]),
      ...(yearly === null ? [] : [told("investmentYearly", { amount: money({ amount: yearly, currency }) })]),
    ]),
  ];
}

function theQuestion(goal: StepFacts | null, { told, long }: Voice): string {
  if (goal?.realistic == null) return told("memoAsk");
  return told("memoAskBy", { anchor: goal.step.name, date: long(goal.realistic) });
}

/** From today until the day on which the goal is realistic. */
function waitingCosts({ valuePerMonth, plan }: LoadedPlan, { goal }: Moment, voice: Voice): string {
  if (valuePerMonth === null) return "";
  const month = voice.told("memoPerMonth", { amount: voice.money(valuePerMonth) });
  const until = goal?.realistic ?? plan.today;
  if (goal === null || until <= plan.today) return month;
  const amount = { ...valuePerMonth, amount: (valuePerMonth.amount * (until - plan.today)) / DAYS_A_MONTH };
  const sum = voice.told("memoUntil", {
    anchor: goal.step.name,
    date: voice.long(until),
    amount: voice.money({ ...amount, amount: rounded(amount.amount) }),
  });
  return `${month} ${sum}`;
}

/** To two digits: an estimate is no invoice. */
function rounded(amount: number): number {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(amount) || 1)) - 1);
  return Math.round(amount / scale) * scale;
}

/** What comes behind go-live: there the value is seen. */
function valueSteps(
  { plan }: LoadedPlan,
  { open, goLive }: Moment,
  { told, long }: Voice,
): readonly string[] {
  const from: DayNumber = goLive?.target ?? plan.anchor?.date ?? plan.today;
  return open
    .filter((row) => row !== goLive && row.realistic !== null && row.target! > from)
    .map(({ step, realistic }) => told("memoValueBy", { step: step.name, date: long(realistic!) }))
    .slice(0, MOST_MEASURES);
}
