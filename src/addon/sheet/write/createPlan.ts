/** Makes the tabs of a new plan: all of them, or none when the service fails on the way. */
import { besideText } from "../../../plan/beside";
import { ownerCell } from "../../../plan/owners";
import type { DayNumber } from "../../../plan/plan";
import { snapshotOf, snapshotText } from "../../../plan/planSnapshot";
import { schedule } from "../../../plan/schedule";
import { isMilestone } from "../../../plan/stepNumbers";
import { planOf } from "../../../planTemplates/planOf";
import type { NewPlanRequest } from "../../../protocol";
import type { TabWords } from "../../../words/en/tabs";
import { milestoneWords } from "../../../words/sheetWords";
import { Refusal, serviceProblem } from "../../answer";
import { readLanguageFile } from "../../dataFile";
import { findPlans, markTab, type PlanTabs } from "../read/findPlan";
import { DayReader } from "../read/readCell";
import { readSettings } from "../read/readPlan";
import { historyTab } from "../tabs/historyTab";
import {
  firstRow,
  type MilestoneRow,
  milestonesTab,
  newTablePlace,
  outcomeText,
} from "../tabs/milestonesTab";
import { ownerChoices } from "../tabs/ownerChoices";
import { bothWeekend, layoutVersion, planDataTab, workingWeeks } from "../tabs/planDataTab";
import { resourcesTab } from "../tabs/resourcesTab";
import { newRowId } from "../tabs/rowId";
import { type SheetContent, type StandardTab, tabKeys } from "../tabs/sheetContent";
import { stakeholdersTab } from "../tabs/stakeholdersTab";
import { looks } from "../tabs/theme";
import { valueFieldCell, valueTab } from "../tabs/valueTab";
import { fitGrid, type Validations, writeTab } from "./writeTab";

/** The request, with the words of its language. */
interface NewPlan extends NewPlanRequest {
  readonly words: TabWords;
}

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Throws a `Refusal`: then there is nothing of the plan in the file, unless it says "unfinished". */
export function createPlan(spreadsheet: Spreadsheet, request: NewPlanRequest): void {
  const days = new DayReader(spreadsheet.getSpreadsheetTimeZone());
  const plans = findPlans(spreadsheet);
  // The same answer sent twice makes one plan.
  const isMade = plans.some(
    ({ tabs: { data } }) =>
      data && readSettings(data.getDataRange().getValues(), days).request === request.id,
  );
  if (isMade) return;
  const other = plans[0];
  if (other && !request.beside) {
    throw new Refusal({ code: "planExists", tab: other.tabs.milestones?.getName() ?? "" });
  }
  const words = readLanguageFile("ServerWords", request.language).tabs;
  makeTabs(
    spreadsheet,
    {
      ...request,
      words,
      // Two clicks make a plan: the companies may be named later.
      sellerCompany: request.sellerCompany || words.teamSeller,
      buyerCompany: request.buyerCompany || words.teamBuyer,
    },
    days.today(),
    plans,
  );
}

function makeTabs(
  spreadsheet: Spreadsheet,
  request: NewPlan,
  today: DayNumber,
  plans: readonly PlanTabs[],
): void {
  const existing = spreadsheet.getSheets();
  const contents = describePlan(
    request,
    today,
    tabNames(
      existing.map((sheet) => sheet.getName()),
      request,
    ),
  );
  const planId = request.id;
  // A second plan stands behind the first one's tabs, everything else behind both.
  const ofPlans = new Set(plans.flatMap(({ tabs }) => Object.values(tabs).map((tab) => tab.getSheetId())));
  const firstTab = existing.reduce((next, tab, at) => (ofPlans.has(tab.getSheetId()) ? at + 1 : next), 0);
  const empty = existing.length === 1 && existing[0]!.getLastRow() === 0 ? existing[0]! : null;
  const made: Sheet[] = [];
  try {
    for (const [at, content] of contents.entries())
      made.push(spreadsheet.insertSheet(content.name, firstTab + at));
    const sheets = new Map(made.map((sheet, at) => [contents[at]!.name, sheet]));
    // One read after the insertions; new tabs are all of one size.
    const size = { rows: made[0]!.getMaxRows(), columns: made[0]!.getMaxColumns() };
    const validations: Validations = new Map();
    const style = looks(request.accent);
    // The data tab first, since formulas and choices of the others look at it.
    for (const key of ["data", "value", "stakeholders", "milestones", "resources", "history"] as const) {
      const at = tabKeys.indexOf(key);
      const content = contents[at]!;
      fitGrid(made[at]!, content, size);
      writeTab(made[at]!, content, style, sheets, validations);
    }
    const milestones = made[tabKeys.indexOf("milestones")]!;
    const firstOpen = contents[tabKeys.indexOf("milestones")]!.rows.findIndex(
      (row, at) => at >= firstRow - 1 && row[0]?.text && !row[8]?.value,
    );
    milestones.getRange(Math.max(firstOpen + 1, firstRow), 3).activate();
    // The marks last: tabs without them are no plan.
    for (const [at, key] of tabKeys.entries()) markTab(made[at]!, planId, key);
    SpreadsheetApp.flush();
  } catch (error) {
    const left = made.filter((sheet) => !deleted(spreadsheet, sheet));
    throw new Refusal(serviceProblem(error, left.length > 0 ? "unfinished" : "unchanged"));
  }
  // The empty tab of a new file would only puzzle the buyer; if it stays, nothing is lost.
  if (empty) deleted(spreadsheet, empty);
}

/** Tries twice: the service may fail once more. */
function deleted(spreadsheet: Spreadsheet, sheet: Sheet): boolean {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      spreadsheet.deleteSheet(sheet);
      return true;
    } catch {
      // Once more, then it is reported.
    }
  }
  return false;
}

/** Names that are free, as Google compares them: without regard to case. Other tabs are never touched. */
function tabNames(taken: readonly string[], request: NewPlan): Record<StandardTab, string> {
  const { words } = request;
  const wanted: Record<StandardTab, string> = {
    value: words.valueTab,
    stakeholders: words.stakeholdersTab,
    milestones: milestoneWords(request.language).tab,
    resources: words.resourcesTab,
    history: words.historyTab,
    data: milestoneWords(request.language).dataTab,
  };
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const free = (name: string) => {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? name : `${name} (${number})`;
      if (!used.has(candidate.toLowerCase())) return candidate;
    }
  };
  return Object.fromEntries(tabKeys.map((key) => [key, free(wanted[key])])) as Record<StandardTab, string>;
}

/** The whole plan as descriptions of its tabs, in the order of the tabs. */
function describePlan(
  request: NewPlan,
  today: DayNumber,
  names: Record<StandardTab, string>,
): SheetContent[] {
  const { template, language } = request;
  const words = request.words;
  const milestone = milestoneWords(language);
  const undated = planOf(template, {
    anchor: request.anchor,
    countedIn: request.countedIn,
    ...workingWeeks(request.weekends, request.nonWorkingDays),
    today,
    done: request.done,
    ...(request.takenOver && { takenOver: request.takenOver }),
  });
  const plan = { ...undated, steps: undated.steps.map((step) => ({ ...step, id: newRowId() })) };
  const notes = new Map(request.takenOver?.map(({ step, note }) => [step, note]));
  const dates = schedule(plan);
  const rows = plan.steps.map((step, at): MilestoneRow => {
    const source = template.steps[at]!;
    return {
      ...step,
      target: dates.target[at] ?? null,
      start: dates.start[at] ?? null,
      ownersSeller: ownerCell(source.ownersSeller),
      ownersBuyer: ownerCell(source.ownersBuyer),
      phase: source.phase,
      outcome: source.outcome,
      note: notes.get(step.number) ?? "",
    };
  });
  const written = {
    ...plan,
    steps: plan.steps.map((step, at) => {
      const row = rows[at]!;
      const texts = [row.ownersSeller, row.ownersBuyer, outcomeText(row), "", "", row.phase];
      const beside = besideText(texts.map((text) => text.trim()));
      return { ...step, target: dates.target[at] ?? null, beside };
    }),
  };
  const anchorName =
    template.steps.find((step) => step.number === request.anchor.step)?.name ?? request.anchor.step;

  const { accent } = request;
  const value = valueTab({
    tabs: names,
    words,
    seller: request.sellerCompany,
    buyer: request.buyerCompany,
    compellingEvent: request.compellingEvent,
  });
  const stakeholders = stakeholdersTab(
    template.roles.map((role) => {
      const first = template.steps.find(
        ({ number, ownersSeller, ownersBuyer }) =>
          isMilestone(number) && [...ownersSeller, ...ownersBuyer].includes(role.role),
      );
      return { ...role, fromStep: first ? `${first.number} ${first.name}` : "" };
    }),
    { tabs: names, words },
  );
  const contents: Record<StandardTab, SheetContent> = {
    value,
    stakeholders,
    milestones: milestonesTab(rows, {
      tabs: names,
      companies: { seller: request.sellerCompany, buyer: request.buyerCompany },
      countedIn: request.countedIn,
      showAgreed: request.showAgreed,
      linked: {
        why: valueFieldCell(value, "event"),
        nextReview: valueFieldCell(value, "nextReview"),
        confirmedBy: valueFieldCell(value, "confirmedBy"),
      },
      words: milestone,
      accent,
    }),
    resources: resourcesTab(template.resources, template.steps, {
      tabs: names,
      place: newTablePlace(rows.length, names.data),
      words,
    }),
    history: historyTab(names.history, anchorName, words),
    data: planDataTab(
      names.data,
      milestone.dataTabExplanation,
      {
        layout: layoutVersion,
        plan: request.id,
        language,
        seller: request.sellerCompany,
        buyer: request.buyerCompany,
        worksBackFrom: request.anchor.step,
        worksBackDate: request.anchor.date,
        countedIn: request.countedIn,
        sellerWeekend: request.weekends.seller,
        buyerWeekend: request.weekends.buyer,
        bothWeekend: bothWeekend(request.weekends.seller, request.weekends.buyer),
        accent: request.accent,
        thenStep: template.anchors.find((step) => step !== request.anchor.step) ?? "",
        template: template.id,
        request: request.id,
        namesInUse: "",
        agreedOn: "",
      },
      request.nonWorkingDays,
      ownerChoices(
        stakeholders,
        rows.flatMap((row) => [row.ownersSeller, row.ownersBuyer]),
      ),
      snapshotText(snapshotOf(written)),
    ),
  };
  return tabKeys.map((key) => contents[key]);
}
