/** Starts the sidebar on the screen that was asked for. */

import type { MakeScreen } from "../page/app";
import { sellersPage } from "../page/sellersPage";
import { startApp } from "../page/startApp";
import type { BuyerView, SetupView, ViewName } from "../protocol";
import { agree } from "./screens/agree";
import { anchorChange } from "./screens/anchorChange";
import { changeMenu } from "./screens/changeMenu";
import { done } from "./screens/done";
import { editPlan, orderBack } from "./screens/editPlan";
import { fit } from "./screens/fit";
import { history } from "./screens/history";
import { links } from "./screens/links";
import { move } from "./screens/move";
import { planView } from "./screens/planView";
import { sheetChanges } from "./screens/sheetChanges";
import { shift } from "./screens/shift";

const views: Readonly<Record<Exclude<ViewName, SetupView | BuyerView>, MakeScreen>> = {
  plan: planView,
  change: changeMenu,
  move,
  shift,
  anchor: anchorChange,
  fit,
  done,
  links,
  edit: editPlan,
  order: orderBack,
  agree,
  sheetChanges,
  history,
};

startApp({ ...sellersPage, views, loadWords: "loadWords" });
