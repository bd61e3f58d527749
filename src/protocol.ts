/**
 * What the pages (sidebar, dialog) and the server say to each other: types only. Every function takes one JSON text and
 * returns one JSON text, because Google's bridge loses dates and exceptions. Days are day numbers (see plan.ts).
 */
import type { Holidays } from "./holidays/holidays";
import type { PlannedChange } from "./plan/change/plannedChange";
import type { DayNumber, Plan, StepField } from "./plan/plan";
import type { PlanSnapshot } from "./plan/planSnapshot";
import type { TakenOverStep } from "./planTemplates/planOf";
import type { PlanTemplate, TemplateResource } from "./planTemplates/planTemplate";
import type { TemplateSet } from "./planTemplates/templateSet";
import type { Finding } from "./problems";
import type { SourceCell } from "./takeOver/plainText";
import type { Language } from "./words/language";
import type { BuyerWords, DialogWords, SetupWords, Words } from "./words/words";

/** The screens of the page with which a plan is set up. */
export type SetupView =
  | "newPlan"
  | "templates"
  | "daysOff"
  | "settings"
  | "usualItems"
  | "checklist"
  | "repair";

/** The screens of the page for the buyer's side. */
export type BuyerView = "ours" | "propose" | "changesSoFar" | "ourStatus";

/** The screens of all that is shown in the sidebar's place. */
export type ViewName =
  | SetupView
  | BuyerView
  | "plan"
  | "change"
  | "move"
  | "shift"
  | "anchor"
  | "fit"
  | "done"
  | "links"
  | "edit"
  | "order"
  | "agree"
  | "sheetChanges"
  | "history";

export interface OpenViewRequest {
  readonly view: ViewName;
  /** The plan was made just now, which the screen then says. */
  readonly created?: boolean;
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  /** `fresh`: the plan as it is now, when the request rested on an older one. */
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly fresh?: LoadedPlan };

/** For whom a person works, by their own word. */
export type Side = "seller" | "buyer";

export interface NonWorkingDay {
  readonly date: DayNumber;
  readonly side: "both" | "seller" | "buyer";
}

/** What the sheet says of a step besides its dates. */
export interface StepDetails {
  readonly number: string;
  readonly cell: string;
  readonly ownersSeller: string;
  readonly ownersBuyer: string;
  readonly phase: string;
  readonly outcome: string;
  readonly agreed: boolean;
  readonly agreedDate: DayNumber | null;
  /** Only of a row that somebody added: all that a person may have typed into it, notes and own columns too. */
  readonly words?: readonly string[];
}

/** Where the person stands: the tab, the row, and the texts in that row, the hidden Id among them. */
export interface Selection {
  readonly tab: string;
  readonly row: number;
  readonly texts: readonly string[];
}

export interface UndoableChange {
  readonly id: string;
  /** What was done, in the plan's language: "Signature moved to Fri 26 Feb". */
  readonly title: string;
  readonly when: DayNumber;
}

/** Fields of the Value tab that documents quote. */
export type ValueText =
  | "goal"
  | "event"
  | "eventCost"
  | "current"
  | "desired"
  | "stayingOrganization"
  | "issues"
  | "problems"
  | "capabilities"
  | "businessValue"
  | "priorities"
  | "measuring"
  | "currency"
  | "effort"
  | "options"
  | "decisionSteps"
  | "decisionMakers"
  | "criteria"
  | "route"
  | "decisionsNeeded"
  | "risks"
  | "riskOwners"
  | "confirmedWords"
  | "confirmedBy"
  | "budgetBy"
  | "budgetConfirmed"
  | "channel"
  | "rhythm"
  | "changeRule"
  | "agreedBuyer"
  | "agreedSeller";

type ValueDate = "eventDate" | "decisionDate" | "nextReview" | "confirmedOn" | "agreedOn";

/** A row of the success measures; `byWhen` null: no date, or none that can be read. */
export interface SuccessMeasure {
  readonly measure: string;
  readonly today: string;
  readonly target: string;
  readonly byWhen: DayNumber | null;
  readonly owner: string;
  /** "yes", or what a person typed there. */
  readonly achieved: string;
}

/** Where the cells stand that checks ask to be filled in: fields of Value, the first measure, the first role without a name. */
export type CheckPlace =
  | "event"
  | "eventDate"
  | "valuePerMonth"
  | "decisionDate"
  | "nextReview"
  | "budgetConfirmed"
  | "risks"
  | "measures"
  | "roles";

export interface LoadedPlan {
  /** The spreadsheet's id: tells two files apart, also when one is a copy of the other. */
  readonly file: string;
  /** The plan's own id: tells the plans of one file apart; a copy of the file has it too. */
  readonly planId: string;
  readonly plan: Plan;
  readonly details: readonly StepDetails[];
  /** Letters of the columns of Milestones in which inputs stand; those that are gone are missing. */
  readonly columns: Readonly<Partial<Record<StepField, string>>>;
  /** Inputs and dates as the add-on last wrote them; null on a damaged sheet. `review(plan, snapshot)` compares. */
  readonly snapshot: PlanSnapshot | null;
  /** Of the inputs and their rows; goes back with whatever changes the plan. */
  readonly fingerprint: string;
  readonly language: Language;
  readonly sellerCompany: string;
  readonly buyerCompany: string;
  readonly accent: string;
  /** The companies that somebody typed into the title above the milestones; null: it says what the settings say, or something else. */
  readonly titleSays: { readonly seller: string; readonly buyer: string } | null;
  /** As typed; empty: nothing is written there. */
  readonly value: Readonly<Record<ValueText, string>>;
  readonly valueDates: Readonly<Record<ValueDate, DayNumber | null>>;
  readonly measures: readonly SuccessMeasure[];
  readonly valuePerMonth: { readonly amount: number; readonly currency: string } | null;
  /** In the currency of the value per month; null: no amount that can be read. */
  readonly investment: { readonly once: number | null; readonly yearly: number | null };
  /** "Value!C6"; "": it was not found. */
  readonly places: Readonly<Record<CheckPlace, string>>;
  readonly nonWorkingDays: readonly NonWorkingDay[];
  readonly rolesWithoutName: readonly string[];
  readonly roles: readonly {
    readonly team: "seller" | "buyer";
    readonly role: string;
    readonly name: string;
    readonly email: string;
    /** "signs", in the plan's language. */
    readonly part: string;
  }[];
  /** Owner cells that still show a role, or an earlier name, although Stakeholders has a name now. */
  readonly ownersToName: number;
  readonly resources: readonly (TemplateResource & { readonly ready: boolean })[];
  /** Today's confirmation of value: set when the buyer confirmed. */
  readonly valueConfirmed: boolean;
  /** The person stands on a duplicate of one of the plan's tabs, which is not read; `original` is what is. */
  readonly duplicate: { readonly tab: string; readonly original: string } | null;
  /** The step of the selected cell, or null. */
  readonly selected: string | null;
  /** Newest first, at most five. */
  readonly undoable: readonly UndoableChange[];
  /**
   * Numbers of steps that the sheet's formulas cannot follow: milestones with links, days or dates that are none, and rows
   * of any level without formulas.
   */
  readonly unfollowed: readonly string[];
  /** The step of which the plan speaks once what it works back from is done, the Key ROI date; "": none. */
  readonly thenStep: string;
  /** What could not be read; the rest of the plan works. */
  readonly findings: readonly Finding[];
  /** "14:05", in the spreadsheet's zone. */
  readonly readAt: string;
}

/** A row of the History tab; null: no date, or no number, that can be read. */
export interface HistoryRow {
  readonly when: DayNumber | null;
  readonly milestone: string;
  readonly before: DayNumber | null;
  readonly after: DayNumber | null;
  /** Working days by which the goal moved. */
  readonly effect: number | null;
  /** As the sheet says it. */
  readonly askedBy: string;
  readonly why: string;
  readonly inReturn: string;
}

export interface OpenReply {
  /** Null: this spreadsheet has no plan. */
  readonly loaded: LoadedPlan | null;
  readonly today: DayNumber;
  /** The spreadsheet's locale, "en_US". */
  readonly locale: string;
  readonly savedTemplates: readonly PlanTemplate[];
  /** Keys of the checks before sending that the person set aside for this plan; kept for the person. */
  readonly setAside: readonly string[];
  /** Null: none was kept for this plan yet. */
  readonly checklist: readonly ChecklistItem[] | null;
  /** How the add-on came into this file: a script bound to it, or the add-on of the seller's company. */
  readonly distribution: "bound" | "company";
  /** The person's own side in this plan; null: not said yet. Who made the plan is the seller's. */
  readonly side: Side | null;
}

/** The rep's private checklist for this plan: kept for the person, never in the file. */
export interface ChecklistItem {
  readonly text: string;
  readonly done: boolean;
}

export interface NewPlanRequest {
  /** Made once by the form; the same id sent twice makes one plan. */
  readonly id: string;
  readonly language: Language;
  readonly sellerCompany: string;
  readonly buyerCompany: string;
  readonly compellingEvent: string;
  readonly anchor: { readonly step: string; readonly date: DayNumber };
  readonly countedIn: "calendar" | "working";
  /** Seven characters, Monday first, "1" is a day off. */
  readonly weekends: { readonly seller: string; readonly buyer: string };
  readonly nonWorkingDays: readonly NonWorkingDay[];
  /** With the chosen links (chained or side by side) and without tasks when the plan starts blank. */
  readonly template: PlanTemplate;
  /** Steps already behind us, with the day on which they were done. */
  readonly done: readonly { readonly step: string; readonly on: DayNumber }[];
  /** True: the buyer confirms each date, so the columns for it are not folded away. */
  readonly showAgreed: boolean;
  /** "#1a73e8". */
  readonly accent: string;
  /** True: make another plan beside the one that is there. */
  readonly beside: boolean;
  /** Only of a plan that is made of an existing table. */
  readonly takenOver?: readonly TakenOverStep[];
}

/** What the page needs that makes a plan of an existing table. */
export interface TakeOverStart {
  /** Names of the visible tabs that are no part of a plan, the one in front first. */
  readonly tabs: readonly string[];
  readonly today: DayNumber;
  /** The spreadsheet's locale, "en_US". */
  readonly locale: string;
  /** Of the plan that is there already; "": there is none. */
  readonly sellerCompany: string;
  readonly hasPlan: boolean;
}

/** The cells of a tab from its first one on. */
export interface TabCells {
  readonly rows: readonly (readonly SourceCell[])[];
  /** Rows and columns at the end that were not read, because there are too many. */
  readonly rowsLeft: number;
  readonly columnsLeft: number;
}

/** `plan`: the id of the plan that the page shows; without it, or once that is gone, the one whose tab is in front. */
interface OfPlan {
  readonly plan?: string;
}

export interface ApplyRequest extends OfPlan {
  /** Rests on the plan of this fingerprint. */
  readonly change: PlannedChange;
  readonly fingerprint: string;
  /** New working weeks and non-working days, which the change takes into account; null: they stay. */
  readonly calendars: Calendars | null;
  readonly askedBy: "buyer" | "seller" | "";
  readonly why: string;
  readonly agreedInReturn: string;
  /** The title of the change in words, as the preview showed it; stands in History. */
  readonly title: string;
}

/** What a plan is called, says, looks like and speaks. Companies without a name: "". */
export interface PlanFacts {
  readonly sellerCompany: string;
  readonly buyerCompany: string;
  readonly goal: string;
  readonly event: string;
  /** "#1a73e8". */
  readonly accent: string;
  readonly language: Language;
}

/** `under`: the number of its milestone. */
export interface NewTask {
  readonly under: string;
  readonly name: string;
  readonly ownersSeller: string;
  readonly ownersBuyer: string;
}

export interface Calendars {
  readonly days: readonly NonWorkingDay[];
  readonly weekends: { readonly seller: string; readonly buyer: string };
}

/** One thing that *Check and repair* found. `fixable`: repair puts it right; else a person must. */
export interface RepairItem {
  readonly id: string;
  readonly text: string;
  readonly cell: string;
  readonly fixable: boolean;
  /** False where something of a person's would go with it: only who ticks it wants that. */
  readonly ticked: boolean;
}

export interface Server {
  /** The plan whose tab is in front, else the one that the page shows, else any. */
  openSidebar(request: OfPlan): Reply<OpenReply>;
  /** The selected row alone: asked for as soon as the page gets the focus. Null: nothing is selected. */
  readSelection(request: Record<string, never>): Reply<Selection | null>;
  /** Shows the dialog with the plan's documents beside the sheet. */
  openDialog(request: Record<string, never>): Reply<null>;
  /** Shows the page that makes a plan of an existing table. */
  openTakeOver(request: Record<string, never>): Reply<null>;
  /** Shows a screen in the sidebar's place. */
  openView(request: OpenViewRequest): Reply<null>;
  startTakeOver(request: Record<string, never>): Reply<TakeOverStart>;
  readTab(request: { readonly tab: string }): Reply<TabCells>;
  /** The latest hundred, oldest first, as in the tab. */
  loadHistory(request: OfPlan): Reply<readonly HistoryRow[]>;
  loadWords(request: { readonly language: Language }): Reply<Words>;
  loadSetupWords(request: { readonly language: Language }): Reply<SetupWords>;
  loadBuyerWords(request: { readonly language: Language }): Reply<BuyerWords>;
  loadDialogWords(request: { readonly language: Language }): Reply<DialogWords>;
  loadTemplates(request: { readonly language: Language }): Reply<TemplateSet>;
  loadHolidays(request: Record<string, never>): Reply<Holidays>;
  /** The sidebar opens the plan afterwards, as any other. */
  createPlan(request: NewPlanRequest): Reply<null>;
  applyChange(request: ApplyRequest): Reply<LoadedPlan>;
  undoChange(request: OfPlan & { readonly id: string; readonly fingerprint: string }): Reply<LoadedPlan>;
  /** Makes the sheet say what is changed, wherever it still says the other in our own words. */
  saveSettings(
    request: OfPlan & {
      readonly fingerprint: string;
      readonly was: PlanFacts;
      readonly now: PlanFacts;
      readonly title: string;
    },
  ): Reply<LoadedPlan>;
  /** Ticks Agreed on each of `datesToAgree` and fills in Agreed date. */
  /** Makes Plan on a page or brings it to the front. */
  showPage(request: OfPlan): Reply<null>;
  agreeAllDates(request: OfPlan & { readonly fingerprint: string }): Reply<LoadedPlan>;
  /** Puts rows together again of which a part was sorted or moved alone. */
  joinRows(request: OfPlan & { readonly fingerprint: string }): Reply<LoadedPlan>;
  /** Writes the names of Stakeholders into the owner cells that show roles or earlier names. */
  nameOwners(request: OfPlan & { readonly fingerprint: string }): Reply<LoadedPlan>;
  /** Puts the cursor on a step's row. */
  showStep(request: OfPlan & { readonly step: string }): Reply<null>;
  /** Puts the cursor on a cell that a finding or a repair item names, and unfolds what hides it. */
  showCell(request: { readonly cell: string }): Reply<null>;
  checkSheet(request: OfPlan): Reply<readonly RepairItem[]>;
  repairSheet(request: OfPlan & { readonly ids: readonly string[] }): Reply<readonly RepairItem[]>;
  saveChecklist(request: OfPlan & { readonly items: readonly ChecklistItem[] }): Reply<null>;
  /** Keeps the person's side in the plan, in their own properties. */
  saveSide(request: OfPlan & { readonly side: Side }): Reply<null>;
  saveSetAside(request: OfPlan & { readonly keys: readonly string[] }): Reply<null>;
  saveTemplates(request: { readonly templates: readonly PlanTemplate[] }): Reply<null>;
  /** Adds tasks to the sheet, each under its milestone. */
  addTasks(
    request: OfPlan & { readonly tasks: readonly NewTask[]; readonly fingerprint: string },
  ): Reply<LoadedPlan>;
}
