/** The frame around the screens of a page: header, list of screens, messages, waiting, focus, and what was last read. */

import type { TemplateSet } from "../planTemplates";
import type { ApplyRequest, LoadedPlan, OpenReply, Selection, Server, Side, ViewName } from "../protocol";
import type { Language } from "../words/language";
import type { Words } from "../words/words";
import { button, iconButton } from "./button";
import { type Child, element } from "./element";
import { type Answer, callServer, mayHelpToTryAgain, type Request, type Value } from "./server";
import { refusalTexts, speak, type TextKey, text } from "./text";

export interface Screen {
  readonly title: string;
  readonly body: readonly Child[];
  /** Buttons at the bottom left, the primary one first. */
  readonly actions?: readonly HTMLElement[];
  /** Has the focus when the screen is shown, also when the page opens with it; else its title has, when somebody went there. */
  readonly first?: HTMLElement;
  /** Called when the sheet was read again while this screen is shown; `changed`: it is not as it was. */
  readonly refreshed?: (changed: boolean) => void;
}

/** `about`: the number of the step that the screen is asked about. */
export type MakeScreen = (app: App, about: string | null) => Screen;

/** Good news, what to do first or to wait for, and bad news. */
type Tone = "good" | "info" | "bad";

/** What differs between the pages that show screens in this frame. */
export interface PageKind {
  /** The screens of this page; the others are on another one. */
  readonly views: Readonly<Partial<Record<ViewName, MakeScreen>>>;
  /** The page's words in another language. */
  readonly loadWords: "loadWords" | "loadSetupWords" | "loadBuyerWords";
  /** The header's list. Without a plan, only what always makes sense is in it. */
  readonly listed: readonly {
    readonly view: ViewName;
    readonly label: () => string;
    readonly always?: true;
    /** Of no plan that is there: also for whoever is not on the seller's side in the one in front. */
    readonly anybody?: true;
  }[];
  /** Where *back* leads. */
  readonly home: ViewName;
  /** On whose side a person is who sees this page; null: on either. */
  readonly side: Side | null;
  /** In the header's list: for whoever is on the wrong page. */
  readonly otherSide: (loaded: LoadedPlan) => string;
  /** What the history should say of a change. */
  readonly historyQuestions: () => HistoryQuestions;
}

/** Asked below the preview of a change. */
export interface HistoryQuestions {
  readonly content: readonly HTMLElement[];
  /** Nobody asks for what was simply done, or for what is put back. */
  asksWho?(isTraded: boolean): void;
  /** The field whose text cannot be taken, which is then said there; null: none. */
  faulty(): HTMLElement | null;
  read(): Pick<ApplyRequest, "askedBy" | "why" | "agreedInReturn">;
}

/** After this long a reader deserves to know that nothing is broken. */
const SLOW_AFTER_MS = 8000;

/** Clicking into the sidebar also fires `focus`; a reading this fresh need not be repeated. */
const FRESH_FOR_MS = 3000;

export class App {
  private opened: OpenReply | null = null;
  private view: ViewName = "plan";
  private screen: Screen | null = null;
  private make: MakeScreen | null = null;
  private working = false;
  private readAtMs = 0;
  private reading = false;
  private readonly knownWords = new Map<Language, Words>();
  private readonly templates = new Map<Language, TemplateSet>();

  private readonly back = iconButton("back", "\u2190", () => this.open(this.kind.home));
  private readonly title = element("h1", { tabindex: -1 });
  private readonly menuButton = iconButton("menu", "\u22ee", () => this.toggleMenu());
  private readonly menu = element("ul", { class: "menu", id: "menu", hidden: true });
  private readonly notices: Readonly<Record<Tone, HTMLElement>> = {
    good: element("div", { class: "notice notice-good", role: "status" }),
    info: element("div", { class: "notice", role: "status" }),
    bad: element("div", { class: "notice notice-bad", role: "alert" }),
  };
  private readonly body = element("div", { class: "body" });
  private readonly footer = element("div", { class: "footer" });
  private readonly main = element("main", {}, ...Object.values(this.notices), this.body, this.footer);

  constructor(
    private readonly root: HTMLElement,
    readonly kind: PageKind,
    /** The page brings the words of the person's own language. */
    private readonly ownWords: Words,
  ) {
    this.knownWords.set(ownWords.language, ownWords);
    this.menuButton.setAttribute("aria-controls", "menu");
    root.append(
      element(
        "header",
        {},
        this.back,
        this.title,
        element("nav", { "aria-label": "Mutual Action Plan" }, this.menuButton, this.menu),
      ),
      this.main,
    );
    for (const kind of ["click", "submit"]) {
      root.addEventListener(kind, (event) => this.refuseWhileWorking(event), true);
    }
    document.addEventListener("click", (event) => {
      if (!this.menu.hidden && !this.menu.parentElement?.contains(event.target as Node)) this.closeMenu();
    });
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.menu.hidden) return;
      this.closeMenu();
      this.menuButton.focus();
    });
    window.addEventListener("focus", () => {
      void this.followSelection();
      if (this.opened?.loaded && Date.now() - this.readAtMs > FRESH_FOR_MS) void this.refresh();
    });
  }

  /** What the server said on opening, with everything that happened since. */
  get state(): OpenReply {
    if (this.opened === null) throw new Error("Nothing has been read yet.");
    return this.opened;
  }

  /** The plan, for screens that are only reachable with one. */
  get loaded(): LoadedPlan {
    const { loaded } = this.state;
    if (loaded === null) throw new Error("This spreadsheet has no plan.");
    return loaded;
  }

  remember(change: Partial<OpenReply>): void {
    this.opened = { ...this.state, ...change };
    if (change.loaded) this.speakPlanLanguage();
  }

  async start(view: ViewName, created: boolean): Promise<void> {
    speak(this.ownWords);
    const { home, listed } = this.kind;
    const asked = view === home ? undefined : listed.find((item) => item.view === view);
    this.title.textContent = asked?.label() ?? text("planTitle");
    this.back.hidden = true;
    this.menuButton.hidden = true;
    this.label();
    this.body.replaceChildren(element("p", { class: "waiting", role: "status" }, text("reading")));
    const [answer] = await Promise.all([
      this.call("openSidebar", {}),
      view === "newPlan" && this.templatesIn(this.ownWords.language),
    ]);
    if (!answer.ok) {
      const again = button(text("tryAgain"), "primary", () => void this.start(view, created));
      this.body.replaceChildren(
        element("p", {}, refusalTexts(answer, "notRead").join(" ")),
        ...(mayHelpToTryAgain(answer) ? [element("div", { class: "buttons" }, again)] : []),
      );
      return;
    }
    await this.accept(answer.value);
    this.menuButton.hidden = false;
    if (this.isOthersPage()) return;
    this.open(view, { quietly: true, ...(created && { good: text("planCreated") }) });
  }

  /** Reads everything again; false when that failed, which is then said. */
  async reload(): Promise<boolean> {
    const answer = await this.call("openSidebar", {});
    if (answer.ok) await this.accept(answer.value);
    else this.say("bad", refusalTexts(answer, "notRead"));
    return answer.ok;
  }

  /** Google tells nothing of the selection: one light call asks where the person comes from. */
  private async followSelection(): Promise<void> {
    if (!this.opened?.loaded || this.working) return;
    const answer = await callServer("readSelection", {});
    const loaded = this.opened?.loaded;
    if (!answer.ok || !loaded || this.working) return;
    const selected = stepAt(loaded, answer.value);
    if (selected === loaded.selected) return;
    this.remember({ loaded: { ...loaded, selected } });
    this.screen?.refreshed?.(false);
  }

  /** Reads again because the sheet may have changed, and lets the screen know. */
  private async refresh(): Promise<void> {
    if (this.reading || this.working) return;
    this.reading = true;
    const answer = await this.call("openSidebar", {});
    this.reading = false;
    // What a task in progress brings back is newer.
    if (this.working || !answer.ok) return;
    const before = this.state;
    await this.accept(answer.value);
    if (this.isOthersPage()) return;
    const { loaded } = answer.value;
    if (before.loaded !== null && loaded === null && this.needsPlan(this.view)) this.open(this.kind.home);
    // A screen that names steps by their numbers would speak of others.
    else if (before.loaded && loaded && renumbered(before.loaded, loaded)) this.reopen();
    else this.screen?.refreshed?.(!looksTheSame(before, answer.value));
  }

  /** In front is a plan in which the person is on the other side: its page takes this one's place. */
  private isOthersPage(): boolean {
    const { loaded, side } = this.state;
    if (loaded === null || side === null || this.kind.side === null || side === this.kind.side) return false;
    void this.leaveFor({ view: homeOf[side] });
    return true;
  }

  /** Remembers for whom the person works, and shows the page of that side. */
  async chooseSide(pressed: HTMLElement, side: Side): Promise<void> {
    let kept = false;
    await this.press(pressed, "saving", async () => {
      kept = (await this.call("saveSide", { side })).ok;
    });
    if (this.opened) this.remember({ side });
    // What cannot be remembered is asked again the next time, and is no reason to stop now.
    if (side !== this.kind.side) await this.leaveFor({ view: homeOf[side] });
    else {
      this.open(this.kind.home);
      if (!kept) this.say("info", [text("sideNotKept")]);
    }
  }

  /** A plan in a language that cannot be fetched is shown in the person's own. */
  private async accept(reply: OpenReply): Promise<void> {
    if (reply.loaded) await this.wordsIn(reply.loaded.language);
    this.opened = reply;
    this.readAtMs = Date.now();
    this.speakPlanLanguage();
  }

  private speakPlanLanguage(): void {
    const { loaded } = this.state;
    speak((loaded && this.knownWords.get(loaded.language)) ?? this.ownWords, loaded?.plan);
    this.label();
  }

  /** The words of a language, fetched once; null when that failed, which is then said. */
  async wordsIn(language: Language): Promise<Words | null> {
    const known = this.knownWords.get(language);
    if (known) return known;
    const answer = await callServer(this.kind.loadWords, { language });
    if (!answer.ok) {
      this.say("bad", refusalTexts(answer, "notRead"));
      return null;
    }
    this.knownWords.set(language, answer.value);
    return answer.value;
  }

  /** The built-in templates of a language, if they have been fetched. */
  knownTemplates(language: Language): TemplateSet | undefined {
    return this.templates.get(language);
  }

  /** The same, fetched once. */
  async templatesIn(language: Language): Promise<Answer<TemplateSet>> {
    const known = this.templates.get(language);
    if (known) return { ok: true, value: known };
    const answer = await callServer("loadTemplates", { language });
    if (answer.ok) this.templates.set(language, answer.value);
    return answer;
  }

  private label(): void {
    this.back.setAttribute("aria-label", text("back"));
    this.menuButton.setAttribute("aria-label", text("menu"));
  }

  /** `quietly` leaves the focus where it is: the sidebar must not take it from the sheet when it opens. */
  open(view: ViewName, options: { about?: string | null; good?: string; quietly?: boolean } = {}): void {
    const found = this.needsPlan(view) && this.state.loaded === null ? this.kind.home : view;
    const make = this.kind.views[found];
    if (make === undefined) {
      void this.leaveFor({ view: found });
      return;
    }
    this.view = found;
    this.make = make;
    this.show(make(this, options.about ?? null), options);
  }

  /** Shows the screen anew, because what it names is no longer what it was. */
  reopen(): void {
    this.open(this.view, { quietly: true });
  }

  /** Shows a screen of another page, which takes this one's place. `created`: the plan was made just now. */
  async leaveFor(there: Request<"openView">): Promise<void> {
    if (this.working) return;
    this.closeMenu();
    const going = element("p", { class: "waiting", role: "status" }, text("opening"));
    this.work(true);
    this.body.replaceChildren(going);
    this.footer.replaceChildren();
    const answer = await callServer("openView", there);
    // Google takes this page away a moment after it answered.
    if (answer.ok) await new Promise((wait) => setTimeout(wait, SLOW_AFTER_MS));
    this.work(false);
    if (this.screen) this.draw(this.screen);
    this.report(answer, "notRead");
  }

  private work(isWorking: boolean): void {
    this.working = isWorking;
    if (isWorking) this.root.setAttribute("aria-busy", "true");
    else this.root.removeAttribute("aria-busy");
  }

  /** Shows a screen that is not in the list: the result of a change. */
  show(screen: Screen, options: { good?: string; quietly?: boolean } = {}): void {
    this.closeMenu();
    this.draw(screen);
    this.back.hidden = this.view === this.kind.home;
    this.say("good", options.good ? [options.good] : []);
    this.main.scrollTop = 0;
    if (screen.first) screen.first.focus({ preventScroll: true });
    else if (options.quietly !== true) this.title.focus();
  }

  /** Shows a screen in the place of another, unless somebody has gone on meanwhile. */
  replace(shown: Screen, next: Screen): void {
    if (this.screen !== shown) return;
    const focused = this.body.contains(document.activeElement);
    this.draw(next);
    if (next.first) next.first.focus({ preventScroll: true });
    else if (focused) this.title.focus();
  }

  /** Draws the shown screen again after a reading, keeping the focus on what looks the same. */
  redraw(): void {
    const key = (document.activeElement as HTMLElement | null)?.dataset.key;
    const { scrollTop } = this.main;
    const unfolded = new Set(
      this.folds()
        .filter((fold) => fold.open)
        .map(summaryOf),
    );
    this.draw(this.make!(this, null));
    for (const fold of this.folds()) fold.open ||= unfolded.has(summaryOf(fold));
    this.main.scrollTop = scrollTop;
    if (key) this.root.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  }

  private folds(): HTMLDetailsElement[] {
    return [...this.body.querySelectorAll("details")];
  }

  private draw(screen: Screen): void {
    this.screen = screen;
    this.title.textContent = screen.title;
    const actions = screen.actions ?? [];
    this.body.replaceChildren(...[this.duplicateNotice(), ...screen.body].filter(isShown));
    this.footer.replaceChildren(...actions);
  }

  /** On every screen: who stands on a duplicate of a tab and types there changes nothing of the plan. */
  private duplicateNotice(): HTMLElement | null {
    const duplicate = this.opened?.loaded?.duplicate;
    if (!duplicate) return null;
    const { original } = duplicate;
    const go = button(text("goToOriginal", { original }), "link", () => {
      void this.ask(go, "opening", "showCell", { cell: original }, () => {
        this.remember({ loaded: { ...this.loaded, duplicate: null } });
        notice.remove();
      });
    });
    const notice = element(
      "div",
      { class: "box warn" },
      element("p", {}, text("onDuplicate", duplicate)),
      go,
    );
    return notice;
  }

  /** Calls the server about the plan that is shown, and remembers the one that comes back with a refusal. */
  async call<M extends keyof Server>(method: M, request: Request<M>): Promise<Answer<Value<M>>> {
    const plan = this.opened?.loaded?.planId;
    const answer = await callServer(method, { ...request, ...(plan !== undefined && { plan }) });
    if (!answer.ok && answer.fresh) this.remember({ loaded: answer.fresh });
    return answer;
  }

  /** Runs one task at a time; the button shows that it works and cannot be pressed again meanwhile. */
  async press(pressed: HTMLElement, waiting: TextKey, task: () => Promise<void>): Promise<void> {
    if (this.working) return;
    this.work(true);
    this.say("info", []);
    const label = pressed.textContent;
    const waitingLabel = text(waiting);
    pressed.textContent = waitingLabel;
    pressed.setAttribute("aria-disabled", "true");
    const slow = setTimeout(() => this.say("info", [text("stillWorking")]), SLOW_AFTER_MS);
    try {
      await task();
    } finally {
      clearTimeout(slow);
      this.notices.info.replaceChildren();
      this.work(false);
      if (pressed.textContent === waitingLabel) pressed.textContent = label;
      pressed.removeAttribute("aria-disabled");
    }
  }

  /** Presses a button that asks the server for one thing; a refusal is said. */
  ask<M extends keyof Server>(
    pressed: HTMLElement,
    waiting: TextKey,
    method: M,
    request: Request<M>,
    answered: (value: Value<M>) => void,
  ): Promise<void> {
    return this.press(pressed, waiting, async () => {
      const answer = await this.call(method, request);
      if (answer.ok) answered(answer.value);
      else this.report(answer);
    });
  }

  /** The same for what changes the plan; the plan view follows, and says `good`. */
  change<M extends "agreeAllDates" | "joinRows" | "nameOwners" | "undoChange">(
    pressed: HTMLElement,
    waiting: TextKey,
    method: M,
    request: Omit<Request<M>, "fingerprint">,
    good: string,
  ): void {
    const complete = { ...request, fingerprint: this.loaded.fingerprint } as Request<M>;
    let isDone = false;
    void this.ask<M>(pressed, waiting, method, complete, (loaded) => {
      this.remember({ loaded: loaded as LoadedPlan });
      isDone = true;
      // The way to another page begins when this task has ended.
    }).then(() => isDone && this.open(this.kind.home, { good }));
  }

  private refuseWhileWorking(event: Event): void {
    if (!this.working) return;
    event.preventDefault();
    event.stopPropagation();
  }

  report(answer: Answer<unknown>, whenSilent?: TextKey): void {
    if (answer.ok) return;
    this.say("bad", refusalTexts(answer, whenSilent));
    if (answer.silent) return;
    answer.findings.forEach(({ cells: [cell] }, at) => {
      if (cell) this.notices.bad.children[at]?.append(" ", this.showLink(cell));
    });
  }

  /** The way to a cell that may stand in a folded column or on a hidden tab. */
  showLink(cell: string): HTMLElement {
    const show = button(text("showCell"), "link", () => {
      void this.ask(show, "opening", "showCell", { cell }, () => {});
    });
    show.setAttribute("aria-label", text("showCellNamed", { cell }));
    return show;
  }

  praise(sentence: string): void {
    this.say("good", [sentence]);
  }

  /** What to do first. */
  advise(sentence: string): void {
    this.say("info", [sentence]);
  }

  /** One message at a time: a new one, of whatever tone, takes the place of the old one. */
  private say(tone: Tone, sentences: readonly string[]): void {
    for (const place of Object.values(this.notices)) place.replaceChildren();
    this.notices[tone].append(...sentences.map((sentence) => element("p", {}, sentence)));
    if (sentences.length > 0) this.notices[tone].scrollIntoView({ block: "nearest" });
  }

  /** Without a plan, a screen that needs one gives way to the first one. */
  private needsPlan(view: ViewName): boolean {
    return !this.kind.listed.some((item) => item.always && item.view === view);
  }

  private toggleMenu(): void {
    if (!this.menu.hidden) {
      this.closeMenu();
      return;
    }
    const { loaded } = this.state;
    const { listed, side, otherSide } = this.kind;
    // A page for either side shows the seller's screens to the seller only.
    const isTheirs = side !== null || loaded === null || this.state.side === "seller";
    const other =
      loaded !== null && side !== null && element("button", { type: "button" }, otherSide(loaded));
    if (other) other.onclick = () => void this.chooseSide(other, side === "seller" ? "buyer" : "seller");
    this.menu.replaceChildren(
      ...listed
        .filter((item) => (loaded !== null || item.always) && (isTheirs || item.anybody))
        .map((item) => {
          const entry = element(
            "button",
            { type: "button", onclick: () => this.open(item.view) },
            item.label(),
          );
          if (item.view === this.view) entry.setAttribute("aria-current", "page");
          return element("li", {}, entry);
        }),
      ...(other ? [element("li", { class: "apart" }, other)] : []),
    );
    this.menu.hidden = false;
    this.menuButton.setAttribute("aria-expanded", "true");
  }

  private closeMenu(): void {
    this.menu.hidden = true;
    this.menuButton.setAttribute("aria-expanded", "false");
  }
}

/** The first screen of either side's page. */
const homeOf: Readonly<Record<Side, ViewName>> = { seller: "plan", buyer: "ours" };

function summaryOf(fold: HTMLDetailsElement): string {
  return fold.querySelector("summary")?.textContent ?? "";
}

/** The step in the selected row: known by its Id, or by its place and name where there is none. */
function stepAt({ plan, details }: LoadedPlan, selection: Selection | null): string | null {
  if (selection === null) return null;
  const { tab, row, texts } = selection;
  const isHere = (at: number) => {
    const cell = details[at]?.cell ?? "";
    return (
      cell.startsWith(`${tab}!`) &&
      cell.endsWith(String(row)) &&
      /\D$/.test(cell.slice(0, -String(row).length))
    );
  };
  const step =
    plan.steps.find(({ id }) => id !== "" && texts.includes(id)) ??
    plan.steps.find(({ id, name }, at) => id === "" && isHere(at) && texts.includes(name));
  return step?.number || null;
}

/** Whether a step has another number than before. */
export function renumbered(before: LoadedPlan, now: LoadedPlan): boolean {
  const numbers = new Map(before.plan.steps.map(({ id, number }) => [id, number]));
  numbers.delete("");
  return now.plan.steps.some(({ id, number }) => numbers.has(id) && numbers.get(id) !== number);
}

/** But for the time of reading and the selected cell. */
function looksTheSame(one: OpenReply, other: OpenReply): boolean {
  const shown = (reply: OpenReply) =>
    JSON.stringify({ ...reply, loaded: reply.loaded && { ...reply.loaded, readAt: "", selected: null } });
  return shown(one) === shown(other);
}

function isShown(child: Child): child is Node | string {
  return child !== null && child !== false;
}
