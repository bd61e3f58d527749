/** What the pages of the seller's side have in common: the list of their screens, and what they ask for the history. */
import { cleanText } from "../plan/cleanText";
import type { ApplyRequest } from "../protocol";
import type { HistoryQuestions, PageKind } from "./app";
import { choiceField, textField } from "./fields";
import { text } from "./text";
import { isTooLong } from "./tooLong";

function historyQuestions(): HistoryQuestions {
  let askedBy: ApplyRequest["askedBy"] = "";
  const why = textField({ label: text("why"), placeholder: text("optional") });
  const inReturn = textField({
    label: text("agreedInReturn"),
    hint: text("agreedInReturnHint"),
    placeholder: text("optional"),
  });
  inReturn.root.hidden = true;
  const who = choiceField({
    label: text("askedBy"),
    choices: [
      { value: "", label: text("askedByNobody") },
      { value: "buyer", label: text("buyerSide") },
      { value: "seller", label: text("sellerSide") },
    ],
    value: "",
    onInput: (value) => {
      askedBy = value as ApplyRequest["askedBy"];
      inReturn.root.hidden = askedBy !== "buyer";
    },
  });
  return {
    asksWho(isTraded) {
      who.hidden = !isTraded;
    },
    content: [who, why.root, inReturn.root],
    faulty: () => [why, ...(inReturn.root.hidden ? [] : [inReturn])].filter(isTooLong)[0]?.input ?? null,
    read: () => ({
      askedBy,
      why: cleanText(why.input.value),
      agreedInReturn: inReturn.root.hidden ? "" : cleanText(inReturn.input.value),
    }),
  };
}

export const sellersPage: Omit<PageKind, "views" | "loadWords"> = {
  listed: [
    { view: "plan", label: () => text("overview") },
    { view: "change", label: () => text("changeTitle") },
    { view: "edit", label: () => text("editTitle") },
    { view: "sheetChanges", label: () => text("sheetChangesTitle") },
    { view: "history", label: () => text("historyTitle") },
    { view: "usualItems", label: () => text("usualItemsTitle") },
    { view: "settings", label: () => text("settingsTitle") },
    { view: "daysOff", label: () => text("daysOffTitle") },
    { view: "repair", label: () => text("repairTitle") },
    { view: "checklist", label: () => text("checklistTitle"), always: true },
    { view: "templates", label: () => text("templatesTitle"), always: true, anybody: true },
    { view: "newPlan", label: () => text("newPlanTitle"), always: true, anybody: true },
  ],
  home: "plan",
  side: "seller",
  otherSide: ({ buyerCompany }) => text("workFor", { company: buyerCompany }),
  historyQuestions,
};
