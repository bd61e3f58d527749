/** Starts the dialog: reads the plan, and shows its documents, each behind a tab. */

import { knownPlan } from "../documents/knownPlan";
import { voiceOf } from "../documents/voice";
import { button } from "../page/button";
import { element } from "../page/element";
import { type Answer, callServer, mayHelpToTryAgain } from "../page/server";
import { refusalTexts, text } from "../page/text";
import type { DialogWords } from "../words/words";
import { calendarPanel } from "./calendarPanel";
import { checksPanel } from "./checksPanel";
import {
  handOverPanel,
  letterPanel,
  managerPanel,
  memoPanel,
  personPanel,
  statusPanel,
} from "./documentPanels";
import type { MakePanel, Page, PanelSource } from "./panel";
import { dialogWords, said, speakDialog } from "./said";

const panels: readonly {
  readonly key: "checks" | "letter" | "status" | "memo" | "person" | "calendar" | "handOver" | "manager";
  readonly make: MakePanel;
}[] = [
  { key: "checks", make: checksPanel },
  { key: "letter", make: letterPanel },
  { key: "status", make: statusPanel },
  { key: "memo", make: memoPanel },
  { key: "person", make: personPanel },
  { key: "calendar", make: calendarPanel },
  { key: "handOver", make: handOverPanel },
  { key: "manager", make: managerPanel },
];

const notice = element("div", { class: "notice", role: "status" });
const tabs = element("div", { class: "tabs", role: "tablist", "aria-orientation": "vertical" });
const panel = element("div", { class: "body panel", role: "tabpanel", tabindex: -1, id: "panel" });
const actions = element("div", { class: "buttons" });
const asRead = element("div", { class: "as-read small quiet" });
const footer = element("footer", { class: "footer" }, actions, asRead);
const title = element("h1", { class: "said" });

const page: Page = {
  say(sentence, tone = "info") {
    notice.className = `notice notice-${tone}`;
    notice.replaceChildren(...(sentence === "" ? [] : [element("p", {}, sentence)]));
  },
};

let chosen = 0;
/** The plan that was read last. */
let shown: { readonly plan?: string } = {};

/** Reading again takes the pressed button away, so the focus goes to what was read. */
async function readAgain(): Promise<void> {
  panel.focus();
  await read();
}

async function read(): Promise<void> {
  page.say("");
  panel.replaceChildren(element("p", { class: "waiting", role: "status" }, text("reading")));
  actions.replaceChildren();
  asRead.replaceChildren();
  const [answer, history] = await Promise.all([
    callServer("openSidebar", shown),
    callServer("loadHistory", shown),
  ]);
  if (!answer.ok) {
    refuse(answer);
    return;
  }
  const { locale, setAside } = answer.value;
  const loaded = answer.value.loaded && knownPlan(answer.value.loaded);
  if (loaded) shown = { plan: loaded.planId };
  if (loaded === null) {
    panel.replaceChildren(element("p", {}, said("noPlan")));
    return;
  }
  if (!history.ok) {
    refuse(history);
    return;
  }
  if (loaded.language !== dialogWords().language) {
    const words = await callServer("loadDialogWords", { language: loaded.language });
    // A letter in another language than the plan would help nobody.
    if (!words.ok) {
      refuse(words);
      return;
    }
    speakDialog(words.value);
  }
  speakDialog(dialogWords(), loaded.plan);
  const voice = voiceOf(loaded, dialogWords(), locale);
  show({ loaded, voice, history: history.value, locale, setAside: new Set(setAside), page });
}

function refuse(answer: Answer<unknown> & { ok: false }): void {
  const sentences = refusalTexts(answer, "notRead");
  panel.replaceChildren(...sentences.map((sentence) => element("p", {}, sentence)));
  const again = button(text("tryAgain"), "primary", () => void readAgain());
  actions.replaceChildren(...(mayHelpToTryAgain(answer) ? [again] : []));
}

function show(source: PanelSource): void {
  const made = panels.map(({ key, make }) => ({ label: said(key), ...make(source) }));
  tabs.replaceChildren(
    ...made.map(({ label }, at) =>
      element(
        "button",
        { type: "button", role: "tab", "aria-controls": "panel", onclick: () => choose(at) },
        label,
      ),
    ),
  );
  asRead.replaceChildren(
    element("span", {}, said("asRead", { time: source.loaded.readAt })),
    " ",
    button(said("readAgain"), "link", () => void readAgain()),
  );
  tabs.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose((chosen + step + made.length) % made.length);
    (tabs.children[chosen] as HTMLElement).focus();
  };
  const choose = (at: number): void => {
    chosen = at;
    page.say("");
    [...tabs.children].forEach((tab, place) => {
      tab.setAttribute("aria-selected", String(place === at));
      tab.setAttribute("tabindex", place === at ? "0" : "-1");
    });
    const { label, body, buttons, shown } = made[at]!;
    shown?.();
    panel.setAttribute("aria-label", label);
    panel.replaceChildren(...body);
    panel.scrollTop = 0;
    actions.replaceChildren(...buttons);
  };
  choose(chosen);
}

/** The server appends the words to the page; scripts run before they are parsed. */
function start(): void {
  speakDialog(
    JSON.parse(document.querySelector('script[type="application/json"]')!.textContent ?? "") as DialogWords,
  );
  document
    .getElementById("app")!
    .append(element("header", {}, title, tabs), element("main", {}, notice, panel), footer);
  title.textContent = said("pages");
  tabs.setAttribute("aria-label", said("pages"));
  void read();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
