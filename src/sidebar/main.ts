/** Starts the sidebar on the screen that the menu asked for. */

import { App, type MakeScreen, type ViewName } from "../page/app";
import { withTemplates } from "../page/withTemplates";
import type { SidebarView } from "../protocol";
import type { Words } from "../words/words";
import { agree } from "./screens/agree";
import { anchorChange } from "./screens/anchorChange";
import { changeMenu } from "./screens/changeMenu";
import { checklist } from "./screens/checklist";
import { days } from "./screens/days";
import { daysOff } from "./screens/daysOff";
import { done } from "./screens/done";
import { fit } from "./screens/fit";
import { history } from "./screens/history";
import { links } from "./screens/links";
import { move } from "./screens/move";
import { newPlan } from "./screens/newPlan";
import { planView } from "./screens/planView";
import { repair } from "./screens/repair";
import { sheetChanges } from "./screens/sheetChanges";
import { shift } from "./screens/shift";
import { templates } from "./screens/templates";
import { usualItems } from "./screens/usualItems";

const views: Readonly<Record<ViewName, MakeScreen>> = {
  plan: planView,
  newPlan: withTemplates("newPlanTitle", newPlan),
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
  usualItems: withTemplates("usualItemsTitle", usualItems),
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
