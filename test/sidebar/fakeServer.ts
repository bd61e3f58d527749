/**
 * The server's side of the protocol in memory, over the real scheduling core: what the sidebar's tests talk to. The
 * sheet is a plan; `editSheet` is a second person who changes it.
 */
import { readFileSync } from "node:fs";
import { knownPlan } from "../../src/documents/knownPlan";
import type { Holidays } from "../../src/holidays/holidays";
import type { TextColumn } from "../../src/plan/change/changeRequest";
import { fingerprint } from "../../src/plan/fingerprint";
import type { DayNumber, Plan } from "../../src/plan/plan";
import { snapshotOf } from "../../src/plan/planSnapshot";
import { schedule } from "../../src/plan/schedule";
import { type Company, planOf, type TemplateSet } from "../../src/planTemplates";
import type { AnyProblem } from "../../src/problems";
import type {
  ApplyRequest,
  Calendars,
  HistoryRow,
  LoadedPlan,
  NewPlanRequest,
  OpenReply,
  RepairItem,
  Reply,
  Selection,
  Server,
  Side,
  StepDetails,
  TabCells,
  TakeOverStart,
} from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { tabs as tabsEn } from "../../src/words/en/tabs";
import type { Language } from "../../src/words/language";
import type { BuyerWords, DialogWords, SetupWords, Words } from "../../src/words/words";

/** Wed 2027-01-06. */
export const TODAY: DayNumber = 46393;

type Undoable = LoadedPlan["undoable"][number] & { readonly before: LoadedPlan };

export class FakeServer implements Server {
  loaded: LoadedPlan | null = null;
  savedTemplates: OpenReply["savedTemplates"] = [];
  checklist: OpenReply["checklist"] = null;
  setAside: OpenReply["setAside"] = [];
  side: OpenReply["side"] = "seller";
  distribution: OpenReply["distribution"] = "company";
  /** What the seller's company built in. */
  company: Company | null = null;
  history: readonly HistoryRow[] = [];
  locale = "en_US";
  repairItems: readonly RepairItem[] = [];
  /** Tabs that are no part of the plan. */
  otherTabs: Record<string, TabCells["rows"]> = {};
  /** Every call, in order. */
  readonly calls: { readonly method: keyof Server; readonly request: unknown }[] = [];
  /** What becomes of the next call of a method: a refusal, an error that Google reports, or the connection breaks. */
  readonly next = new Map<keyof Server, AnyProblem | Error | "lost">();
  private undoable: readonly Undoable[] = [];
  private readonly made = new Set<string>();

  /** What `google.script.run` does: JSON in, JSON out; null when nothing came back. */
  answer(method: keyof Server, json: string): string | null {
    const request = JSON.parse(json);
    this.calls.push({ method, request });
    const planned = this.next.get(method);
    this.next.delete(method);
    if (planned === "lost") return null;
    if (planned instanceof Error) throw planned;
    if (planned) return JSON.stringify(refused(planned));
    return JSON.stringify((this[method] as (request: unknown) => Reply<unknown>)(request));
  }

  editSheet(edit: (plan: Plan) => Plan): void {
    const loaded = this.loaded!;
    this.loaded = withPlan(loaded, edit(loaded.plan));
  }

  loadWords({ language }: { language: Language }): Reply<Words> {
    return accepted(languageFiles(language).SidebarWords);
  }

  loadSetupWords({ language }: { language: Language }): Reply<SetupWords> {
    return accepted(languageFiles(language).SetupWords);
  }

  loadBuyerWords({ language }: { language: Language }): Reply<BuyerWords> {
    return accepted(languageFiles(language).BuyerWords);
  }

  loadDialogWords({ language }: { language: Language }): Reply<DialogWords> {
    return accepted(languageFiles(language).DialogWords);
  }

  loadTemplates({ language }: { language: Language }): Reply<TemplateSet> {
    return accepted(languageFiles(language, this.company).Templates);
  }

  joinRows(): Reply<LoadedPlan> {
    this.loaded = knownPlan(this.loaded!);
    return accepted(this.loaded);
  }

  nameOwners(): Reply<LoadedPlan> {
    this.loaded = { ...this.loaded!, ownersToName: 0 };
    return accepted(this.loaded);
  }

  openSidebar(): Reply<OpenReply> {
    const { loaded, locale, savedTemplates, checklist, setAside, side, distribution } = this;
    return accepted({
      loaded,
      today: TODAY,
      locale,
      savedTemplates,
      checklist,
      setAside,
      side,
      distribution,
    });
  }

  loadHistory(): Reply<readonly HistoryRow[]> {
    return accepted(this.history);
  }

  openDialog(): Reply<null> {
    return accepted(null);
  }

  openTakeOver(): Reply<null> {
    return accepted(null);
  }

  openView(): Reply<null> {
    return accepted(null);
  }

  startTakeOver(): Reply<TakeOverStart> {
    const { loaded, locale } = this;
    const tabs = Object.keys(this.otherTabs);
    const sellerCompany = loaded?.sellerCompany ?? "";
    return accepted({ tabs, today: TODAY, locale, sellerCompany, hasPlan: loaded !== null });
  }

  readTab({ tab }: { tab: string }): Reply<TabCells> {
    const rows = this.otherTabs[tab];
    return rows ? accepted({ rows, rowsLeft: 0, columnsLeft: 0 }) : refused({ code: "missingTab", tab });
  }

  loadHolidays(): Reply<Holidays> {
    return accepted(JSON.parse(readFileSync("src/holidays/holidays.json", "utf8")));
  }

  createPlan(request: NewPlanRequest): Reply<null> {
    if (this.made.has(request.id)) return accepted(null);
    if (this.loaded !== null && !request.beside) {
      return { ...refused({ code: "planExists", tab: "Milestones" }), fresh: this.loaded };
    }
    this.made.add(request.id);
    this.loaded = createdPlan(request);
    return accepted(null);
  }

  applyChange(request: ApplyRequest): Reply<LoadedPlan> {
    const loaded = this.loaded!;
    if (request.fingerprint !== loaded.fingerprint) {
      return { ...refused({ code: "changedMeanwhile" }), fresh: loaded };
    }
    const { rows, anchor, snapshot } = request.change;
    this.remember(loaded, request.title);
    const weeks = request.calendars && weeksOf(request.calendars);
    const plan = { ...loaded.plan, ...weeks, steps: rows, anchor };
    const nonWorkingDays = request.calendars?.days ?? loaded.nonWorkingDays;
    const details = rows.map((row, at): StepDetails => {
      const text = (column: TextColumn, before = "") => row.texts?.[column]?.is ?? before;
      const was = loaded.details[row.before];
      return {
        number: row.number,
        cell: `Milestones!B${at + 5}`,
        ownersSeller: text("ownerSeller", was?.ownersSeller),
        ownersBuyer: text("ownerBuyer", was?.ownersBuyer),
        phase: text("phase", was?.phase),
        outcome: text("outcome", was?.outcome),
        agreed: was?.agreed ?? false,
        agreedDate: was?.agreedDate ?? null,
      };
    });
    this.loaded = { ...withPlan(loaded, plan), details, nonWorkingDays, snapshot, undoable: this.undoable };
    return accepted(this.loaded);
  }

  undoChange({ id }: { id: string }): Reply<LoadedPlan> {
    const change = this.undoable.find((candidate) => candidate.id === id);
    if (!change) return refused({ code: "changeGone", id });
    this.undoable = this.undoable.slice(this.undoable.indexOf(change) + 1);
    this.loaded = { ...change.before, undoable: this.undoable };
    return accepted(this.loaded);
  }

  saveSettings({ now, title }: Parameters<Server["saveSettings"]>[0]): Reply<LoadedPlan> {
    const loaded = this.loaded!;
    this.remember(loaded, title);
    const { goal, event, ...facts } = now;
    const value = { ...loaded.value, goal, event };
    this.loaded = { ...loaded, ...facts, value, undoable: this.undoable };
    return accepted(this.loaded);
  }

  showPage(): Reply<null> {
    return { ok: true, value: null };
  }

  agreeAllDates(): Reply<LoadedPlan> {
    return accepted(this.loaded!);
  }

  /** The row of the selected step, as the sheet shows it; null: another tab. */
  readSelection(): Reply<Selection | null> {
    const { plan, details, selected } = this.loaded!;
    const at = plan.steps.findIndex(({ number }) => number === selected);
    const step = plan.steps[at];
    if (!step) return accepted(null);
    const [tab = "", place = ""] = details[at]!.cell.split("!");
    return accepted({ tab, row: Number(place.replace(/\D/g, "")), texts: [step.number, step.name, step.id] });
  }

  showStep(): Reply<null> {
    return accepted(null);
  }

  checkSheet(): Reply<readonly RepairItem[]> {
    return accepted(this.repairItems);
  }

  repairSheet({ ids }: { ids: readonly string[] }): Reply<readonly RepairItem[]> {
    this.repairItems = this.repairItems.filter((item) => !ids.includes(item.id));
    return accepted(this.repairItems);
  }

  showCell(): Reply<null> {
    return accepted(null);
  }

  saveChecklist({ items }: { items: OpenReply["checklist"] }): Reply<null> {
    this.checklist = items;
    return accepted(null);
  }

  saveSide({ side }: { side: Side }): Reply<null> {
    this.side = side;
    return accepted(null);
  }

  saveSetAside({ keys }: { keys: OpenReply["setAside"] }): Reply<null> {
    this.setAside = keys;
    return accepted(null);
  }

  saveTemplates({ templates }: { templates: OpenReply["savedTemplates"] }): Reply<null> {
    this.savedTemplates = templates;
    return accepted(null);
  }

  addTasks({ tasks }: Parameters<Server["addTasks"]>[0]): Reply<LoadedPlan> {
    const loaded = this.loaded!;
    let steps = loaded.plan.steps;
    for (const { under, name } of tasks) {
      const siblings = steps.filter((step) => step.number.startsWith(`${under}.`));
      const task = {
        ...steps.find((step) => step.number === under)!,
        number: `${under}.${siblings.length + 1}`,
        name,
        days: null,
        startsAfter: [],
        target: null,
      };
      steps = [...steps, task];
    }
    this.loaded = withPlan(loaded, { ...loaded.plan, steps });
    return accepted(this.loaded);
  }

  private remember(before: LoadedPlan, title: string): void {
    const id = `change${this.calls.length}`;
    this.undoable = [{ id, title, when: TODAY, before }, ...this.undoable].slice(0, 5);
  }
}

function accepted<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

function refused(problem: AnyProblem): { ok: false; findings: { problem: AnyProblem; cells: string[] }[] } {
  return { ok: false, findings: [{ problem, cells: [] }] };
}

function otherSide(side: "seller" | "buyer"): "seller" | "buyer" {
  return side === "seller" ? "buyer" : "seller";
}

/** The plan with its worked-out dates as the dates in the sheet. */
function dated(plan: Plan): Plan {
  const { target } = schedule(plan);
  return { ...plan, steps: plan.steps.map((step, row) => ({ ...step, target: target[row] ?? null })) };
}

function withPlan(loaded: LoadedPlan, plan: Plan): LoadedPlan {
  return { ...loaded, plan, fingerprint: fingerprint(plan) };
}

function createdPlan(request: NewPlanRequest): LoadedPlan {
  const { template, weekends, nonWorkingDays } = request;
  const week = (side: "seller" | "buyer") => ({
    weekend: weekends[side],
    nonWorkingDays: nonWorkingDays.filter((day) => day.side !== otherSide(side)).map((day) => day.date),
  });
  const plan = dated(
    planOf(template, {
      anchor: request.anchor,
      countedIn: request.countedIn,
      seller: week("seller"),
      buyer: week("buyer"),
      today: TODAY,
      done: request.done,
      ...(request.takenOver && { takenOver: request.takenOver }),
    }),
  );
  return {
    file: "1abc",
    planId: "plan",
    duplicate: null,
    columns: { target: "B", days: "E", startsAfter: "P", completedOn: "U" },
    plan,
    details: template.steps.map(
      (step, row): StepDetails => ({
        number: step.number,
        cell: `Milestones!B${row + 5}`,
        ownersSeller: step.ownersSeller.join(", "),
        ownersBuyer: step.ownersBuyer.join(", "),
        phase: step.phase,
        outcome: step.outcome,
        agreed: false,
        agreedDate: null,
      }),
    ),
    snapshot: snapshotOf(plan),
    fingerprint: fingerprint(plan),
    language: request.language,
    sellerCompany: request.sellerCompany || "Seller",
    buyerCompany: request.buyerCompany || "Buyer",
    accent: request.accent,
    titleSays: null,
    value: valueWith({ event: request.compellingEvent }),
    valueDates: { eventDate: null, decisionDate: null, nextReview: null, confirmedOn: null, agreedOn: null },
    measures: [],
    valuePerMonth: null,
    investment: { once: null, yearly: null },
    places: {
      event: "Value!C6",
      eventDate: "",
      valuePerMonth: "",
      decisionDate: "",
      nextReview: "",
      budgetConfirmed: "",
      risks: "",
      measures: "",
      roles: "",
    },
    nonWorkingDays,
    ownersToName: 0,
    rolesWithoutName: template.roles.map((role) => role.role),
    roles: template.roles.map(({ team, role, part }) => ({ team, role, name: "", email: "", part })),
    resources: template.resources.map((resource) => ({ ...resource, ready: false })),
    valueConfirmed: false,
    selected: null,
    undoable: [],
    unfollowed: [],
    thenStep: template.anchors.find((step) => step !== request.anchor.step) ?? "",
    findings: [],
    readAt: "14:05",
  };
}

/** A Value tab on which nothing but this is written. */
export function valueWith(texts: Partial<LoadedPlan["value"]>): LoadedPlan["value"] {
  const fields = Object.keys(tabsEn) as (keyof typeof tabsEn)[];
  const empty = Object.fromEntries(fields.map((field) => [field, ""]));
  return { ...empty, ...texts } as LoadedPlan["value"];
}

function weeksOf({ days, weekends }: Calendars): Pick<Plan, "seller" | "buyer"> {
  const week = (side: "seller" | "buyer") => ({
    weekend: weekends[side],
    nonWorkingDays: days.filter((day) => day.side === side || day.side === "both").map((day) => day.date),
  });
  return { seller: week("seller"), buyer: week("buyer") };
}
