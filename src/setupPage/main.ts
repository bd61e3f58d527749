/** Starts the page with which a plan is set up, in the sidebar's place, on the screen that was asked for. */
import type { MakeScreen } from "../page/app";
import { sellersPage } from "../page/sellersPage";
import { startApp } from "../page/startApp";
import { withTemplates } from "../page/withTemplates";
import type { SetupView } from "../protocol";
import { checklist } from "./checklist";
import { daysOff } from "./daysOff";
import { newPlan } from "./newPlan";
import { repair } from "./repair";
import { settings } from "./settings";
import { templates } from "./templates";
import { usualItems } from "./usualItems";

const views: Readonly<Record<SetupView, MakeScreen>> = {
  newPlan: withTemplates("newPlanTitle", newPlan),
  templates,
  daysOff,
  settings,
  checklist,
  repair,
  usualItems: withTemplates("usualItemsTitle", usualItems),
};

// Whoever makes a plan is the seller in it, whatever they are in another one.
startApp({ ...sellersPage, side: null, views, loadWords: "loadSetupWords" });
