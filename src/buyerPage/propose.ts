/** "Propose another date": the buyer sees what moves with it before it stands in the plan. */
import type { App, Screen } from "../page/app";
import { moveScreen } from "../page/moveScreen";
import { said } from "./said";

export function propose(app: App, about: string | null): Screen {
  const { buyerCompany: buyer } = app.loaded;
  return moveScreen(app, about, {
    title: said("proposeTitle"),
    hint: said("proposeHint", { buyer }),
    nothing: said("nothingToPropose"),
    moved: (milestone, day) => said("proposedTitle", { milestone, day, buyer }),
  });
}
