/** Starts the sidebar on the screen that the menu asked for. */
import type { SidebarView } from "../sidebarProtocol";
import type { Words } from "../words/words";
import { agree } from "./agree";
import { anchorChange } from "./anchorChange";
import { App, type MakeScreen, type ViewName } from "./app";
import { changeMenu } from "./changeMenu";
import { checklist } from "./checklist";
import { days } from "./days";
import { daysOff } from "./daysOff";
import { done } from "./done";
import { fit } from "./fit";
import { history } from "./history";
import { links } from "./links";
import { move } from "./move";
import { newPlan } from "./newPlan";
import { planView } from "./planView";
import { repair } from "./repair";
import { sheetChanges } from "./sheetChanges";
import { shift } from "./shift";
import { templates } from "./templates";
import { usualItems } from "./usualItems";

const views: Readonly<Record<ViewName, MakeScreen>> = {
  plan: planView,
  newPlan,
  change: changeMenu,
  move,
  shift,
  anchor: anchorChange,
  fit,
  done,
  days,
  links,
  agree,
  sheetChanges,
  history,
  repair,
  checklist,
  templates,
  usualItems,
  daysOff,
};

/** The server appends the words and an element that names the screen to the page; scripts run before they are parsed. */
function start(): void {
  const asked = document.getElementById("start")?.dataset.view as SidebarView | undefined;
  const words = JSON.parse(
    document.querySelector('script[type="application/json"]')!.textContent ?? "",
  ) as Words;
  void new App(document.getElementById("app")!, views, words).start(asked ?? "plan");
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
