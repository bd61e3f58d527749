/** For the colleagues who take over at the signature: why the buyer bought, what was promised, who is who, and what is still open. */
import type { HistoryRow, LoadedPlan } from "../protocol";
import { momentOf } from "./moment";
import { eventText, linkPiece, measureLine, owedResources, stepLine } from "./phrases";
import { list, type Piece, type PlanDocument, paragraph, part, shortened } from "./planDocument";
import type { Voice } from "./voice";

const LONGEST_FIELD = 600;

export function handOver(loaded: LoadedPlan, history: readonly HistoryRow[], voice: Voice): PlanDocument {
  const { told, long } = voice;
  const { value, valueDates, plan } = loaded;
  const moment = momentOf(loaded, voice.words);
  const { signature, open } = moment;
  const text = (typed: string): string => shortened(typed, LONGEST_FIELD);
  const lines = (typed: string): string[] =>
    text(typed)
      .split("\n")
      .filter((each) => each.trim() !== "");
  const owed = owedResources(loaded, moment);
  const unnamed = loaded.roles.filter(({ team, name }) => team === "buyer" && name === "");
  const after = open.filter(
    (row) =>
      row !== signature &&
      (signature?.target == null || row.target === null || row.target > signature.target),
  );
  return {
    subject: told("handOverSubject"),
    pieces: [
      ...(signature?.realistic == null
        ? []
        : [
            paragraph(
              told(signature.state === "done" ? "handOverSigned" : "handOverAhead", {
                signature: signature.step.name,
                date: long(signature.realistic),
              }),
            ),
          ]),
      ...part(
        told("handOverWhy"),
        paragraph(text(value.goal)),
        paragraph(eventText(text(value.event), valueDates.eventDate, plan.today, voice, long)),
        paragraph(text(value.issues)),
        paragraph(text(value.businessValue)),
        loaded.valuePerMonth !== null &&
          paragraph(told("perMonth", { amount: voice.money(loaded.valuePerMonth) })),
      ),
      ...part(
        told("promised"),
        paragraph(text(value.capabilities)),
        list(promises(history, voice)),
        promises(history, voice).length === 0 && paragraph(told("nothingPromised")),
      ),
      ...part(told("whoIsWho"), {
        kind: "table",
        header: [voice.words.tabs.name, voice.words.tabs.role, voice.words.tabs.email, voice.words.tabs.part],
        rows: loaded.roles
          .filter(({ team, name }) => team === "buyer" && name !== "")
          .map(({ name, role, email, part: inDecision }) => [name, role, email, inDecision]),
      }),
      ...part(
        told("handOverMeasures"),
        list(loaded.measures.map((measure) => measureLine(measure, voice, plan.today, long))),
        paragraph(text(value.measuring)),
      ),
      ...part(told("datesToValue"), list(after.map((row) => stepLine(row, voice, long)))),
      ...part(
        told("openPoints"),
        list([
          ...lines(value.decisionsNeeded),
          ...lines(value.risks),
          ...(unnamed.length === 0
            ? []
            : [told("notNamed", { roles: unnamed.map(({ role }) => role).join(", ") })]),
          ...(owed.length === 0
            ? []
            : [told("notReady", { names: owed.map(({ resource }) => resource).join(", ") })]),
        ]),
      ),
      linkPiece(loaded, voice),
    ] satisfies Piece[],
  };
}

/** The ledger: what was agreed in return for a change, the latest last. */
function promises(history: readonly HistoryRow[], { told, long }: Voice): readonly string[] {
  return history
    .filter(({ inReturn }) => inReturn !== "")
    .map(({ when, inReturn, milestone, why }) => {
      const text = told("promisedFor", { text: inReturn, what: why === "" ? milestone : why });
      return when === null ? text : told("promisedLine", { date: long(when), text });
    });
}
