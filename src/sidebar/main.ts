/** Starts the sidebar on the screen that the menu asked for. */
import type { SidebarView } from "../sidebarProtocol";
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

/** The server appends an element after the page that names the screen. Scripts run before it is parsed. */
function start(): void {
  const asked = document.getElementById("start")?.dataset.view as SidebarView | undefined;
  void new App(document.getElementById("app")!, views).start(asked ?? "plan");
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
