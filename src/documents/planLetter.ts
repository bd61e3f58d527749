/**
 * The plan as a letter, with everything that both sides agreed so far in the words of the sheet, and as an e-mail of one
 * screen. Empty fields are not named but asked for. After go-live both become the value summary.
 */
import type { DayNumber } from "../plan/plan";
import type { LoadedPlan, ValueText } from "../protocol";
import type { DocumentWords } from "../words/en/documents";
import { say } from "../words/say";
import { greeting, type LetterForm, letterHead, regards } from "./letterParts";
import { type Moment, momentOf } from "./moment";
import {
  eventText,
  lateText,
  linkPiece,
  measureLine,
  namedPeople,
  nameForRole,
  namesByPart,
  nextPieces,
  notNeededText,
  owedResources,
} from "./phrases";
import { isEmpty, list, type Piece, type PlanDocument, paragraph, part, shortened } from "./planDocument";
import { peopleOf, type StepFacts } from "./planFacts";
import { valueSummary } from "./valueSummary";
import type { Voice } from "./voice";

/** The letter has two pages: what is longer is told up to here, and stands in the plan. */
const LONGEST_FIELD = 500;
const MOST_ROWS = 14;
const LONGEST_CELL = 45;
const MOST_OWED = 6;

/** The e-mail has one screen, and fits into the link that opens a mail program. */
const LONGEST_QUOTE = 160;

/** The fields without which a plan does not say why it is done; their prompts ask for them. */
const ESSENTIAL = ["goal", "event", "issues", "capabilities", "businessValue", "decisionMakers"] as const;

export function planLetter(loaded: LoadedPlan, voice: Voice, form: LetterForm): PlanDocument {
  const moment = momentOf(loaded, voice.words);
  if (moment.stage === "live" || moment.stage === "confirmed")
    return valueSummary(loaded, voice, moment, form);
  const subject = subjectOf(moment, voice);
  return {
    subject,
    pieces: form === "mail" ? mail(loaded, voice, moment) : letter(loaded, voice, moment, subject),
  };
}

function subjectOf({ goal, late }: Moment, { told, long }: Voice): string {
  if (goal?.target == null) return told("letterSubjectUndated");
  // A date that cannot be kept is no headline.
  return late === null
    ? told("letterSubject", { anchor: goal.step.name, date: long(goal.target) })
    : told("letterSubjectLate", { anchor: goal.step.name });
}

/** Nobody has written down yet why the plan is made. */
function isDraft({ value, measures }: LoadedPlan): boolean {
  return measures.length === 0 && ESSENTIAL.every((name) => value[name] === "");
}

function mail(loaded: LoadedPlan, voice: Voice, moment: Moment): readonly Piece[] {
  const { told, long } = voice;
  const { plan, value, valueDates, valuePerMonth } = loaded;
  const draft = isDraft(loaded);
  const quote = (key: keyof DocumentWords, text: string, values = {}): readonly Piece[] =>
    text === "" ? [] : [paragraph(told(key, { text: shortened(text, LONGEST_QUOTE), ...values }))];
  const dates = [moment.signature, moment.goal]
    .filter(
      (row, at, all): row is StepFacts => row !== null && row.state !== "done" && all.indexOf(row) === at,
    )
    .flatMap(({ step, realistic }) =>
      realistic === null ? [] : [told("datedStep", { step: step.name, date: long(realistic) })],
    );
  const pieces = [
    greeting(loaded, voice),
    paragraph(opening("mailDraft", "mailSigned", "mailOpening", draft, voice, moment)),
    ...quote("goalLine", value.goal),
    paragraph(
      eventText(shortened(value.event, LONGEST_QUOTE), valueDates.eventDate, plan.today, voice, long),
    ),
    ...(valuePerMonth === null ? [] : [paragraph(told("perMonth", { amount: voice.money(valuePerMonth) }))]),
    ...late(loaded, voice, moment, long),
    ...part(told("keyDates"), list(dates)),
    ...part(told("nextSteps"), ...nextPieces(moment, voice, long)),
    linkPiece(loaded, voice),
    paragraph(told(draft ? "draftCall" : moment.stage === "signed" ? "signedCall" : "letterCall")),
    regards(loaded, voice, "mail"),
  ];
  return pieces.filter((piece) => !isEmpty(piece));
}

function opening(
  draftKey: keyof DocumentWords,
  signedKey: keyof DocumentWords,
  key: keyof DocumentWords,
  draft: boolean,
  { told }: Voice,
  { stage, signature }: Moment,
): string {
  if (stage === "signed") return told(signedKey, { signature: signature!.step.name });
  return told(draft ? draftKey : key);
}

function late(
  loaded: LoadedPlan,
  voice: Voice,
  moment: Moment,
  day: (date: DayNumber) => string,
): readonly Piece[] {
  const text = lateText(moment, loaded, voice, day);
  return text === "" ? [] : part(voice.told("whereWeStand"), paragraph(text));
}

function letter(loaded: LoadedPlan, voice: Voice, moment: Moment, subject: string): readonly Piece[] {
  const { told, long } = voice;
  const { tabs, language } = voice.words;
  const { valueDates, sellerCompany: seller, buyerCompany: buyer } = loaded;
  const value = (name: ValueText): string => shortened(loaded.value[name], LONGEST_FIELD);
  /** "Today: ..." when the field says something. */
  const field = (key: keyof DocumentWords, name: ValueText): Piece =>
    paragraph(value(name) === "" ? "" : told(key, { text: value(name) }));
  const lines = (...all: readonly (string | false)[]): Piece =>
    list(all.filter((text): text is string => text !== "" && text !== false));
  const isSigned = moment.stage === "signed";
  const draft = isDraft(loaded);
  const budget = [value("budgetConfirmed"), value("budgetBy")].filter((text) => text !== "").join(", ");
  const signs = namesByPart(loaded, tabs.partSigns).join(", ");
  const decides = value("decisionMakers") || namesByPart(loaded, tabs.partDecides).join(", ");
  const questions = [
    ...ESSENTIAL.filter((name) => loaded.value[name] === "").map((name) => tabs[`${name}Prompt`]),
    ...(loaded.measures.length === 0 ? [tabs.measuresPrompt] : []),
  ].map((prompt) => say(language, prompt, { seller, buyer }));

  return [
    ...letterHead(loaded, voice, subject),
    greeting(loaded, voice),
    paragraph(opening("draftOpening", "signedOpening", "letterOpening", draft, voice, moment)),
    ...late(loaded, voice, moment, long),
    ...part(
      told("vision"),
      paragraph(value("goal")),
      field("today", "current"),
      field("tomorrow", "desired"),
    ),
    ...part(
      told("whyNow"),
      paragraph(eventText(value("event"), valueDates.eventDate, loaded.plan.today, voice, long)),
      field("missed", "eventCost"),
    ),
    ...part(
      told("inTheWay"),
      paragraph(value("issues")),
      paragraph(value("problems")),
      field("unchanged", "stayingOrganization"),
    ),
    ...part(told("solves"), paragraph(value("capabilities"))),
    ...part(
      told("worth"),
      paragraph(value("businessValue")),
      loaded.valuePerMonth !== null &&
        paragraph(told("perMonth", { amount: voice.money(loaded.valuePerMonth) })),
      list(loaded.measures.map((measure) => measureLine(measure, voice, loaded.plan.today, long))),
      field("serves", "priorities"),
      field("measured", "measuring"),
    ),
    ...part(told("involved"), involved(loaded, voice)),
    ...(isSigned
      ? []
      : part(
          told("decision"),
          paragraph(value("decisionSteps")),
          lines(
            decides !== "" && told("decides", { text: decides }),
            signs !== "" && told("signs", { text: signs }),
            value("criteria") && told("criteria", { text: value("criteria") }),
            value("route") && told("route", { text: value("route") }),
            budget && told("budget", { text: budget }),
            valueDates.decisionDate !== null &&
              valueDates.decisionDate >= loaded.plan.today &&
              told("decisionOn", { date: long(valueDates.decisionDate) }),
          ),
        )),
    ...part(told("risks"), paragraph(value("risks")), field("handledBy", "riskOwners")),
    ...timeline(loaded, moment, voice),
    ...part(told("owed"), owed(loaded, moment, voice)),
    ...part(
      told("together"),
      lines(
        value("channel") && told("channel", { text: value("channel") }),
        value("rhythm") && told("rhythm", { text: value("rhythm") }),
        valueDates.nextReview !== null &&
          valueDates.nextReview >= loaded.plan.today &&
          told("nextReview", { date: long(valueDates.nextReview) }),
        value("changeRule"),
      ),
    ),
    ...part(told("open"), list(isSigned ? [] : questions)),
    ...part(told("nextSteps"), ...nextPieces(moment, voice, long)),
    linkPiece(loaded, voice),
    paragraph(told(isSigned ? "signedCall" : draft ? "draftCall" : "signHere")),
    regards(loaded, voice, "letter"),
    ...(isSigned || draft
      ? []
      : [
          {
            kind: "signatures",
            names: [buyer, seller].map((company) => told("signatureOf", { company })),
          } as const,
        ]),
  ];
}

function involved(loaded: LoadedPlan, voice: Voice): Piece {
  const { told } = voice;
  const line = (company: string, team: "seller" | "buyer"): string[] => {
    const names = namedPeople(loaded, team, voice);
    return names.length === 0 ? [] : [told("atCompany", { company, names: names.join(", ") })];
  };
  const unnamed = loaded.roles.filter(({ team, name }) => team === "buyer" && name === "");
  const sides = [...line(loaded.buyerCompany, "buyer"), ...line(loaded.sellerCompany, "seller")];
  return list(
    unnamed.length === 0
      ? sides
      : [...sides, told("notNamed", { roles: unnamed.map(({ role }) => role).join(", ") })],
  );
}

/** What lies ahead before what is done, where not all of it has room; in the order of the table. */
function timeline(loaded: LoadedPlan, { milestones, open }: Moment, voice: Voice): readonly Piece[] {
  const { told, long } = voice;
  const left = Math.max(0, MOST_ROWS - open.length);
  const done = milestones.filter(({ state }) => state === "done").slice(-left || milestones.length);
  const ahead = new Set([...(left === 0 ? [] : done), ...open.slice(0, MOST_ROWS)]);
  const shown = milestones.filter((row) => ahead.has(row));
  const isBehind = ({ target, realistic }: StepFacts): boolean => realistic !== target;
  const withRealistic = shown.some(isBehind);
  const date = (row: StepFacts): string => {
    if (row.target === null) return told("noDate");
    if (row.state === "done") return told("isDone", { date: long(row.target) });
    return isBehind(row) ? told("plannedDate", { date: long(row.target) }) : long(row.target);
  };
  const realistic = (row: StepFacts): string =>
    isBehind(row) && row.realistic !== null ? told("realisticDate", { date: long(row.realistic) }) : "";
  const more = milestones.length - shown.length;
  return part(
    told("timeline"),
    {
      kind: "table",
      header: [
        told("milestone"),
        told("date"),
        ...(withRealistic ? [told("asThingsStand")] : []),
        told("who"),
      ],
      rows: shown.map((row) => [
        shortened(row.step.name, LONGEST_CELL),
        date(row),
        ...(withRealistic ? [realistic(row)] : []),
        shortened(peopleOf(row).join(", "), LONGEST_CELL),
      ]),
    },
    more > 0 && paragraph(told("moreSteps", { count: more })),
    paragraph(notNeededText(loaded, voice)),
  );
}

function owed(loaded: LoadedPlan, moment: Moment, { told }: Voice): Piece {
  const all = owedResources(loaded, moment);
  const more = all.length - MOST_OWED;
  return list([
    ...all.slice(0, MOST_OWED).map(({ resource, forRole, providedBy }) => {
      const what =
        forRole === "" ? resource : told("owedLine", { resource, who: nameForRole(loaded, forRole) });
      return providedBy === "" ? what : told("owedBy", { text: what, who: nameForRole(loaded, providedBy) });
    }),
    ...(more > 0 ? [told("andMore", { n: more })] : []),
  ]);
}
