/** Several plans in one file, copies of a file and of a tab: each plan is reached from its tabs and keeps what is its own. */
import { SpreadsheetFile } from "../../local/sheets";
import { dayNumber } from "../../src/plan/calendarDate";
import { type AddOn, apply, applyRequest, noon, open, value } from "./bundle";
import { a1, cellOf, columnOf } from "./places";
import { smallPlan, smallRequest } from "./smallPlan";

/** Three plans of the same content, but for the buyer. */
const made = (() => {
  const addOn = smallPlan();
  for (const [id, buyerCompany] of [
    ["second", "Initech"],
    ["third", "Hooli"],
  ])
    value(addOn.server.createPlan({ ...smallRequest(), id: id!, buyerCompany: buyerCompany!, beside: true }));
  return addOn.file.save();
})();

const threePlans = (): AddOn => open(SpreadsheetFile.load(made, { now: () => noon }));
const stand = (addOn: AddOn, tab: string) => addOn.file.person("rep@seller.example").select(tab, "A1");
test("a further plan stands behind the others, hidden tabs of theirs included", () => {
  const { file } = threePlans();
  const names = file.sheetIds().map((id) => file.sheetName(id));
  const firstOf = (suffix: string) => names.indexOf(`Value${suffix}`);
  const lastOf = (suffix: string) => names.indexOf(`Plan data${suffix}`);
  expect([firstOf(""), lastOf(""), firstOf(" (2)"), lastOf(" (2)"), firstOf(" (3)")]).toEqual([
    0, 5, 6, 11, 12,
  ]);
});

const opened = (addOn: AddOn, plan?: string) => value(addOn.server.openSidebar(plan ? { plan } : {}));
const move = { do: "move", step: "1", to: dayNumber(2027, 3, 1), keep: "push" } as const;

test.each([
  ["Milestones", "Globex"],
  ["Value", "Globex"],
  ["Milestones (2)", "Initech"],
  ["Stakeholders (2)", "Initech"],
  ["Milestones (3)", "Hooli"],
  ["Resources (3)", "Hooli"],
])("whoever stands on %s works with the plan of %s, by every command", (tab, buyer) => {
  const addOn = threePlans();
  stand(addOn, tab);
  const loaded = opened(addOn).loaded!;
  expect(loaded.buyerCompany).toBe(buyer);
  const others = ["Milestones", "Milestones (2)", "Milestones (3)"].filter(
    (name) => !name.endsWith(tab.slice(-3)),
  );
  const milestones = tab.includes("(") ? `Milestones ${tab.slice(-3)}` : "Milestones";
  const date = (name: string) => cellOf(addOn.file, "target", "1", name).display;
  const before = date(milestones);
  value(apply(addOn, loaded, move));
  expect(date(milestones)).not.toBe(before);
  for (const name of others.filter((name) => name !== milestones)) expect(date(name)).toBe(before);
  const { undoable, fingerprint } = opened(addOn).loaded!;
  value(addOn.server.undoChange({ id: undoable[0]!.id, fingerprint }));
  expect(date(milestones)).toBe(before);

  addOn.file.person("Buyer").clear(milestones, a1(addOn.file, "status", "1", milestones));
  expect(value(addOn.server.checkSheet({})).map(({ id }) => id)).toEqual([`formulas ${milestones}`]);
  expect(value(addOn.server.repairSheet({ ids: [`formulas ${milestones}`] }))).toEqual([]);
});

test("the plan that the sidebar shows is the one that is changed, whatever tab is in front by then", () => {
  const addOn = threePlans();
  stand(addOn, "Milestones (2)");
  const loaded = opened(addOn).loaded!;
  addOn.file.person("rep@seller.example").insertTab("Own notes");
  for (const tab of ["Milestones", "Own notes"]) {
    stand(addOn, tab);
    const { planId, fingerprint } = opened(addOn, tab === "Own notes" ? loaded.planId : undefined).loaded!;
    expect(planId).toBe(tab === "Own notes" ? loaded.planId : smallRequest().id);
    expect(fingerprint === loaded.fingerprint).toBe(tab === "Own notes");
  }
  const changed = value(addOn.server.applyChange({ ...applyRequest(loaded, move), plan: loaded.planId }));
  expect([changed.planId, changed.plan.steps[0]!.target]).toEqual([loaded.planId, dayNumber(2027, 3, 1)]);
  expect(cellOf(addOn.file, "target", "1", "Milestones").value).toBe(dayNumber(2027, 3, 9));
});

test("without the name of its plan, a change is never written into another one that looks the same", () => {
  const addOn = threePlans();
  stand(addOn, "Milestones (2)");
  const loaded = opened(addOn).loaded!;
  stand(addOn, "Milestones");
  expect(apply(addOn, loaded, move)).toMatchObject({
    ok: false,
    findings: [{ problem: { code: "changedMeanwhile" } }],
  });
});

test("a plan that lost a tab does not stand before one that is whole", () => {
  const addOn = threePlans();
  const rep = addOn.file.person("rep@seller.example");
  rep.insertTab("Own notes");
  rep.deleteTab("Milestones");
  rep.deleteTab("Plan data (3)");
  stand(addOn, "Own notes");
  expect(opened(addOn).loaded!.buyerCompany).toBe("Initech");
});

test("private lists belong to one plan of one file", () => {
  const addOn = threePlans();
  stand(addOn, "Milestones");
  const plan = opened(addOn).loaded!.planId;
  value(addOn.server.saveChecklist({ items: [{ text: "Ask Tom", done: false }], plan }));
  value(addOn.server.saveSetAside({ keys: ["noEvent"], plan }));
  const lists = (of: AddOn) => {
    const { checklist, setAside } = opened(of);
    return { checklist: checklist?.map(({ text }) => text) ?? null, setAside };
  };
  const nothing = { checklist: null, setAside: [] };
  expect(lists(addOn)).toEqual({ checklist: ["Ask Tom"], setAside: ["noEvent"] });
  stand(addOn, "Milestones (2)");
  expect(lists(addOn)).toEqual(nothing);
  // The other plan's list is saved although its tab is no longer in front.
  value(addOn.server.saveSetAside({ keys: ["noEvent", "noOwner 2"], plan }));
  expect(lists(addOn)).toEqual(nothing);
  stand(addOn, "Value");
  expect(lists(addOn).setAside).toEqual(["noEvent", "noOwner 2"]);
  const copy = open(addOn.file.copy("Next deal"));
  for (const tab of ["Milestones", "Milestones (2)"]) {
    stand(copy, tab);
    expect(lists(copy)).toEqual(nothing);
  }
});

test("a checklist that was kept before there was a plan belongs to the first one", () => {
  const addOn = open(SpreadsheetFile.create({ name: "Deal", now: () => noon }));
  value(addOn.server.saveChecklist({ items: [{ text: "Ask Tom", done: true }] }));
  value(addOn.server.createPlan(smallRequest()));
  expect(opened(addOn).checklist).toEqual([{ text: "Ask Tom", done: true }]);
  value(addOn.server.createPlan({ ...smallRequest(), id: "second", beside: true }));
  stand(addOn, "Milestones (2)");
  expect(opened(addOn).checklist).toBeNull();
});

test("a tab of somebody's own is no plan, whatever it is called and whatever stands in it", () => {
  const addOn = open(SpreadsheetFile.create({ name: "Deal", now: () => noon }));
  const buyer = addOn.file.person("Buyer");
  for (const tab of ["Plan data", "Milestones"]) {
    buyer.insertTab(tab);
    buyer.paste(tab, "A1", "Setting\tValue\nplan\tB\nlanguage\tGerman");
  }
  expect(opened(addOn).loaded).toBeNull();
  expect(addOn.server.checkSheet({})).toMatchObject({ findings: [{ problem: { code: "noPlan" } }] });
  value(addOn.server.createPlan(smallRequest()));
  expect(opened(addOn).loaded!.plan.steps).toHaveLength(5);
});

describe("on a duplicate of a tab", () => {
  test.each(["Milestones", "Value", "Plan data"])("of %s, the sidebar says so and leads back", (tab) => {
    const addOn = smallPlan();
    const rep = addOn.file.person("rep@seller.example");
    rep.duplicateTab(tab);
    rep.showTab(`Copy of ${tab}`);
    expect(opened(addOn).loaded!.duplicate).toBeNull();
    stand(addOn, `Copy of ${tab}`);
    expect(opened(addOn).loaded).toMatchObject({
      duplicate: { tab: `Copy of ${tab}`, original: tab },
      buyerCompany: "Globex",
    });
    value(addOn.server.showCell({ cell: tab }));
    expect(addOn.file.sheetName(addOn.file.activeSheetId())).toBe(tab);
    expect(opened(addOn).loaded!.duplicate).toBeNull();
  });

  test("it belongs to the plan of its original, and takes the place of one that is deleted", () => {
    const addOn = threePlans();
    const rep = addOn.file.person("rep@seller.example");
    rep.duplicateTab("Milestones (2)");
    stand(addOn, "Copy of Milestones (2)");
    const { buyerCompany, duplicate } = opened(addOn).loaded!;
    expect([buyerCompany, duplicate?.original]).toEqual(["Initech", "Milestones (2)"]);
    rep.deleteTab("Milestones (2)");
    stand(addOn, "Copy of Milestones (2)");
    expect(opened(addOn).loaded).toMatchObject({ buyerCompany: "Initech", duplicate: null });
  });
});

test("a cell that a message names is shown, also in a folded column, on a hidden tab, or when it is gone", () => {
  const { file, server } = smallPlan();
  const shown = () => file.sheetName(file.activeSheetId());
  const at = a1(file, "startsAfter", "2");
  const id = file.sheetIdByName("Milestones")!;
  const column = columnOf(file, "startsAfter") - 1;
  expect(file.grid.isColHidden(id, column)).toBe(true);
  value(server.showCell({ cell: `Milestones!${at}` }));
  expect([shown(), file.grid.isColHidden(id, column)]).toEqual(["Milestones", false]);
  value(server.showCell({ cell: "Plan data!B5" }));
  expect(shown()).toBe("Plan data");
  value(server.showCell({ cell: "Milestones!ZZZ9999999" }));
  expect(shown()).toBe("Milestones");
  expect(server.showCell({ cell: "Misc!A1" })).toMatchObject({
    findings: [{ problem: { code: "missingTab", tab: "Misc" } }],
  });
});
