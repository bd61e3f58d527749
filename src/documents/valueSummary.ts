/** What the letter becomes after go-live: what was measured, what is left until the value is confirmed, and the words that confirm it. */
import type { LoadedPlan, SuccessMeasure } from "../protocol";
import { greeting, type LetterForm, letterHead, regards } from "./letterParts";
import type { Moment } from "./moment";
import { lateText, linkPiece, nextPieces } from "./phrases";
import { list, type Piece, type PlanDocument, paragraph, part, shortened } from "./planDocument";
import type { Voice } from "./voice";

/** The e-mail has one screen. */
const LONGEST_FIELD = { letter: 600, mail: 200 } as const;

export function valueSummary(
  loaded: LoadedPlan,
  voice: Voice,
  moment: Moment,
  form: LetterForm,
): PlanDocument {
  const { told, long } = voice;
  const { value, valueDates, measures, valuePerMonth } = loaded;
  const isConfirmed = moment.stage === "confirmed";
  const { goLive } = moment;
  const text = (typed: string): string => shortened(typed, LONGEST_FIELD[form]);
  const subject = told("valueSubject");
  const opening = isConfirmed
    ? told("valueConfirmedOpening")
    : told("valueOpening", { goLive: goLive!.step.name, date: long(goLive!.target!) });
  return {
    subject,
    pieces: [
      ...(form === "letter" ? letterHead(loaded, voice, subject) : []),
      greeting(loaded, voice),
      paragraph(opening),
      ...part(told("vision"), paragraph(text(value.goal))),
      ...part(
        told("valueMeasures"),
        measures.length > 0 && {
          kind: "table",
          named: true,
          header: [told("measureColumn"), told("before"), told("targetColumn"), told("achievedColumn")],
          rows: measures.map((measure) => [
            measure.measure,
            measure.today,
            measure.target,
            achievedText(measure, voice),
          ]),
        },
        paragraph(text(value.businessValue)),
        valuePerMonth !== null && paragraph(told("perMonth", { amount: voice.money(valuePerMonth) })),
      ),
      ...(isConfirmed
        ? part(told("valueConfirmation"), ...confirmation(loaded, voice))
        : part(
            told("valueLeft"),
            paragraph(lateText(moment, loaded, voice, long)),
            ...(moment.open.length === 0 ? [] : nextPieces(moment, voice, long)),
            paragraph(told("askConfirmation")),
          )),
      ...(isConfirmed && moment.open.length > 0
        ? part(told("nextSteps"), ...nextPieces(moment, voice, long))
        : []),
      ...part(
        told("together"),
        list(
          valueDates.nextReview !== null && valueDates.nextReview >= loaded.plan.today
            ? [told("nextReview", { date: long(valueDates.nextReview) })]
            : [],
        ),
      ),
      linkPiece(loaded, voice),
      paragraph(told(isConfirmed ? "valueThanks" : "valueCall")),
      regards(loaded, voice, form),
    ] satisfies Piece[],
  };
}

/** As the sheet says it: "yes", "not yet", or what a person typed there. */
function achievedText({ achieved, byWhen }: SuccessMeasure, { told, long }: Voice): string {
  const said = achieved === "" ? told("notMeasured") : achieved;
  return achieved === "" && byWhen !== null ? `${said}, ${told("byDate", { date: long(byWhen) })}` : said;
}

function confirmation({ value, valueDates }: LoadedPlan, { told, long }: Voice): readonly Piece[] {
  const name = value.confirmedBy;
  return [
    paragraph(
      value.confirmedWords === ""
        ? ""
        : told("inTheirWords", { text: shortened(value.confirmedWords, LONGEST_FIELD.letter) }),
    ),
    paragraph(
      valueDates.confirmedOn === null
        ? told("confirmedByUndated", { name })
        : told("confirmedBy", { name, date: long(valueDates.confirmedOn) }),
    ),
  ];
}
