/** Asked once of everybody but the person who made the plan. */
import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import { quiet } from "../page/parts";
import type { Side } from "../protocol";
import { said } from "./said";

export function whichSide(app: App): Screen {
  const { sellerCompany: seller, buyerCompany: buyer } = app.loaded;
  const choice = (side: Side, company: string) => {
    const pressed = button(company, "plain", () => void app.chooseSide(pressed, side));
    return pressed;
  };
  return {
    title: said("whoTitle"),
    body: [
      element(
        "section",
        { class: "stack" },
        element("p", {}, said("whoQuestion", { seller, buyer })),
        element("div", { class: "choices" }, choice("buyer", buyer), choice("seller", seller)),
        quiet(said("whoHint")),
      ),
    ],
  };
}
