/** "Plan settings": what was asked when the plan was made, to be changed later. */
import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { showApplied } from "../page/changePreview";
import { type Field, lengthFault, selectField, textField } from "../page/fields";
import { buttons, quiet } from "../page/parts";
import { text } from "../page/text";
import { cleanText } from "../plan/cleanText";
import type { LoadedPlan, PlanFacts } from "../protocol";
import { type Language, languageCodes, languages } from "../words/language";
import { accentField, usualAccents } from "./accentField";
import { MOST_CHARACTERS } from "./draftPlan";
import { said } from "./said";

export function settings(app: App): Screen {
  let was = factsOf(app.loaded);
  // Other names in the title are offered; the companies they replace are known.
  const { titleSays } = app.loaded;
  let now = titleSays ? { ...was, sellerCompany: titleSays.seller, buyerCompany: titleSays.buyer } : was;
  const changed = () => (Object.keys(was) as (keyof PlanFacts)[]).some((fact) => was[fact] !== now[fact]);
  const change = (facts: Partial<PlanFacts>) => {
    now = { ...now, ...facts };
    nothing.hidden = changed();
    save.hidden = !changed();
  };
  const field = (label: string, fact: "sellerCompany" | "buyerCompany" | "goal" | "event", lines?: number) =>
    textField({
      label,
      value: now[fact],
      ...(lines !== undefined && { lines }),
      onInput: (value) => change({ [fact]: cleanText(value) }),
    });
  const seller = field(text("sellerCompany"), "sellerCompany");
  const buyer = field(text("buyerCompany"), "buyerCompany");
  const goal = field(said("goal"), "goal", 2);
  const event = field(said("compellingEvent"), "event", 2);
  const language = selectField({
    label: said("planLanguage"),
    hint: said("languageHint"),
    choices: languageCodes.map((value) => ({ value, label: languages[value].name })),
    value: was.language,
    onInput: (value) => change({ language: value as Language }),
  });
  // The color of a company, or one that somebody chose by hand.
  const known = usualAccents();
  const own = { color: was.accent, label: app.loaded.sellerCompany };
  const colors = known.some(({ color }) => color === was.accent) ? known : [own, ...known];
  const nothing = quiet(said("settingsUnchanged"));
  const save = button(text("apply"), "primary", () => void send());
  change({});

  function faulty(): HTMLElement | null {
    const limits: readonly (readonly [Field, number])[] = [
      [seller, MOST_CHARACTERS.company],
      [buyer, MOST_CHARACTERS.company],
      [goal, MOST_CHARACTERS.event],
      [event, MOST_CHARACTERS.event],
    ];
    const found = limits.filter(([{ input, fault }, most]) => {
      const sentence = lengthFault(cleanText(input.value), most);
      fault(sentence);
      return sentence !== "";
    });
    return found[0]?.[0].input ?? null;
  }

  async function send(): Promise<void> {
    const fault = faulty();
    if (fault !== null) {
      fault.focus();
      return;
    }
    await app.press(save, "applying", async () => {
      // The plan's next words, so that the result is said in them.
      if ((await app.wordsIn(now.language)) === null) return;
      const title = said("settingsChanged");
      const { fingerprint } = app.loaded;
      const answer = await app.call("saveSettings", { fingerprint, was, now, title });
      if (answer.ok) {
        showApplied(app, title, [], answer.value, "plan");
        return;
      }
      app.report(answer);
      if (!answer.fresh) return;
      // What somebody else changed meanwhile is shown; what is typed here stays.
      const typed = now;
      const before = was;
      was = factsOf(answer.fresh);
      const kept = Object.entries(typed).filter(([fact, value]) => value !== before[fact as keyof PlanFacts]);
      now = { ...was, ...Object.fromEntries(kept) };
      for (const [{ input }, value] of [
        [seller, now.sellerCompany],
        [buyer, now.buyerCompany],
        [goal, now.goal],
        [event, now.event],
      ] as const)
        input.value = value;
    });
  }

  return {
    title: text("settingsTitle"),
    body: [
      seller.root,
      buyer.root,
      goal.root,
      event.root,
      language.root,
      accentField(colors, was.accent, (accent) => change({ accent })),
      buttons(button(text("daysOffTitle"), "link", () => app.open("daysOff"))),
      nothing,
    ],
    actions: [save],
    first: seller.input,
  };
}

function factsOf({ sellerCompany, buyerCompany, value, accent, language }: LoadedPlan): PlanFacts {
  const { goal, event } = value;
  return { sellerCompany, buyerCompany, goal, event, accent, language };
}
