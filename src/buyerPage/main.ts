/** Starts the page for the buyer's side on the screen that was asked for. */
import type { MakeScreen, PageKind } from "../page/app";
import { textField } from "../page/fields";
import { startApp } from "../page/startApp";
import { text } from "../page/text";
import { isTooLong } from "../page/tooLong";
import { cleanText } from "../plan/cleanText";
import type { BuyerView } from "../protocol";
import { changesSoFar } from "./changesSoFar";
import { ourStatus } from "./ourStatus";
import { ours } from "./ours";
import { propose } from "./propose";
import { said } from "./said";
import { whichSide } from "./whichSide";

/** Whoever did not say for whom they work is asked first, on whichever screen they came. */
function askedFirst(make: MakeScreen): MakeScreen {
  return (app, about) => {
    const { loaded, side } = app.state;
    return loaded !== null && side === null ? whichSide(app) : make(app, about);
  };
}

const views: Readonly<Record<BuyerView, MakeScreen>> = {
  ours: askedFirst(ours),
  propose: askedFirst(propose),
  changesSoFar: askedFirst(changesSoFar),
  ourStatus: askedFirst(ourStatus),
};

const buyersPage: PageKind = {
  views,
  loadWords: "loadBuyerWords",
  listed: [
    { view: "ours", label: () => said("ours") },
    { view: "propose", label: () => said("proposeTitle") },
    { view: "changesSoFar", label: () => said("changesTitle") },
    { view: "ourStatus", label: () => said("more") },
  ],
  home: "ours",
  side: "buyer",
  otherSide: ({ sellerCompany }) => text("workFor", { company: sellerCompany }),
  historyQuestions() {
    const reason = textField({ label: said("reason"), placeholder: text("optional") });
    return {
      content: [reason.root],
      faulty: () => (isTooLong(reason) ? reason.input : null),
      read: () => ({ askedBy: "buyer", why: cleanText(reason.input.value), agreedInReturn: "" }),
    };
  },
};

startApp(buyersPage);
