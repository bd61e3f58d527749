/** For whom a person works decides which pages they see, in both ways in which the add-on can be installed. */
import { execFileSync } from "node:child_process";
import { SpreadsheetFile } from "../../local/sheets";
import type { Side } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { languageCodes } from "../../src/words/language";
import { type AddOn, dist, type Installed, newYork, noon, open, value } from "./bundle";
import { smallPlan, smallRequest } from "./smallPlan";

const companyFolder = `${dist}-company`;

beforeAll(() => {
  execFileSync(process.execPath, ["build/build.mjs", "--company"]);
});

const rep = "rep@seller.example";
const colleague = "colleague@seller.example";
const champion = "champion@buyer.example";

/** A plan that the rep made. */
const saved = smallPlan().file.save();

describe.each(["bound", "company"] as const)("%s", (distribution) => {
  const company = new Map<string, Map<string, string>>();
  beforeEach(() => company.clear());

  function installed(user: string): Installed {
    if (distribution === "bound") return { folder: dist };
    const userProperties = company.get(user) ?? new Map<string, string>();
    company.set(user, userProperties);
    return { folder: companyFolder, userProperties };
  }

  function openAs(user: string, file: SpreadsheetFile): AddOn {
    return open(file, user, newYork, installed(user));
  }

  const planFile = () => SpreadsheetFile.load(saved, { now: () => noon });

  function emptyFile(): SpreadsheetFile {
    return SpreadsheetFile.create({ name: "Deal", locale: "en_US", timeZone: newYork.zone, now: () => noon });
  }

  /** Which screen a menu command shows. */
  function shownBy(addOn: AddOn, command: string): string {
    addOn.shown.sidebar = "";
    addOn.shown.dialog = "";
    addOn.session.run(command);
    if (addOn.shown.dialog !== "") return "dialog";
    return /data-view="(\w+)"/.exec(addOn.shown.sidebar)?.[1] ?? "";
  }

  const commands = ["openPlanSidebar", "moveMilestone", "sharePlan", "checkAndRepair", "newMutualActionPlan"];
  const ofSeller = ["plan", "move", "dialog", "repair", "newPlan"];
  const ofBuyer = ["ours", "propose", "ourStatus", "ours", "newPlan"];
  const shown = (addOn: AddOn) => commands.map((command) => shownBy(addOn, command));
  const sideOf = (addOn: AddOn) => value(addOn.server.openSidebar({})).side;

  function menu(addOn: AddOn, mode: "NONE" | "LIMITED" = "LIMITED"): string[] {
    addOn.session.open(mode);
    return addOn.shown.menu!.items.map((item) => (item === "separator" ? "-" : item.label));
  }

  test("whoever makes the plan is the seller, and is not asked", () => {
    const addOn = openAs(rep, emptyFile());
    expect(shown(addOn)).toEqual(ofSeller);
    value(addOn.server.createPlan(smallRequest()));
    expect(sideOf(addOn)).toBe("seller");
    expect(shown(addOn)).toEqual(ofSeller);
  });

  test("anybody else comes to the page that asks, whatever they chose", () => {
    const addOn = openAs(champion, planFile());
    expect(sideOf(addOn)).toBeNull();
    expect(shown(addOn)).toEqual(ofBuyer);
    // Until they said it, a rep's colleague must find the commands.
    expect(menu(addOn)).toContain("Check and repair this sheet");
  });

  test.each<[Side, readonly string[]]>([
    ["seller", ofSeller],
    ["buyer", ofBuyer],
  ])("the answer %s is kept for the person, and can be changed", (side, pages) => {
    const file = planFile();
    const addOn = openAs(colleague, file);
    value(addOn.server.saveSide({ side }));
    expect(shown(openAs(colleague, file))).toEqual(pages);
    expect(sideOf(openAs(champion, file))).toBeNull();
    const other = side === "seller" ? "buyer" : "seller";
    value(addOn.server.saveSide({ side: other }));
    expect(shown(addOn)).toEqual(side === "seller" ? ofBuyer : ofSeller);
  });

  test("the menu is the buyer's from the next opening on, where the add-on may look", () => {
    const addOn = openAs(champion, planFile());
    value(addOn.server.saveSide({ side: "buyer" }));
    const ours = ["Open our side of the plan", "Propose another date", "Get text and calendar"];
    expect(menu(addOn)).toEqual([...ours, "-", "New Mutual Action Plan"]);
    expect(menu(addOn, "NONE")).toContain("Open plan sidebar");
  });

  test("each plan of a file has its own answer, and the tab in front decides", () => {
    const file = planFile();
    const addOn = openAs(champion, file);
    value(addOn.server.saveSide({ side: "buyer" }));
    // Now they sell something themselves, in the same file.
    value(addOn.server.createPlan({ ...smallRequest(), id: "second", beside: true }));
    const stand = (tab: string) => file.person(champion).select(tab, "A1");
    stand("Milestones (2)");
    expect([sideOf(addOn), shownBy(addOn, "openPlanSidebar")]).toEqual(["seller", "plan"]);
    stand("Milestones");
    expect([sideOf(addOn), shownBy(addOn, "openPlanSidebar")]).toEqual(["buyer", "ours"]);
    expect(menu(addOn)).toContain("Check and repair this sheet");
  });

  test("a copied file is another deal, in which everybody is asked again", () => {
    const file = planFile();
    value(openAs(rep, file).server.saveSide({ side: "seller" }));
    const copy = openAs(rep, file.copy("Copy of Deal"));
    expect([sideOf(copy), shownBy(copy, "openPlanSidebar")]).toEqual([null, "ours"]);
  });

  test("properties that cannot be read ask again, and the plan opens all the same", () => {
    const addOn = openAs(rep, planFile());
    value(addOn.server.saveSide({ side: "seller" }));
    const before = addOn.session.calls.byName;
    expect(Object.keys(before).some((name) => name.includes("getUserProperties"))).toBe(true);
    for (let call = 1; call <= 12; call++) {
      const failing = openAs(rep, planFile());
      failing.session.failAt(call, "Service invoked too many times for one day: properties.");
      expect(["plan", "ours"]).toContain(shownBy(failing, "openPlanSidebar"));
    }
  });

  test("a full store refuses the answer in words", () => {
    const addOn = openAs(champion, planFile());
    addOn.session.resetCalls();
    value(addOn.server.saveSide({ side: "buyer" }));
    const calls = addOn.session.calls.total;
    const full = openAs(champion, planFile());
    full.session.failAt(
      calls,
      "You have exceeded the property storage quota. Please remove some properties and try again.",
    );
    const reply = full.server.saveSide({ side: "buyer" });
    expect(reply.ok ? [] : reply.findings.map(({ problem }) => problem.code)).toEqual(["storageFull"]);
  });

  test("rubbish in the place of the answer is no answer", () => {
    const addOn = openAs(champion, planFile());
    value(addOn.server.saveSide({ side: "buyer" }));
    for (const rubbish of ['"both"', "{", "null", "[]", '{"side":"seller"}']) {
      const properties = addOn.session.globals
        .PropertiesService as GoogleAppsScript.Properties.PropertiesService;
      const store = properties.getUserProperties();
      const key = store.getKeys().find((name) => name.startsWith("side."))!;
      store.setProperty(key, rubbish);
      expect([sideOf(addOn), shownBy(addOn, "openPlanSidebar")]).toEqual([null, "ours"]);
      expect(menu(addOn)).toContain("Check and repair this sheet");
    }
  });
});

describe("what the buyer's page holds", () => {
  const sellersKeys = /^(check[A-Z]|checklist|agreedInReturnHint|items[A-Z]|learn|template|attention|share)/;
  const managersKeys = /^(manager|portfolioHint|setAside|checks|aside)/;

  test.each(languageCodes)("has no word in it that is the seller's alone (%s)", (language) => {
    const addOn = open(SpreadsheetFile.load(saved, { now: () => noon }), champion);
    addOn.session.run("openPlanSidebar");
    const words = value(addOn.server.loadBuyerWords({ language }));
    const sent = `${addOn.shown.sidebar}${JSON.stringify(words)}`;
    const { sidebar, documents, checks } = languageFiles(language).DialogWords;
    const sellers = [
      ...Object.entries(sidebar).filter(([key]) => sellersKeys.test(key)),
      ...Object.entries(documents).filter(([key]) => managersKeys.test(key)),
    ].map(([, sentence]) => sentence);
    expect(sellers.length).toBeGreaterThan(30);
    const found = sellers.filter(
      (sentence) => typeof sentence === "string" && sentence.length > 12 && sent.includes(sentence),
    );
    expect(found).toEqual([]);
    expect(Object.keys(words.checks).length).toBeLessThan(Object.keys(checks).length / 4);
  });
});
