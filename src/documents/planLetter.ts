/** The plan as an e-mail or a letter: what both sides agreed so far, in the words of the sheet. Empty fields are not named. */
import type { DayNumber } from "../plan/plan";
import type { LoadedPlan, SuccessMeasure, ValueText } from "../protocol";
import type { DocumentWords } from "../words/en/documents";
import { formatDay } from "../words/formatDay";
import { say } from "../words/say";
import type { DialogWords } from "../words/words";
import { heading, list, type Piece, type PlanDocument, paragraph, part } from "./planDocument";
import { anchorName, anchorOf, milestoneFacts, moneyText, peopleOf, type StepFacts } from "./planFacts";

export type LetterForm = "mail" | "letter";

/** Of each side's next steps. */
const NEXT_STEPS = 3;

/** The fields without which a plan does not say why it is done; their prompts ask for them. */
const ESSENTIAL = ["goal", "event", "issues", "capabilities", "businessValue", "decisionMakers"] as const;

export function planLetter(loaded: LoadedPlan, form: LetterForm, words: DialogWords): PlanDocument {
  const { documents, tabs } = words;
  const { value, valueDates, sellerCompany: seller, buyerCompany: buyer } = loaded;
  const companies = { seller, buyer };
  const told = (key: keyof DocumentWords, values: Readonly<Record<string, string | number>> = {}): string =>
    say(words.language, documents[key], { ...companies, ...values });
  const day = (date: DayNumber): string => formatDay(date, words.language, { year: true });
  /** "Today: ..." when the field says something. */
  const field = (key: keyof DocumentWords, name: ValueText): Piece =>
    paragraph(value[name] === "" ? "" : told(key, { text: value[name] }));

  const milestones = milestoneFacts(loaded);
  const anchor = anchorOf(milestones, loaded);
  const named = (team: "seller" | "buyer") =>
    loaded.roles.filter((role) => role.team === team && role.name !== "");
  const [champion] = named("buyer");
  const [sender] = named("seller");
  const budget = [value.budgetConfirmed, value.budgetBy].filter((text) => text !== "").join(", ");
  const isLetter = form === "letter";

  const questions = [
    ...ESSENTIAL.filter((name) => value[name] === "").map((name) => tabs[`${name}Prompt`]),
    ...(loaded.measures.length === 0 ? [tabs.measuresPrompt] : []),
  ].map((prompt) => say(words.language, prompt, companies));

  const subject =
    anchor?.target != null
      ? told("letterSubject", { anchor: anchorName(loaded), date: day(anchor.target) })
      : told("letterSubjectUndated");

  return {
    subject,
    pieces: [
      ...(isLetter ? letterHead() : []),
      paragraph(champion ? told("dear", { names: champion.name }) : told("dearAll")),
      paragraph(told("letterOpening")),
      ...part(told("vision"), paragraph(value.goal), field("today", "current"), field("tomorrow", "desired")),
      ...part(
        told("whyNow"),
        value.event !== "" &&
          paragraph(
            valueDates.eventDate === null
              ? value.event
              : told("eventOn", { date: day(valueDates.eventDate), text: value.event }),
          ),
        field("missed", "eventCost"),
      ),
      ...part(
        told("inTheWay"),
        paragraph(value.issues),
        paragraph(value.problems),
        field("unchanged", "stayingOrganization"),
      ),
      ...part(told("solves"), paragraph(value.capabilities)),
      ...part(
        told("worth"),
        paragraph(value.businessValue),
        loaded.valuePerMonth !== null &&
          paragraph(told("perMonth", { amount: moneyText(loaded.valuePerMonth, words.sidebar.thousands) })),
        list(loaded.measures.map(measureText)),
        field("serves", "priorities"),
        field("measured", "measuring"),
      ),
      ...part(
        told("decision"),
        paragraph(value.decisionSteps),
        list(
          [
            value.decisionMakers && told("decides", { text: value.decisionMakers }),
            value.criteria && told("criteria", { text: value.criteria }),
            value.route && told("route", { text: value.route }),
            budget && told("budget", { text: budget }),
            valueDates.decisionDate !== null && told("decisionOn", { date: day(valueDates.decisionDate) }),
          ].filter((text): text is string => text !== "" && text !== false),
        ),
      ),
      ...part(told("timeline"), {
        kind: "table",
        header: [told("milestone"), told("date"), told("who")],
        rows: milestones.map((row) => [
          row.step.name,
          dateText(row),
          [...people(row, "seller"), ...people(row, "buyer")].join(", "),
        ]),
      }),
      ...part(
        told("together"),
        list(
          [
            value.channel && told("channel", { text: value.channel }),
            value.rhythm && told("rhythm", { text: value.rhythm }),
            valueDates.nextReview !== null && told("nextReview", { date: day(valueDates.nextReview) }),
            value.changeRule,
          ].filter((text): text is string => text !== "" && text !== false),
        ),
      ),
      ...part(told("open"), list(questions)),
      ...nextSteps(),
      paragraph(told("letterCall")),
      paragraph([told("regards"), ...(sender ? [sender.name] : []), seller].join("\n")),
      ...(isLetter
        ? [
            {
              kind: "signatures",
              names: [buyer, seller].map((company) => told("signatureOf", { company })),
            } as const,
          ]
        : []),
    ],
  };

  function people({ details }: StepFacts, team: "seller" | "buyer"): readonly string[] {
    return peopleOf(loaded, details, team);
  }

  function letterHead(): readonly Piece[] {
    const address = champion ? [champion.name, champion.role, buyer] : [buyer];
    return [
      paragraph(seller),
      paragraph(address.join("\n")),
      paragraph(day(loaded.plan.today)),
      heading(subject),
    ];
  }

  function measureText({ measure, today, target, byWhen, owner }: SuccessMeasure): string {
    const values = { measure, today, target };
    const what = target === "" ? measure : told(today === "" ? "measureTarget" : "measureLine", values);
    const when = byWhen === null ? what : told("by", { text: what, date: day(byWhen) });
    return owner === "" ? when : told("ownedBy", { text: when, owner });
  }

  function dateText({ state, target }: StepFacts): string {
    if (target === null) return told("noDate");
    return state === "done" ? told("isDone", { date: day(target) }) : day(target);
  }

  function nextSteps(): readonly Piece[] {
    const open = milestones
      .filter(({ state, target }) => state !== "done" && target !== null)
      .sort((one, other) => one.target! - other.target!);
    const of = (team: "seller" | "buyer") =>
      open
        .filter((row) => people(row, team).length > 0)
        .slice(0, NEXT_STEPS)
        .map((row) =>
          told("ownedBy", {
            text: told("stepBy", { step: row.step.name, date: day(row.target!) }),
            owner: people(row, team).join(", "),
          }),
        );
    const pieces = [
      ...part(told("nextBuyer"), list(of("buyer"))).map(asText),
      ...part(told("nextSeller"), list(of("seller"))).map(asText),
    ];
    return pieces.length === 0 ? [] : [heading(told("nextSteps")), ...pieces];
  }
}

/** A heading below a heading is a sentence. */
function asText(piece: Piece): Piece {
  return piece.kind === "heading" ? paragraph(piece.text) : piece;
}
