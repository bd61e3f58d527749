/** Starts the page that makes a plan of an existing table: reads it, shows how it is understood, and creates the plan. */
import { button } from "../page/button";
import { type Child, element } from "../page/element";
import { dateField, selectField } from "../page/fields";
import { box } from "../page/parts";
import { type Answer, callServer } from "../page/server";
import { dayWithYear, refusalTexts, spokenLanguage, type TextKey, text } from "../page/text";
import type { CountedIn, DayNumber } from "../plan/plan";
import { MOST_STEPS } from "../planTemplates/validateTemplate";
import type { TabCells, TakeOverStart } from "../protocol";
import { parseTab, parseText, type SourceTable } from "../takeOver/parseText";
import { readSource, type Source, type SourceSettings, type Unread } from "../takeOver/readSource";
import type { DateOrder } from "../takeOver/sourceDate";
import type { SourceField } from "../takeOver/tableWords";
import { type TakenOver, takeOver } from "../takeOver/takeOver";
import type { TakeOverWords } from "../words/words";
import { doubtsPart } from "./doubtsPart";
import { type ColumnsPart, type Corrections, columnsPart, mappingPart } from "./mappingPart";
import { planPart } from "./planPart";
import { fieldName, said, speakTakeOver } from "./said";
import { type ChosenSource, type SourcePart, sourcePart } from "./sourcePart";

declare const google: { readonly script: { readonly host?: { close(): void } } };

/** Monday to Friday. */
const week = { weekend: "0000011", nonWorkingDays: [] };
const accent = "#1a73e8";

const notice = element("div", { class: "notice", role: "status" });
const sourcePlace = element("div");
const columnsPlace = element("div");
const mappingPlace = element("div", { class: "stack" });
const goalPlace = element("div", { class: "stack" });
const resultPlace = element("div", { class: "stack" });
const body = element(
  "div",
  { class: "body" },
  sourcePlace,
  columnsPlace,
  mappingPlace,
  goalPlace,
  resultPlace,
);
const create = button("", "primary", () => void send());
const footer = element("footer", { class: "footer" }, create);

/** One request makes one plan, however often it is sent. */
const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

let start: TakeOverStart;
let from: SourcePart;
let beside = false;
let isWorking = false;

/** The table, how it is read, and what the rep said about it. */
let table: SourceTable | null = null;
let shownColumns: ColumnsPart | null = null;
let left: Pick<TabCells, "rowsLeft" | "columnsLeft"> = { rowsLeft: 0, columnsLeft: 0 };
let source: Source | null = null;
let made: TakenOver | null = null;
let headerRow: number | null = null;
let columns = new Map<number, SourceField | "unused">();
let groups: "milestones" | "phases" = "milestones";
let dateOrder: DateOrder | null = null;
/** Undefined: as most of the table is counted. */
let chosenCount: CountedIn | undefined;
/** What the rep chose to work back from, and the date that stands in its field; undefined: what the table says. */
let goalRow: number | undefined;
let goalDate: DayNumber | null | undefined;
const leftOut = new Set<number>();
const dates = new Map<number, DayNumber>();
const days = new Map<number, number>();
const sides = new Map<string, "seller" | "buyer">();
const keepDays = new Set<number>();
const fixed = new Set<number>();

function forgetChoices(): void {
  for (const kept of [leftOut, dates, days, sides, keepDays, fixed]) kept.clear();
  goalRow = undefined;
  goalDate = undefined;
}

function countedInNow(): CountedIn {
  return chosenCount ?? source?.countedIn ?? "calendar";
}

/** What the plan works back from: as the rep says, else as the table does. Null: there is no step. */
function goalNow(): { readonly row: number; readonly date: DayNumber | null } | null {
  const milestones =
    source?.steps.filter(({ row, level }) => level === "milestone" && !leftOut.has(row)) ?? [];
  const isThere = (row: number | undefined) => milestones.some((step) => step.row === row);
  const row = [goalRow, source?.goal?.row, milestones[milestones.length - 1]?.row].find(isThere);
  if (row === undefined) return null;
  const inTable = source?.steps.find((step) => step.row === row)?.target ?? null;
  return { row, date: goalDate === undefined ? (dates.get(row) ?? inTable) : goalDate };
}

function say(tone: "info" | "good" | "bad", ...sentences: readonly string[]): void {
  notice.className = `notice notice-${tone}`;
  notice.setAttribute("role", tone === "bad" ? "alert" : "status");
  notice.replaceChildren(...sentences.map((sentence) => element("p", {}, sentence)));
}

function refuse(answer: Answer<unknown> & { ok: false }, whenSilent: TextKey): void {
  say("bad", ...refusalTexts(answer, whenSilent));
}

/** One thing at a time; the button says that it works. */
async function press(pressed: HTMLElement, waiting: string, task: () => Promise<void>): Promise<void> {
  if (isWorking) return;
  isWorking = true;
  const label = pressed.textContent;
  pressed.textContent = waiting;
  pressed.setAttribute("aria-disabled", "true");
  say("info");
  try {
    await task();
  } finally {
    isWorking = false;
    pressed.textContent = label;
    pressed.removeAttribute("aria-disabled");
  }
}

/** Draws a part anew; the focus stays on what looks the same. */
function draw(place: HTMLElement, ...content: readonly Child[]): void {
  const key = (document.activeElement as HTMLElement | null)?.dataset.key;
  const scrolled = place.querySelector(".scroll")?.scrollLeft ?? 0;
  const hadFocus = place.contains(document.activeElement);
  place.replaceChildren(
    ...content.filter((child): child is Node | string => child !== null && child !== false),
  );
  const scroll = place.querySelector(".scroll");
  if (scroll) scroll.scrollLeft = scrolled;
  if (hadFocus && key !== undefined)
    place.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

async function begin(): Promise<void> {
  draw(sourcePlace, element("p", { class: "waiting", role: "status" }, said("tabsLoading")));
  const answer = await callServer("startTakeOver", {});
  if (!answer.ok) {
    refuse(answer, "notRead");
    draw(
      sourcePlace,
      element(
        "div",
        { class: "buttons" },
        button(text("tryAgain"), "primary", () => void begin()),
      ),
    );
    return;
  }
  start = answer.value;
  beside = start.hasPlan;
  from = sourcePart(start, {
    read: (chosen, pressed) => void read(chosen, pressed),
    companies: () => understand(),
  });
  draw(sourcePlace, from.root);
}

async function read(chosen: ChosenSource, pressed: HTMLElement): Promise<void> {
  const faulty = from.faulty();
  if (faulty) {
    faulty.focus();
    return;
  }
  await press(pressed, said("readingTable"), async () => {
    if (chosen.tab === null) {
      table = parseText(chosen.pasted);
      left = { rowsLeft: 0, columnsLeft: 0 };
    } else {
      const answer = await callServer("readTab", { tab: chosen.tab });
      if (!answer.ok) {
        const isGone = answer.findings.some(({ problem }) => problem.code === "missingTab");
        table = null;
        understand();
        // Somebody deleted or renamed it: the list shows what there is now.
        if (isGone) await begin();
        refuse(answer, "notRead");
        return;
      }
      table = parseTab(answer.value.rows);
      left = answer.value;
    }
    shownColumns = null;
    headerRow = null;
    columns = new Map();
    groups = "milestones";
    dateOrder = null;
    chosenCount = undefined;
    forgetChoices();
    understand();
    columnsPlace.querySelector("h2")?.scrollIntoView?.({ block: "start" });
  });
}

function companies() {
  const { seller, buyer } = from.companies();
  // "Us" and "both" become the names that the plan will have.
  return {
    seller: [seller || text("sellerPlaceholder")],
    buyer: [buyer || text("buyerPlaceholder")],
  };
}

const corrections: Corrections = {
  column(column, field) {
    for (const [other, taken] of columns)
      if (other !== column && taken === field && field !== "notes") columns.set(other, "unused");
    columns.set(column, field);
    understand();
  },
  headerRow(row) {
    headerRow = row;
    columns = new Map();
    forgetChoices();
    understand();
  },
  groups(chosen) {
    groups = chosen;
    forgetChoices();
    understand();
  },
  dateOrder(order) {
    dateOrder = order;
    understand();
  },
  countedIn(chosen) {
    chosenCount = chosen;
    work();
  },
};

/** Reads the table by what is known now, and shows everything that follows. */
function understand(): void {
  if (table === null) {
    source = null;
    for (const place of [columnsPlace, mappingPlace, goalPlace, resultPlace]) draw(place);
    create.hidden = true;
    return;
  }
  const settings: SourceSettings = {
    locale: start.locale,
    today: start.today,
    companies: companies(),
    columns,
    groups,
    ...(headerRow !== null && { headerRow }),
    ...(dateOrder !== null && { dateOrder }),
  };
  source = readSource(table, settings);
  const isEmpty = table.rows.every((cells) => cells.every((cell) => cell === ""));
  const notRead = [
    left.rowsLeft > 0 && box("warn", said("tooManyRows", { rows: left.rowsLeft })),
    left.columnsLeft > 0 && box("warn", said("tooManyColumns", { columns: left.columnsLeft })),
  ];
  if (isEmpty) {
    draw(columnsPlace);
    draw(mappingPlace, box("warn", said("emptyTable")));
  } else {
    if (!shownColumns?.show(source)) {
      shownColumns = columnsPart(table, source, corrections);
      draw(columnsPlace, shownColumns.root);
    }
    draw(
      mappingPlace,
      mappingPart(table, source, { groups, dateOrder, countedIn: countedInNow() }, corrections),
      ...notRead,
      source.steps.length === 0 && box("warn", said("noSteps")),
    );
  }
  drawGoal();
  work();
}

function drawGoal(): void {
  const goal = goalNow();
  const milestones =
    source?.steps.filter(({ level, row }) => level === "milestone" && !leftOut.has(row)) ?? [];
  if (goal === null || milestones.length === 0 || milestones.length > MOST_STEPS) {
    draw(goalPlace);
    return;
  }
  const { row } = goal;
  const which = selectField({
    label: said("goal"),
    choices: milestones.map((step) => ({ value: String(step.row), label: step.name.slice(0, 120) })),
    value: String(row),
    onInput: (value) => {
      goalRow = Number(value);
      goalDate = undefined;
      drawGoal();
      work();
    },
  });
  which.input.dataset.key = "goal";
  const when = dateField({
    label: said("goalDate"),
    day: goal.date,
    today: start.today,
    locale: start.locale,
    onInput: () => {
      const found = when.read();
      goalDate = "day" in found ? found.day : null;
      work();
    },
  });
  const offers = goal.date === null && source!.goal?.row === row ? source!.goal.offer : [];
  draw(
    goalPlace,
    element("div", { class: "pair" }, which.root, when.root),
    offers.length > 0 &&
      element(
        "div",
        { class: "buttons" },
        ...offers.map((day) =>
          button(text("takeDate", { day: dayWithYear(day) }), "link", () => {
            goalDate = day;
            drawGoal();
            work();
          }),
        ),
      ),
  );
}

/** In the note of a step: the header of the column, and what stood in the cell. */
function noteOf({ column, field, text: content }: Unread): string {
  const header = source?.header.texts[column];
  return `${header || fieldName(field)}: ${content}`;
}

/** Works the plan out by what was chosen, and shows it. */
function work(): void {
  made = null;
  const goal = goalNow();
  if (source === null || source.steps.length === 0 || goal === null) {
    draw(resultPlace);
    create.hidden = true;
    return;
  }
  const shown = source;
  const taken = shown.steps.length - leftOut.size;
  const set = <T>(kept: Map<T, unknown>, key: T, value: unknown) => {
    if (value === null) kept.delete(key);
    else kept.set(key, value);
    work();
  };
  const mark = (kept: Set<number>, row: number, isIn: boolean) => {
    if (isIn) kept.add(row);
    else kept.delete(row);
    work();
  };
  const doubts = doubtsPart(
    shown,
    from.companies(),
    { dates, days, sides },
    {
      date(row, day) {
        set(dates as Map<number, unknown>, row, day);
        if (row === goalNow()?.row) drawGoal();
      },
      days: (row, count) => set(days as Map<number, unknown>, row, count),
      side: (owner, side) => set(sides as Map<string, unknown>, owner, side),
    },
  );
  const plan = (): Child => {
    if (taken > MOST_STEPS) return box("warn", said("tooManySteps", { count: taken, most: MOST_STEPS }));
    if (goal?.date == null) return box("info", said("goalDateNeeded"));
    const { row, date } = goal;
    const madeWith = (held: ReadonlySet<number>) =>
      takeOver(
        shown,
        {
          goal: { row, date: date! },
          countedIn: countedInNow(),
          seller: week,
          buyer: week,
          today: start.today,
          leftOut,
          dates,
          days,
          sides,
          keepDays,
          fixed: held,
        },
        noteOf,
      );
    made = madeWith(fixed);
    const unfixed = fixed.size === 0 ? made : madeWith(new Set());
    return planPart(
      shown,
      made,
      unfixed,
      { leftOut, keepDays, fixed },
      {
        take: (row, isTaken) => mark(leftOut, row, !isTaken),
        keepDays: (row, keeps) => mark(keepDays, row, keeps),
        fix: (row, fixes) => mark(fixed, row, fixes),
      },
    );
  };
  draw(resultPlace, doubts, plan());
  create.hidden = made === null;
}

async function send(): Promise<void> {
  const faulty = from.faulty();
  if (faulty) {
    faulty.focus();
    return;
  }
  if (made === null) return;
  const { template, takenOver, done, anchor } = made;
  await press(create, text("creating"), async () => {
    const { seller, buyer } = from.companies();
    const answer = await callServer("createPlan", {
      id,
      language: spokenLanguage(),
      sellerCompany: seller,
      buyerCompany: buyer,
      compellingEvent: "",
      anchor,
      countedIn: countedInNow(),
      weekends: { seller: week.weekend, buyer: week.weekend },
      nonWorkingDays: [],
      template,
      done,
      accent,
      showAgreed: false,
      beside,
      takenOver,
    });
    if (!answer.ok) {
      // Somebody made a plan meanwhile: pressed again, this one stands beside it.
      beside ||= answer.findings.some(({ problem }) => problem.code === "planExists");
      refuse(answer, "noAnswer");
      return;
    }
    say("good", said("created"));
    create.hidden = true;
    const opened = await callServer("openView", { view: "plan", created: true });
    if (opened.ok) google.script.host?.close();
  });
}

/** The server appends the words to the page; scripts run before they are parsed. */
function startPage(): void {
  speakTakeOver(
    JSON.parse(document.querySelector('script[type="application/json"]')!.textContent ?? "") as TakeOverWords,
  );
  create.textContent = said("create");
  create.hidden = true;
  document.getElementById("app")!.append(
    // The window's own frame shows the title.
    element("main", {}, element("h1", { class: "said" }, said("title")), notice, body),
    footer,
  );
  void begin();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startPage);
else startPage();
