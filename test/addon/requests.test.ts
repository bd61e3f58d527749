/** What others than our pages could send: every odd shape is refused by the name of its field, and nothing is written. */
import { historyColumns } from "../../src/addon/sheet/tabs/historyTab";
import type { Server } from "../../src/protocol";
import { type AddOn, applyRequest, cell, referenceRequest, today, value } from "./bundle";
import { smallPlan } from "./smallPlan";

const addOn = smallPlan();
const loaded = value(addOn.server.openSidebar({})).loaded!;
const { fingerprint } = loaded;
const move = { do: "move", step: "2", to: loaded.plan.steps[1]!.target! + 3, keep: "push" } as const;
const newPlan = referenceRequest({ id: "second", beside: true });
const task = { under: "2", name: "Ask", ownersSeller: "", ownersBuyer: "" };
const item = { text: "Ask", done: false };

const facts = {
  sellerCompany: loaded.sellerCompany,
  buyerCompany: loaded.buyerCompany,
  goal: "",
  event: loaded.value.event,
  accent: loaded.accent,
  language: "en",
};

type Ask = Exclude<
  keyof Server,
  | "openSidebar"
  | "openDialog"
  | "openTakeOver"
  | "startTakeOver"
  | "loadHistory"
  | "loadHolidays"
  | "checkSheet"
>;

/** A request of each kind that is in order. */
const inOrder: Readonly<Record<Ask, object>> = {
  readSelection: {},
  loadWords: { language: "en" },
  loadSetupWords: { language: "en" },
  loadBuyerWords: { language: "en" },
  loadDialogWords: { language: "en" },
  openView: { view: "newPlan", created: false },
  loadTemplates: { language: "en" },
  createPlan: newPlan,
  applyChange: applyRequest(loaded, move),
  undoChange: { id: "1", fingerprint },
  showPage: {},
  agreeAllDates: { fingerprint },
  saveSettings: { fingerprint, was: facts, now: { ...facts, buyerCompany: "Initech" }, title: "Renamed" },
  joinRows: { fingerprint },
  nameOwners: { fingerprint },
  showStep: { step: "2" },
  readTab: { tab: "Sheet1" },
  showCell: { cell: "Milestones!B7" },
  repairSheet: { ids: ["settings Plan data"] },
  saveChecklist: { items: [item] },
  saveSide: { side: "seller" },
  saveSetAside: { keys: ["noEvent"] },
  saveTemplates: { templates: [newPlan.template] },
  addTasks: { tasks: [task], fingerprint },
};

/** By the names under which the tests tell them. */
const oddities = {
  missing: undefined,
  null: null,
  number: 44_000.5,
  true: true,
  word: "__proto__",
  long: "x".repeat(100_000),
  list: [],
  lists: [[[]]],
  nulls: [null],
  object: {},
  lookalike: { toString: 1, trim: null, length: 3 },
} as const satisfies Record<string, unknown>;
type Oddity = keyof typeof oddities;

interface Case {
  readonly ask: Ask;
  readonly field: string;
  readonly put: (odd: unknown) => object;
  /** What is in order in this place. */
  readonly legal: readonly Oddity[];
  /** The field inside of it that is missed first in an object or in the entry of a list. */
  readonly inside: string;
}

function whole(ask: Ask, field: string, legal: readonly Oddity[] = [], inside = field): Case {
  return { ask, field, put: (odd) => ({ ...inOrder[ask], [field]: odd }), legal, inside };
}

function part(ask: Ask, field: string, put: (odd: never) => object, legal: Oddity[] = [], inside = field) {
  return { ask, field, put: put as Case["put"], legal, inside };
}

const { date, step } = { date: today, step: "10" };
const kept = { step, target: null, notLaterThan: date, fixed: null, note: "" };

test.each<Case>([
  whole("loadWords", "language"),
  whole("loadDialogWords", "language"),
  whole("loadTemplates", "language"),
  whole("saveSide", "side"),
  whole("createPlan", "id", ["word"]),
  whole("createPlan", "language"),
  whole("createPlan", "sellerCompany", ["word"]),
  whole("createPlan", "buyerCompany", ["word"]),
  whole("createPlan", "compellingEvent", ["word"]),
  whole("createPlan", "anchor"),
  part("createPlan", "anchor", (odd) => ({ ...newPlan, anchor: { step, date: odd } })),
  part("createPlan", "anchor", (odd) => ({ ...newPlan, anchor: { step: odd, date } })),
  whole("createPlan", "countedIn"),
  whole("createPlan", "weekends"),
  part("createPlan", "weekends", (odd) => ({ ...newPlan, weekends: { seller: "0000011", buyer: odd } })),
  whole("createPlan", "nonWorkingDays", ["list"]),
  part("createPlan", "nonWorkingDays", (odd) => ({ ...newPlan, nonWorkingDays: [{ date, side: odd }] })),
  part("createPlan", "nonWorkingDays", (odd) => ({
    ...newPlan,
    nonWorkingDays: [{ date: odd, side: "both" }],
  })),
  whole("createPlan", "template"),
  whole("createPlan", "done", ["list"]),
  part("createPlan", "done", (odd) => ({ ...newPlan, done: [{ step, on: odd }] })),
  part("createPlan", "done", (odd) => ({ ...newPlan, done: [{ step: odd, on: date }] })),
  whole("createPlan", "showAgreed", ["true"]),
  whole("createPlan", "accent"),
  whole("createPlan", "beside", ["true"]),
  whole("createPlan", "takenOver", ["missing", "list"]),
  part("createPlan", "takenOver", (odd) => ({ ...newPlan, takenOver: [{ ...kept, step: odd }] })),
  part("createPlan", "takenOver", (odd) => ({ ...newPlan, takenOver: [{ ...kept, fixed: odd }] }), ["null"]),
  part("createPlan", "takenOver", (odd) => ({ ...newPlan, takenOver: [{ ...kept, note: odd }] }), ["word"]),
  whole("applyChange", "change"),
  whole("applyChange", "fingerprint", ["word"]),
  whole("applyChange", "calendars", ["null"], "weekends"),
  whole("applyChange", "askedBy"),
  whole("applyChange", "why", ["word"]),
  whole("applyChange", "agreedInReturn", ["word"]),
  whole("applyChange", "title", ["word"]),
  whole("undoChange", "id", ["word"]),
  whole("undoChange", "fingerprint", ["word"]),
  whole("agreeAllDates", "fingerprint", ["word"]),
  whole("joinRows", "fingerprint", ["word"]),
  whole("nameOwners", "fingerprint", ["word"]),
  whole("showStep", "step", ["word"]),
  whole("showCell", "cell", ["word"]),
  whole("readTab", "tab", ["word"]),
  whole("repairSheet", "ids", ["list"]),
  part("repairSheet", "ids", (odd) => ({ ids: [odd] }), ["word"]),
  whole("saveChecklist", "items", ["list"]),
  part("saveChecklist", "items", (odd) => ({ items: [odd] }), [], "text"),
  part("saveChecklist", "text", (odd) => ({ items: [{ ...item, text: odd }] }), ["word"]),
  part("saveChecklist", "done", (odd) => ({ items: [{ ...item, done: odd }] }), ["true"]),
  whole("saveSetAside", "keys", ["list"]),
  part("saveSetAside", "keys", (odd) => ({ keys: [odd] }), ["word"]),
  whole("saveTemplates", "templates", ["list"], "template"),
  whole("addTasks", "tasks"),
  part("addTasks", "tasks", (odd) => ({ fingerprint, tasks: [odd] }), [], "under"),
  part("addTasks", "under", (odd) => ({ fingerprint, tasks: [{ ...task, under: odd }] }), ["word"]),
  part("addTasks", "name", (odd) => ({ fingerprint, tasks: [{ ...task, name: odd }] }), ["word"]),
  part("addTasks", "ownersBuyer", (odd) => ({ fingerprint, tasks: [{ ...task, ownersBuyer: odd }] }), [
    "word",
  ]),
  whole("addTasks", "fingerprint", ["word"]),
])("$ask refuses what is no $field", ({ ask, field, put, legal, inside }) => {
  for (const [name, odd] of Object.entries(oddities)) {
    if (legal.includes(name as Oddity)) continue;
    expect([name, refusal(addOn, ask, put(odd))]).toEqual([
      name,
      expect.stringMatching(`^(${field}|${inside})$`),
    ]);
  }
});

/** The field by which a request is refused; null: it is not refused for its shape. */
function refusal({ server }: AddOn, ask: Ask, request: object): string | null {
  const reply = server[ask](request as never);
  const problem = reply.ok ? null : reply.findings[0]!.problem;
  if (problem?.code === "badTemplate") return "template";
  if (problem?.code === "serviceFailed") return `exception: ${problem.detail}`;
  return problem?.code === "badRequest" || problem?.code === "tooLong" ? problem.field : null;
}

/** A cell of the first entry of History. */
function inHistory(file: AddOn["file"], column: (typeof historyColumns)[number]) {
  return cell(file, "Plan history", 5, historyColumns.indexOf(column) + 1);
}

test("these requests are in order but for what was odd in them; the odd ones wrote nothing", () => {
  expect(value(addOn.server.openSidebar({}))).toMatchObject({
    loaded: { fingerprint, undoable: [] },
    checklist: null,
    setAside: [],
    savedTemplates: [],
  });
  expect(addOn.file.sheetIds()).toHaveLength(6);
  for (const [ask, request] of Object.entries(inOrder))
    expect([ask, refusal(smallPlan(), ask as Ask, request)]).toEqual([ask, null]);
});

test.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["null", "null"],
  ["a list", "[]"],
  ["a word", '"step"'],
  ["a number", "1e999"],
])("%s is no request", (_name, json) => {
  const badRequest = { ok: false, findings: [{ problem: { code: "badRequest", field: "JSON" }, cells: [] }] };
  for (const ask of Object.keys(inOrder))
    expect(JSON.parse(addOn.session.run(ask, json) as string)).toEqual(badRequest);
});

test("a request may be as deep as JSON gets", () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  for (const [ask, key, field] of [
    ["saveChecklist", "items", "items"],
    ["saveTemplates", "templates", undefined],
    ["applyChange", "change", "change"],
  ]) {
    const reply = JSON.parse(addOn.session.run(ask!, `{"${key}":${deep}}`) as string);
    expect(reply.findings[0].problem.field).toBe(field);
  }
});

test("texts arrive clean, wherever they go", () => {
  const { file, server } = smallPlan();
  const title = "\u0007Proposal\tmoved ";
  const why = "A\r\nB\u0000C\ud800";
  const request = { ...applyRequest(loaded, move), title, why, agreedInReturn: "\u009b5 days" };
  const changed = value(server.applyChange(request));
  expect(changed.undoable[0]!.title).toBe("Proposal moved");
  expect([inHistory(file, "why").value, inHistory(file, "inReturn").value]).toEqual([
    "A\nB C\ufffd",
    "5 days",
  ]);

  const name = " Send\tthe\u0000draft \ude00";
  value(
    server.addTasks({ tasks: [{ ...task, name, ownersBuyer: "Ann\r" }], fingerprint: changed.fingerprint }),
  );
  const { loaded: added } = value(server.openSidebar({}));
  const at = added!.plan.steps.findIndex((each) => each.number === "2.2");
  expect([added!.plan.steps[at]!.name, added!.details[at]!.ownersBuyer]).toEqual([
    "Send the draft \ufffd",
    "Ann",
  ]);

  value(server.saveChecklist({ items: [{ text: "\tAsk\u001b", done: true }] }));
  value(server.saveTemplates({ templates: [{ ...newPlan.template, name: "\u0000Ours\r\n" }] }));
  const { checklist, savedTemplates } = value(server.openSidebar({}));
  expect(checklist).toEqual([{ text: "Ask", done: true }]);
  expect(savedTemplates[0]!.name).toBe("Ours");

  const companies = { sellerCompany: "Ac\u0000me\r\n", buyerCompany: "\ud83dGlobex" };
  value(server.createPlan({ ...newPlan, ...companies }));
  expect(cell(file, "Milestones (2)", 1, 1).value).toBe("Mutual Action Plan: Ac me and \ufffdGlobex");
});

test("what else stands in the headline of a change does not go into History", () => {
  const { file, server } = smallPlan();
  const request = applyRequest(loaded, move);
  const { history } = request.change;
  const forged = {
    ...history.headlines[0],
    when: "=1+1",
    why: "Forged",
    milestone: "Pro\u0000posal",
    list: "x",
  };
  const change = { ...request.change, history: { ...history, headlines: [forged] } };
  value(server.applyChange({ ...request, change: change as never }));
  expect(inHistory(file, "when")).toMatchObject({ value: today, formula: "" });
  expect(inHistory(file, "milestone").value).toBe("Pro posal");
  expect(inHistory(file, "why").value).toBe("");
});

test("a new row with control characters is refused", () => {
  const { plan } = loaded;
  const insert = { do: "insert", name: "Pi\u0000lot", days: 2, after: "1", link: "chain" } as const;
  expect(plan.steps).toHaveLength(5);
  expect(refusal(smallPlan(), "applyChange", applyRequest(loaded, insert))).toBe("change");
  expect(refusal(smallPlan(), "applyChange", applyRequest(loaded, { ...insert, name: "Pilot" }))).toBeNull();
});
