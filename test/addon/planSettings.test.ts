/** Settings of a plan that is there already: our own texts follow, what a person typed stays, and undo brings all back. */
import type { SpreadsheetFile } from "../../local/sheets";
import { dayNumber } from "../../src/plan/calendarDate";
import { builtInTemplates } from "../../src/planTemplates/builtInTemplates";
import type { LoadedPlan, PlanFacts } from "../../src/protocol";
import type { Language } from "../../src/words/language";
import { milestoneWords } from "../../src/words/sheetWords";
import { type AddOn, newFile, newYork, open, referenceRequest, value } from "./bundle";
import { a1, cellOf, columnOf } from "./places";
import { smallPlan } from "./smallPlan";

const load = (addOn: AddOn): LoadedPlan => value(addOn.server.openSidebar({})).loaded!;

function factsOf({
  sellerCompany,
  buyerCompany,
  value: { goal, event },
  accent,
  language,
}: LoadedPlan): PlanFacts {
  return { sellerCompany, buyerCompany, goal, event, accent, language };
}

function save(addOn: AddOn, change: Partial<PlanFacts>): LoadedPlan {
  const loaded = load(addOn);
  const was = factsOf(loaded);
  const request = {
    fingerprint: loaded.fingerprint,
    was,
    now: { ...was, ...change },
    title: "Plan settings changed",
  };
  return value(addOn.server.saveSettings(request));
}

function undo(addOn: AddOn): void {
  const { fingerprint, undoable } = load(addOn);
  value(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint }));
}

/** Every cell of the visible tabs with its content and number format. */
function contents(file: SpreadsheetFile, but: readonly string[] = []): Record<string, string> {
  const found: Record<string, string> = {};
  for (const id of file.sheetIds()) {
    const name = file.sheetName(id);
    if (but.includes(name)) continue;
    const zone = file.usedZone(id);
    if (!zone) continue;
    for (let row = 0; row <= zone.bottom; row++)
      for (let col = 0; col <= zone.right; col++) {
        const input = file.input(id, row, col);
        if (input !== "")
          found[`${name} ${row + 1} ${col + 1}`] = `${input} ${file.numberFormat(id, row, col)}`;
      }
  }
  return found;
}

/** Each has records of its own. */
const hidden = [milestoneWords("en").dataTab, milestoneWords("de").dataTab];
/** What an undo adds to the history, below its header. */
const withoutUndo = (found: Record<string, string>) =>
  Object.fromEntries(Object.entries(found).filter(([cell]) => !/^Plan history [5-9] /.test(cell)));

test("another name for the buyer stands everywhere, and nowhere in what a person typed", () => {
  const addOn = smallPlan();
  const { file } = addOn;
  file.person("Ann").type("Milestones", a1(file, "outcome", "2"), "Globex asked for this");
  const before = contents(file, hidden);
  const loaded = save(addOn, { buyerCompany: "=Initech", goal: "Close in three days", event: "Audit" });
  expect(loaded).toMatchObject({ buyerCompany: "=Initech", sellerCompany: "Acme" });
  expect(loaded.value).toMatchObject({ goal: "Close in three days", event: "Audit" });
  const after = contents(file, hidden);
  const changed = Object.keys(after).filter((cell) => after[cell] !== before[cell]);
  const naming = Object.entries(before).filter(([, text]) => /Globex/.test(text) && !/asked/.test(text));
  // The titles of two tabs, two prompts, and two labels; the goal and the event.
  expect(naming.length).toBeGreaterThanOrEqual(5);
  expect(changed.sort()).toEqual(
    [
      ...naming.map(([cell]) => cell),
      ...changed.filter((cell) => /three days|Audit/.test(after[cell]!)),
    ].sort(),
  );
  expect(Object.values(after).filter((text) => /Globex/.test(text))).toEqual(["Globex asked for this "]);
  expect(cellOf(file, "step", -6).display).toBe("Mutual Action Plan: Acme and =Initech");
  undo(addOn);
  expect(withoutUndo(contents(file, hidden))).toEqual(before);
  expect(load(addOn)).toMatchObject({ buyerCompany: "Globex" });
});

test.each([
  ["Mutual Action Plan: Acme and Initech", { seller: "Acme", buyer: "Initech" }],
  ["Mutual Action Plan: Smith and Sons and Globex", { seller: "Smith and Sons", buyer: "Globex" }],
  ["Mutual Action Plan: Acme and Globex", null],
  ["Our plan", null],
])("the title %p that somebody typed is understood", (typed, says) => {
  const addOn = smallPlan();
  const { file } = addOn;
  file.person("Ann").type("Milestones", a1(file, "step", -6), typed);
  const loaded = load(addOn);
  expect(loaded.titleSays).toEqual(says);
  if (says === null) return;
  save(addOn, { sellerCompany: says.seller, buyerCompany: says.buyer });
  expect(load(addOn)).toMatchObject({
    titleSays: null,
    sellerCompany: says.seller,
    buyerCompany: says.buyer,
  });
  expect(cellOf(file, "step", -6).display).toBe(typed);
});

const quickStart = (language: Language) =>
  referenceRequest({
    language,
    template: builtInTemplates(language)[3]!,
    anchor: { step: "6", date: dayNumber(2027, 3, 15) },
    compellingEvent: "",
  });

test("in another language the plan is the one that is made in it, but for what a person typed", () => {
  const addOn = open(newFile(), undefined, newYork);
  value(addOn.server.createPlan(quickStart("en")));
  const { file } = addOn;
  const person = file.person("Ann");
  person.type("Milestones", a1(file, "outcome", "2"), "Ask Ann");
  person.type("Milestones", a1(file, "ownerBuyer", "3"), "Ann Lee, Project champion");
  const before = contents(file, hidden);
  const there = load(addOn);
  const loaded = save(addOn, { language: "de" });
  expect(loaded.language).toBe("de");
  expect(loaded.snapshot?.rows.map((row) => row.name)).toEqual(loaded.plan.steps.map((step) => step.name));

  const german = open(newFile(), undefined, newYork);
  value(german.server.createPlan(quickStart("de")));
  const words = milestoneWords("de");
  const other = german.file.person("Ann");
  other.type(words.tab, a1(german.file, "outcome", "2", words.tab), "Ask Ann");
  const champion = load(german).roles.find(({ team }) => team === "buyer")!.role;
  other.type(words.tab, a1(german.file, "ownerBuyer", "3", words.tab), `Ann Lee, ${champion}`);
  // Each row has an Id of its own.
  const ids = ` ${columnOf(file, "id", words.tab)}`;
  const texts = (of: SpreadsheetFile) =>
    Object.fromEntries(
      Object.entries(contents(of, hidden)).filter(
        ([cell]) => !(cell.startsWith(words.tab) && cell.endsWith(ids)),
      ),
    );
  expect(texts(file)).toEqual(texts(german.file));
  expect(value(addOn.server.checkSheet({}))).toEqual([]);

  undo(addOn);
  expect(withoutUndo(contents(file, hidden))).toEqual(before);
  expect({ ...load(addOn), undoable: [], readAt: "" }).toEqual({ ...there, undoable: [], readAt: "" });
});

test("another color, where it is still ours", () => {
  const addOn = smallPlan();
  const { file } = addOn;
  const id = file.sheetIdByName("Milestones")!;
  const colorOf = () => JSON.stringify(file.save()).split("#00796b").length - 1;
  expect(colorOf()).toBe(0);
  save(addOn, { accent: "#00796b" });
  expect(colorOf()).toBeGreaterThan(3);
  expect(id).not.toBe("");
  undo(addOn);
  expect(load(addOn).accent).toBe("#1a73e8");
});

test("what somebody changed meanwhile is not written over", () => {
  const addOn = smallPlan();
  const loaded = load(addOn);
  const was = factsOf(loaded);
  save(addOn, { buyerCompany: "Initech" });
  const now = { ...was, buyerCompany: "Hooli" };
  const reply = addOn.server.saveSettings({ fingerprint: loaded.fingerprint, was, now, title: "Mine" });
  expect(reply).toMatchObject({ ok: false, findings: [{ problem: { code: "changedMeanwhile" } }] });
  expect(load(addOn).buyerCompany).toBe("Initech");
});
