/**
 * Somebody else edits the sheet between any two calls of a change. Afterwards each row holds what its own step was given,
 * or what it held before; what the other person did is there; and "ok" is said only when everything stands.
 */
import { type Person, SpreadsheetFile } from "../../local/sheets";
import { dayNumber, isoText } from "../../src/plan/calendarDate";
import type { LoadedPlan, Reply } from "../../src/protocol";
import { type AddOn, apply, noon, open, value } from "./bundle";
import { smallFile } from "./smallPlan";

const load = (saved: string): AddOn => open(SpreadsheetFile.load(saved, { now: () => noon }));
const opened = (addOn: AddOn): LoadedPlan => value(addOn.server.openSidebar({})).loaded!;

type Run = (addOn: AddOn, loaded: LoadedPlan) => Reply<unknown>;

const operations: Record<string, Run> = {
  move: (addOn, loaded) =>
    apply(addOn, loaded, { do: "move", step: "1", to: dayNumber(2027, 3, 1), keep: "push" }),
  push: (addOn, loaded) =>
    apply(addOn, loaded, { do: "move", step: "2", to: dayNumber(2027, 3, 26), keep: "push" }),
  agree: (addOn, { fingerprint }) => addOn.server.agreeAllDates({ fingerprint }),
  undo: (addOn, { fingerprint, undoable }) => addOn.server.undoChange({ id: undoable[0]!.id, fingerprint }),
};

const meetings: Record<string, (person: Person) => void> = {
  insert: (person) => person.insertRows("Milestones", 9),
  delete: (person) => person.deleteRows("Milestones", 11),
  sort: (person) => person.sort("Milestones", "A8:AZ12", 3),
  type: (person) => person.type("Milestones", "G10", "call Tom first"),
};

/** Each call takes its time: some of them here, all of them with `EVERY=1 npm test -- meetings`. */
const stepOf = (meeting: string) => Number(process.env.EVERY ?? (meeting === "insert" ? 3 : 9));

/** What each step says, by name: its dates and ticks. */
function rows({ plan, details }: LoadedPlan): Record<string, string> {
  return Object.fromEntries(
    plan.steps.map((step, at) => [
      step.name,
      [
        step.number,
        step.target && isoText(step.target),
        step.fixed,
        step.done,
        details[at]!.agreed,
        details[at]!.agreedDate,
      ].join(),
    ]),
  );
}

const start = smallFile().save();
const changed = (() => {
  const addOn = load(start);
  value(operations.push!(addOn, opened(addOn)));
  return addOn.file.save();
})();

describe.each(Object.keys(operations))("%s", (name) => {
  const saved = name === "undo" ? changed : start;
  const calm = load(saved);
  const before = rows(opened(calm));
  const loadedCalm = opened(calm);
  calm.session.resetCalls();
  value(operations[name]!(calm, loadedCalm));
  const calls = calm.session.calls.total;
  const after = rows(opened(calm));

  test.each(Object.keys(meetings))("while somebody else does: %s", (meeting) => {
    const wrong: string[] = [];
    for (let call = 1; call <= calls; call += stepOf(meeting)) {
      const addOn = load(saved);
      const loaded = opened(addOn);
      addOn.session.resetCalls();
      addOn.session.between(call, () => meetings[meeting]!(addOn.file.person("Buyer")));
      const reply = operations[name]!(addOn, loaded);
      const now = rows(opened(addOn));
      const asMeant = (wanted: Record<string, string>) =>
        Object.entries(now).every(([step, row]) => step === "" || row === wanted[step]);
      if (!(reply.ok ? asMeant(after) : asMeant(before) || asMeant(after))) {
        const differs = Object.entries(now).filter(
          ([step, row]) => row !== (reply.ok ? after : before)[step],
        );
        wrong.push(
          `call ${call} of ${calls}, ${reply.ok ? "ok" : JSON.stringify(reply.findings.map(({ problem }) => problem))}: ${JSON.stringify(differs)}`,
        );
      }
    }
    expect(wrong).toEqual([]);
  });
});
