/** What the add-on does most, through its own server functions, as cases like those of the contract. */
import * as addOn from "../../../src/addon/main";
import type { ChangeRequest } from "../../../src/plan/change/changeRequest";
import { plannedChange } from "../../../src/plan/change/plannedChange";
import { reschedule } from "../../../src/plan/change/reschedule";
import type { DayNumber, Step } from "../../../src/plan/plan";
import type { LoadedPlan, NewPlanRequest, Reply, Server } from "../../../src/protocol";
import { milestoneWords } from "../../../src/words/sheetWords";
import type { Assert, ContractCase, Google } from "../../local/sheets/contract/contract";

export const locales = ["en_US", "de_DE", "pt_BR"];

type Value<M extends keyof Server> = ReturnType<Server[M]> extends Reply<infer T> ? T : never;

const server: Readonly<Record<keyof Server, (json: string) => string>> = addOn;

/** As a page asks, but without the bridge between them. */
function ask<M extends keyof Server>(method: M, request: Parameters<Server[M]>[0]): Value<M> {
  const reply = JSON.parse(server[method](JSON.stringify(request))) as Reply<Value<M>>;
  if (!reply.ok) throw new Error(JSON.stringify(reply.findings));
  return reply.value;
}

const languageIn = (locale: string) => (locale === "de_DE" ? "de" : "en");

interface MadePlan {
  readonly loaded: LoadedPlan;
  readonly tabs: readonly GoogleAppsScript.Spreadsheet.Sheet[];
}

/** The usual template with its tasks, half a year ahead. */
function newPlan({ spreadsheet }: Google, locale: string): MadePlan {
  spreadsheet.setSpreadsheetLocale(locale);
  const before = spreadsheet.getSheets().map((sheet) => sheet.getSheetId());
  const language = languageIn(locale);
  const [template] = ask("loadTemplates", { language }).templates;
  const later = ask("openSidebar", {}).today + 182;
  const request: NewPlanRequest = {
    id: `self-test ${Utilities.getUuid()}`,
    language,
    sellerCompany: "Acme",
    buyerCompany: "Globex",
    compellingEvent: "The old contract ends",
    anchor: { step: template!.anchors[0]!, date: later - weekday(later) },
    countedIn: "calendar",
    weekends: { seller: "0000011", buyer: "0000011" },
    nonWorkingDays: [],
    template: template!,
    done: [],
    accent: "#1a73e8",
    showAgreed: false,
    beside: false,
  };
  ask("createPlan", request);
  const tabs = spreadsheet.getSheets().filter((sheet) => !before.includes(sheet.getSheetId()));
  return { loaded: ask("openSidebar", {}).loaded!, tabs };
}

/** 0 on a Monday, as 15 March 2027 is one. */
function weekday(day: DayNumber): number {
  return (((day - 46461) % 7) + 7) % 7;
}

function change(loaded: LoadedPlan, request: ChangeRequest): LoadedPlan {
  return ask("applyChange", {
    change: plannedChange(loaded.plan, reschedule(loaded.plan, request, loaded.snapshot), request),
    fingerprint: loaded.fingerprint,
    calendars: null,
    askedBy: "",
    why: "",
    agreedInReturn: "",
    title: "Self-test",
  });
}

/** A milestone with tasks, and a date, that is open. */
function milestoneWithTasks({ plan: { steps } }: LoadedPlan): Step {
  return steps.find(
    ({ number, target }) => target !== null && steps.some((step) => step.number === `${number}.1`),
  )!;
}

/** Cells that show an error, or a formula instead of its result: "Value!C5: =IF(...". */
function faultyCells({ tabs }: MadePlan): string[] {
  return tabs.flatMap((sheet) =>
    sheet
      .getDataRange()
      .getDisplayValues()
      .flatMap((row, at) =>
        row.flatMap((shown, column) =>
          /^(#[A-Z]|=)/.test(shown) ? [`${sheet.getName()}!R${at + 1}C${column + 1}: ${shown}`] : [],
        ),
      ),
  );
}

function movedAndUndone(google: Google, assert: Assert, locale: string): void {
  const made = newPlan(google, locale);
  const before = made.loaded;
  const datesOf = ({ plan }: LoadedPlan) => plan.steps.map(({ number, target }) => [number, target]);
  const { number, target } = milestoneWithTasks(before);
  const to = target! + 7;
  const moved = change(before, { do: "move", step: number, to, keep: "push" });
  assert.equal(new Map(datesOf(moved) as [string, DayNumber][]).get(number), to, "the moved date");
  assert.equal(moved.findings, [], "findings after the move");
  assert.equal(faultyCells(made), [], "cells after the move");
  const { id } = moved.undoable[0]!;
  const undone = ask("undoChange", { id, fingerprint: moved.fingerprint });
  assert.equal(datesOf(undone), datesOf(before), "the dates after undo");
}

export const operations: ContractCase[] = [
  ...locales.flatMap((locale): ContractCase[] => [
    {
      name: `New plan in ${locale}: no error, no formula as text, nothing to repair`,
      run(google, assert) {
        const made = newPlan(google, locale);
        assert.equal(made.loaded.findings, [], "findings");
        assert.equal(faultyCells(made), [], "cells");
        assert.equal(
          ask("checkSheet", {}).map(({ text }) => text),
          [],
          "to repair",
        );
      },
    },
    {
      name: `Move a milestone and undo it in ${locale}`,
      run: (google, assert) => movedAndUndone(google, assert, locale),
    },
  ]),
  {
    name: "Insert a milestone below one whose tasks are folded",
    run(google, assert) {
      const { loaded } = newPlan(google, "en_US");
      const { number } = milestoneWithTasks(loaded);
      change(loaded, { do: "insert", name: "Pilot", days: 2, after: number, link: "chain" });
      const sheet = google.spreadsheet.getSheetByName(milestoneWords("en").tab)!;
      const row =
        sheet
          .getDataRange()
          .getDisplayValues()
          .findIndex((cells) => cells.includes("Pilot")) + 1;
      const depths = [sheet.getRowGroupDepth(row - 1), sheet.getRowGroupDepth(row)];
      assert.equal(depths, [1, 0], "group depths of the last task and of the new milestone");
    },
  },
];

/** Stays in the file, for people to look at. */
export function planToLookAt(google: Google): void {
  newPlan(google, "en_US");
  google.sheet.setName("Figures");
  google.sheet.getRange("A1:B1").setValues([[3, 4]]);
  google.spreadsheet.setNamedRange("SelfTestFigures", google.sheet.getRange("A1:B1"));
}
