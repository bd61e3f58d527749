/**
 * The preview: the spreadsheet as the rep sees it, as somebody of the buyer's does who is signed in, or as a guest does who
 * has the link only. The add-on is the built bundle; only Google around it is played, also who sees its menu.
 */
import type { SpreadsheetFile as File, Menu, PressedButton, ScriptSession, UiHost } from "../sheets";
import { SpreadsheetFile } from "../sheets";
import { Clock, dateOf, dayIn, noonIn } from "./clock";
import { addOnMenus, type Grid, mountGrid } from "./grid";
import { type MenuEntry, menuButton } from "./menuButton";
import { box, nextPaint, showRunning, textElement, toast } from "./notices";
import { createPanels } from "./panels";
import { readSavedFile, writeSavedFile } from "./savedFile";
import { type Bundle, Script } from "./script";
import { askFileSettings, askInstallation, askToday, type FileSettings } from "./settings";

/** For tests and for the curious: `window.preview` in the browser's console. */
export interface Preview {
  readonly file: File;
  readonly session: ScriptSession;
  readonly today: string;
  newFile(options?: Partial<FileSettings> & { name?: string }): Promise<void>;
  /** "2027-03-15", or null for the computer's clock. */
  setToday(day: string | null): void;
  /** Milliseconds that a call of the script seems to take. */
  setDelay(milliseconds: number): void;
  showAs(who: Visitor): void;
  installAs(distribution: Distribution): void;
  /** Keeps the file now instead of a moment after the last change. */
  save(): Promise<void>;
}

/** Who looks at the file. */
export type Visitor = "rep" | "buyer" | "guest";

/** How the add-on got there: a script bound to this file, or the add-on of the seller's company. */
export type Distribution = "bound" | "company";

/** A guest is nobody that Google knows. */
const ACCOUNTS: Readonly<Record<Visitor, string>> = {
  rep: "rep@seller.example",
  buyer: "champion@buyer.example",
  guest: "",
};
const DEFAULT_DELAY = 400;
/** Waits for a pause in typing; a file of some hundred rows takes a noticeable time to write. */
const SAVE_AFTER = 500;

async function fetchText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} is missing. Stop the preview and start it again.`);
  return await response.text();
}

async function start(): Promise<void> {
  const [frameOrigin, bound, company] = await Promise.all([
    fetchText("frame-origin"),
    fetchText("bundle.json"),
    fetchText("bundle-company.json"),
  ]);
  const bundles: Readonly<Record<Distribution, Bundle>> = {
    bound: JSON.parse(bound),
    company: JSON.parse(company),
  };
  const clock = new Clock();
  /** By account. A bound script's properties stay with its file instead. */
  const companyProperties = new Map<string, Map<string, string>>();
  const gridPlace = document.getElementById("grid")!;

  let file: File;
  let script: Script;
  let grid: Grid | undefined;
  let delay = Number(new URLSearchParams(location.search).get("delay") ?? DEFAULT_DELAY);
  let who: Visitor = "rep";
  let distribution: Distribution = "bound";

  const panels = createPanels(
    frameOrigin,
    {
      functionNames: () => script.functionNames(),
      call: (functionName, args) => script.call(functionName, args),
      focusEditor: () => grid?.focus(),
    },
    () => grid?.resized(),
  );

  // ---- the file

  /** Shows a file, whose script starts as after a reload at Google. */
  async function open(opened: File): Promise<void> {
    if (grid) {
      closeScript();
      grid.remove();
    }
    file = opened;
    document.getElementById("file-name")!.textContent = file.name;
    showClock();
    grid = await mountGrid(file.model, gridPlace);
    file.model.on("update", ui, saveSoon);
    openScript();
  }

  /** As after a reload at Google, by the person and the way of installation that are chosen. */
  function openScript(): void {
    const user = ACCOUNTS[who];
    script = new Script(file, bundles[distribution], {
      user,
      ...(distribution === "company" && { userProperties: propertiesOf(user) }),
      date: dateOf(clock),
      ui,
      delay,
    });
    if (!seesMenu()) return;
    try {
      script.open();
    } catch (error) {
      showError(error);
    }
  }

  function propertiesOf(user: string): Map<string, string> {
    const known = companyProperties.get(user) ?? new Map<string, string>();
    companyProperties.set(user, known);
    return known;
  }

  /**
   * Every editor who is signed in sees the menu of a bound script. An add-on that is published in one domain runs for
   * nobody outside it. A guest, or a phone, sees neither.
   */
  function seesMenu(): boolean {
    return who === "rep" || (who === "buyer" && distribution === "bound");
  }

  function closeScript(): void {
    script.close();
    panels.closeAll();
    addOnMenus.replaceChildren();
  }

  async function newFile(options: Partial<FileSettings> & { name?: string } = {}): Promise<void> {
    await open(
      SpreadsheetFile.create({
        name: options.name ?? "Untitled spreadsheet",
        locale: options.locale ?? "en_US",
        timeZone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        now: clock.now,
      }),
    );
    await save();
  }

  let saving: ReturnType<typeof setTimeout> | undefined;
  function saveSoon(): void {
    clearTimeout(saving);
    saving = setTimeout(save, SAVE_AFTER);
  }
  async function save(): Promise<void> {
    clearTimeout(saving);
    await writeSavedFile({
      text: file.save(),
      tab: file.activeSheetId(),
      clockOffset: clock.offset,
      distribution,
      companyProperties: [...companyProperties].map(([user, kept]) => [user, [...kept]]),
    });
  }

  // ---- the clock

  function setToday(day: string | null): void {
    clock.set(day === null ? null : noonIn(day, file.timeZone));
    file.dispatch("EVALUATE_CELLS", {});
    showClock();
    saveSoon();
  }

  function showClock(): void {
    const label = document.getElementById("clock")!;
    label.hidden = !clock.isSet;
    const day = new Date(clock.now()).toLocaleDateString("en-US", {
      dateStyle: "medium",
      timeZone: file.timeZone,
    });
    label.textContent = `Today is ${day}`;
  }

  // ---- what the script asks of the editor

  async function runFromMenu(functionName: string): Promise<void> {
    showRunning(true);
    await nextPaint();
    try {
      await script.call(functionName, []);
    } catch (error) {
      showError(error);
    } finally {
      showRunning(false);
    }
  }

  function showError(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    void box("The script failed", [textElement("p", message)], ["OK"]);
  }

  const ui: UiHost = {
    setMenu(menu: Menu) {
      const entries = menu.items.map((item): MenuEntry => {
        if (item === "separator") return item;
        // The menu of a published add-on is one of several there, under its name.
        const label = distribution === "company" ? `Mutual Action Plan \u203a ${item.label}` : item.label;
        return { label, run: () => void runFromMenu(item.functionName) };
      });
      const shown = [...addOnMenus.children].find((each) => each.getAttribute("data-title") === menu.title);
      const element = menuButton(menu.title, () => entries);
      element.dataset.title = menu.title;
      if (shown) shown.replaceWith(element);
      else addOnMenus.append(element);
    },
    showSidebar: panels.showSidebar,
    closeSidebar: panels.closeSidebar,
    showDialog: (html, title, width, height, modal = true) =>
      panels.showDialog(html, title, width, height, modal),
    // The script waits for the answer, and only the browser's own boxes can keep it waiting. A box with a
    // single button has one answer, so that one is drawn like the rest of the page.
    alert(title, message, buttons): PressedButton {
      const words = [title, message].filter(Boolean).join("\n\n");
      if (buttons === "OK") {
        void box(title || file.name, [textElement("p", message)], ["OK"]);
        return "OK";
      }
      if (window.confirm(words)) return buttons === "OK_CANCEL" ? "OK" : "YES";
      return buttons === "YES_NO" ? "NO" : "CANCEL";
    },
    prompt(title, message) {
      const text = window.prompt([title, message].filter(Boolean).join("\n\n"));
      return text === null ? { button: "CANCEL", text: "" } : { button: "OK", text };
    },
    toast,
  };

  // ---- the top bar

  function showAs(visitor: Visitor): void {
    who = visitor;
    document.querySelector<HTMLInputElement>(`input[name=who][value=${visitor}]`)!.checked = true;
    closeScript();
    openScript();
    if (visitor === "buyer" && !seesMenu())
      toast("Published for the seller's domain, the add-on does not run for people of other domains.");
  }

  for (const choice of document.querySelectorAll<HTMLInputElement>("input[name=who]")) {
    choice.addEventListener("change", () => showAs(choice.value as Visitor));
  }

  function installAs(chosen: Distribution): void {
    distribution = chosen;
    closeScript();
    openScript();
    saveSoon();
  }

  async function changeInstallation(): Promise<void> {
    const chosen = await askInstallation(distribution);
    if (chosen) installAs(chosen);
  }

  document.getElementById("preview-menu")!.append(
    menuButton("Preview", () => [
      { label: "New empty file", run: () => void askNewFile() },
      { label: "File settings\u2026", run: () => void changeFileSettings() },
      { label: "Today's date\u2026", run: () => void changeToday() },
      { label: "Installed as\u2026", run: () => void changeInstallation() },
    ]),
  );

  async function askNewFile(): Promise<void> {
    const warning = textElement("p", "The file that is open now will be discarded.");
    if ((await box("New empty file", [warning], ["New file", "Cancel"])) === "New file") await newFile();
  }

  async function changeFileSettings(): Promise<void> {
    const now = { locale: file.locale.code, timeZone: file.timeZone };
    const chosen = await askFileSettings(now);
    if (!chosen) return;
    if (chosen.locale !== now.locale) file.setLocale(chosen.locale);
    if (chosen.timeZone !== now.timeZone) file.setTimeZone(chosen.timeZone);
    file.dispatch("EVALUATE_CELLS", {});
    showClock();
  }

  async function changeToday(): Promise<void> {
    const day = await askToday(dayIn(clock.now(), file.timeZone));
    if (day) setToday(day === "real" ? null : day);
  }

  // ---- start

  const saved = await readSavedFile();
  if (saved) {
    clock.offset = saved.clockOffset;
    distribution = saved.distribution;
    for (const [user, kept] of saved.companyProperties) companyProperties.set(user, new Map(kept));
    const loaded = SpreadsheetFile.load(saved.text, { now: clock.now });
    loaded.bringToFront(saved.tab);
    await open(loaded);
  } else {
    await newFile();
  }

  const preview: Preview = {
    get file() {
      return file;
    },
    get session() {
      return script.session;
    },
    get today() {
      return dayIn(clock.now(), file.timeZone);
    },
    newFile,
    setToday,
    setDelay(milliseconds) {
      delay = milliseconds;
      script.delay = milliseconds;
    },
    showAs,
    installAs,
    save,
  };
  Object.assign(window, { preview });
  document.body.dataset.ready = "true";
}

start().catch((error: unknown) => {
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  void box("The preview could not start", [textElement("p", message)], ["OK"]);
});
