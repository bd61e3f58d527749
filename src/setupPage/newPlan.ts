/** "New Mutual Action Plan": a few questions, each with a sensible answer already in place. */

import type { App, Screen } from "../page/app";
import { button } from "../page/button";
import { element } from "../page/element";
import {
  checkbox,
  choiceField,
  type DateField,
  dateField,
  type Field,
  folded,
  lengthFault,
  selectField,
  textField,
} from "../page/fields";
import { section } from "../page/parts";
import { spokenLanguage, spokenWords, text } from "../page/text";
import { cleanText } from "../plan/cleanText";
import type { CountedIn, DayNumber } from "../plan/plan";
import { isMilestone } from "../plan/stepNumbers";
import type { PlanTemplate, TemplateSet } from "../planTemplates";
import { type Language, languageCodes, languages } from "../words/language";
import { accentField, usualAccents } from "./accentField";
import { daysOffEditor, weekendEditor } from "./daysOffEditor";
import {
  afterGoLiveIn,
  type Draft,
  draftPlan,
  MOST_CHARACTERS,
  newPlanRequest,
  USUAL_WEEKEND,
  usuallyDone,
} from "./draftPlan";
import { type Forecast, forecast, suggestedDate, weeksOf, weeksTo } from "./forecast";
import { outlookPart } from "./outlookPart";
import { said } from "./said";

export function newPlan(app: App, fetched: TemplateSet): Screen {
  const { today, locale, savedTemplates, loaded } = app.state;
  /** Of the plan; until another is chosen, that of the sidebar. */
  let language = spokenLanguage();
  let { kinds } = spokenWords();
  let builtIn = fetched.templates;
  const { company } = fetched;
  let ofCompany = company?.templates ?? [];
  const templates = (): readonly PlanTemplate[] => [...ofCompany, ...builtIn, ...savedTemplates];
  const firstTemplate = templates()[0]!;
  const accents = company?.accent
    ? [{ color: company.accent, label: company.name || text("sellerPlaceholder") }, ...usualAccents()]
    : usualAccents();
  let draft: Draft = {
    id: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    sellerCompany: loaded?.sellerCompany ?? company?.name ?? "",
    buyerCompany: "",
    compellingEvent: "",
    template: firstTemplate,
    full: ofCompany.includes(firstTemplate),
    showAgreed: false,
    afterGoLive: afterGoLiveIn(firstTemplate),
    countedIn: firstTemplate.countedIn,
    weekends: { seller: USUAL_WEEKEND, buyer: USUAL_WEEKEND },
    nonWorkingDays: (company?.daysOff ?? [])
      .filter((date) => date >= today)
      .map((date) => ({ date, side: "seller" })),
    anchorStep: firstTemplate.anchors[0] ?? "",
    accent: accents[0]!.color,
    done: usuallyDone(firstTemplate, today),
  };
  /** A suggested date follows the other answers until somebody types one. */
  let dateIsOurs = true;
  let beside = false;

  const seller = textField({
    label: text("sellerCompany"),
    value: draft.sellerCompany,
    placeholder: text("sellerPlaceholder"),
    onInput: (sellerCompany) => change({ sellerCompany }),
  });
  const buyer = textField({
    label: text("buyerCompany"),
    placeholder: text("buyerPlaceholder"),
    onInput: (buyerCompany) => change({ buyerCompany }),
  });
  const anchor = selectField({
    label: text("worksBackFrom"),
    choices: anchorChoices(draft.template),
    value: draft.anchorStep,
    onInput: (anchorStep) => change({ anchorStep }),
  });
  const date = dateField({
    label: text("anchorDate"),
    day: null,
    today,
    locale,
    notBefore: { day: today, sentence: "datePast" },
    onInput: () => {
      dateIsOurs = false;
      change({});
    },
  });
  const event = textField({
    label: said("compellingEvent"),
    hint: said("compellingEventHint"),
    lines: 2,
    onInput: (compellingEvent) => change({ compellingEvent }),
  });

  const outlook = outlookPart((earliest) => {
    date.write(earliest);
    date.fault("");
    dateIsOurs = false;
    change({});
    date.input.focus();
  });
  const doneList = element("div");
  const doneDates = new Map<string, DateField>();
  const templateField = selectField({
    label: said("template"),
    choices: templateChoices(),
    value: draft.template.id,
    onInput: (id) => takeTemplate(templates().find((template) => template.id === id)!),
  });
  const languageField = selectField({
    label: said("planLanguage"),
    choices: languageCodes.map((value) => ({ value, label: languages[value].name })),
    value: language,
    onInput: (value) => void takeLanguage(value as Language),
  });
  const lengths = element("div");
  const linking = element("div");
  const content = element("div");
  const weekends = weekendEditor(draft.weekends, (chosen) => change({ weekends: chosen }));

  function templateChoices() {
    return templates().map((template) => {
      const { id: value, name } = template;
      const weeks = weeksOf(template, today);
      const label = weeks === null ? name : said("templateWeeks", { name, weeks });
      const isOfCompany = ofCompany.includes(template) && company?.name;
      return { value, label: isOfCompany ? said("templateOf", { company: company.name, label }) : label };
    });
  }

  function forecastNow(): Forecast | null {
    const found = date.read();
    return "day" in found ? forecast(draftPlan(draft, found.day, today)) : null;
  }

  function change(answers: Partial<Draft>): void {
    draft = { ...draft, ...answers };
    if (dateIsOurs) {
      const suggestion = suggestedDate((day) => draftPlan(draft, day, today), today);
      if (suggestion !== null) date.write(suggestion);
    }
    outlook.show(forecastNow(), kinds);
    drawLengths();
  }

  function takeTemplate(template: PlanTemplate): void {
    const anchorStep = template.anchors[0] ?? template.steps[0]?.number ?? "";
    anchor.choose(anchorChoices(template), anchorStep);
    const done = usuallyDone(template, today);
    // One's own template is taken whole: somebody left in it what should be in the next plan.
    const full = savedTemplates.includes(template) || ofCompany.includes(template);
    const { countedIn } = template;
    draft = { ...draft, template, anchorStep, countedIn, done, full, afterGoLive: afterGoLiveIn(template) };
    drawContent();
    drawDoneList();
    drawLinking();
    change({});
  }

  async function takeLanguage(chosen: Language): Promise<void> {
    await app.press(create, "loadingLanguage", async () => {
      const [answer, words] = await Promise.all([app.templatesIn(chosen), app.wordsIn(chosen)]);
      if (!answer.ok || words === null) {
        app.report(answer, "templatesNotLoaded");
        languageField.input.value = language;
        return;
      }
      language = chosen;
      kinds = words.kinds;
      builtIn = answer.value.templates;
      ofCompany = answer.value.company?.templates ?? [];
      // A company may have it in one language only.
      const sameTemplate =
        templates().find((template) => template.id === draft.template.id) ?? templates()[0]!;
      templateField.choose(templateChoices(), sameTemplate.id);
      takeTemplate(sameTemplate);
    });
  }

  function anchorName(): string {
    return draft.template.steps.find((step) => step.number === draft.anchorStep)?.name ?? "";
  }

  function drawLengths(): void {
    const found = date.read();
    const note = (countedIn: CountedIn) => {
      if ("fault" in found) return "";
      const weeks = weeksTo(draftPlan({ ...draft, countedIn }, found.day, today));
      return weeks === null ? "" : said("weeksToAnchor", { weeks, anchor: anchorName() });
    };
    const focused = lengths.contains(document.activeElement);
    lengths.replaceChildren(
      choiceField({
        label: text("countedIn"),
        choices: [
          { value: "calendar", label: text("calendarDays"), note: note("calendar") },
          { value: "working", label: text("workingDays"), note: note("working") },
        ],
        value: draft.countedIn,
        onInput: (value) => change({ countedIn: value as CountedIn }),
      }),
    );
    if (focused) lengths.querySelector<HTMLInputElement>("input:checked")?.focus();
  }

  function drawContent(): void {
    content.replaceChildren(
      choiceField({
        label: said("content"),
        choices: [
          { value: "blank", label: said("contentBlank"), note: said("contentBlankNote") },
          { value: "full", label: said("contentFull"), note: said("contentFullNote") },
        ],
        value: draft.full ? "full" : "blank",
        onInput: (value) => change({ full: value === "full" }),
      }),
    );
  }

  function drawLinking(): void {
    const goLive = draft.template.steps.find((step) => step.number === draft.template.anchors[0]);
    linking.replaceChildren(
      choiceField({
        label: said("afterGoLive", { milestone: goLive?.name ?? "" }),
        choices: [
          { value: "sideBySide", label: text("sideBySide"), note: text("sideBySideNote") },
          { value: "chained", label: text("chained"), note: text("chainedNote") },
          ...(afterGoLiveIn(draft.template) === "asItIs"
            ? [{ value: "asItIs", label: said("linksAsItIs"), note: said("linksAsItIsNote") }]
            : []),
        ],
        value: draft.afterGoLive,
        onInput: (value) => change({ afterGoLive: value as Draft["afterGoLive"] }),
      }),
    );
  }

  function drawDoneList(): void {
    doneDates.clear();
    doneList.replaceChildren(
      ...milestonesOf(draft.template).map((step) => {
        const place = element("div", { class: "indent", hidden: true });
        const remember = () => {
          const done = new Map(draft.done);
          const on = doneDates.get(step.number)?.read();
          if (on && "day" in on) done.set(step.number, on.day);
          else if (!on) done.delete(step.number);
          change({ done });
        };
        const show = (day: DayNumber | null) => {
          doneDates.delete(step.number);
          place.replaceChildren();
          place.hidden = day === null;
          if (day === null) return;
          const on = dateField({
            label: text("doneOn", { milestone: step.name }),
            day,
            today,
            locale,
            notAfter: { day: today, sentence: "dateFuture" },
            onInput: remember,
          });
          doneDates.set(step.number, on);
          place.append(on.root);
        };
        const suggested = draft.done.get(step.number) ?? null;
        show(suggested);
        const box = checkbox(step.name, {
          checked: suggested !== null,
          onChange: (checked) => {
            show(checked ? today : null);
            remember();
          },
        });
        return element("div", {}, box, place);
      }),
    );
  }

  const existing = element("div", { class: "box info", hidden: true });
  const create = button(text("createPlan"), "primary", () => void send());
  // Enter in a text field creates the plan, as in every form.
  const form = element("form", {
    class: "form",
    novalidate: true,
    onsubmit: (submitted) => {
      submitted.preventDefault();
      void send();
    },
  });

  function firstFault(): Field["input"] | HTMLElement | null {
    const tooLong = (field: Field, most: number) => {
      const sentence = lengthFault(cleanText(field.input.value), most);
      field.fault(sentence);
      return sentence !== "";
    };
    const missingDay = (field: DateField) => {
      const found = field.read();
      field.fault("fault" in found ? found.fault : "");
      return "fault" in found;
    };
    const faulty = [
      tooLong(seller, MOST_CHARACTERS.company) && seller.input,
      tooLong(buyer, MOST_CHARACTERS.company) && buyer.input,
      missingDay(date) && date.input,
      tooLong(event, MOST_CHARACTERS.event) && event.input,
      ...[...doneDates.values()].map((on) => missingDay(on) && on.input),
      weekends.fault() !== "" && weekends.root.querySelector("input"),
    ];
    return faulty.find((input): input is HTMLInputElement => input instanceof HTMLElement) ?? null;
  }

  async function send(): Promise<void> {
    const faulty = firstFault();
    if (faulty !== null) {
      faulty.closest("details")?.setAttribute("open", "");
      faulty.focus();
      return;
    }
    const found = date.read();
    if ("fault" in found) return;
    let isCreated = false;
    await app.press(create, "creating", async () => {
      const answer = await app.call("createPlan", newPlanRequest(draft, language, found.day, beside));
      if (answer.ok) {
        isCreated = true;
        return;
      }
      app.report(answer);
      // Somebody made a plan while the questions were being answered.
      if (answer.findings.some(({ problem }) => problem.code === "planExists")) offerBeside();
    });
    if (isCreated) await app.leaveFor({ view: "plan", created: true });
  }

  function offerBeside(): void {
    beside = true;
    create.textContent = said("createAnother");
    const there = app.state.loaded;
    if (there === null) return;
    existing.replaceChildren(
      element("p", {}, said("planExistsHere", { seller: there.sellerCompany, buyer: there.buyerCompany })),
      button(text("openPlan"), "link", () => app.open("plan")),
    );
    existing.hidden = false;
  }

  const swatches = accentField(accents, draft.accent, (accent) => change({ accent }));

  const takeOver = button(said("haveAPlan"), "link", () => {
    void app.ask(takeOver, "opening", "openTakeOver", {}, () => {});
  });
  form.append(
    takeOver,
    seller.root,
    buyer.root,
    templateField.root,
    anchor.root,
    date.root,
    outlook.root,
    event.root,
    element(
      "fieldset",
      { class: "behind" },
      element("legend", {}, said("behindYou")),
      element("p", { class: "hint" }, said("behindYouHint")),
      doneList,
    ),
    section(
      said("more"),
      element(
        "div",
        { class: "form" },
        folded(
          said("groupContent"),
          content,
          checkbox(said("showAgreed"), { onChange: (showAgreed) => change({ showAgreed }) }),
        ),
        folded(said("groupDates"), lengths, linking),
        folded(
          said("groupDaysOff"),
          weekends.root,
          daysOffEditor(
            app,
            draft.nonWorkingDays,
            () => ({ weekends: draft.weekends, lastDay: forecastNow()?.last ?? null }),
            (nonWorkingDays) => change({ nonWorkingDays }),
          ),
        ),
        folded(said("groupLook"), languageField.root, swatches),
      ),
    ),
    // Without a submit button, Enter does nothing in a form with several fields.
    element("button", { type: "submit", hidden: true }),
  );
  drawDoneList();
  drawContent();
  drawLinking();
  change({});

  if (loaded !== null) offerBeside();
  return {
    title: text("newPlanTitle"),
    body: [existing, form],
    actions: [create],
    first: draft.sellerCompany === "" ? seller.input : buyer.input,
  };
}

function milestonesOf(template: PlanTemplate) {
  return template.steps.filter((step) => isMilestone(step.number));
}

/** The usual ones first, then every other milestone. */
function anchorChoices(template: PlanTemplate) {
  const milestones = milestonesOf(template);
  const usual = template.anchors.flatMap((number) => milestones.find((step) => step.number === number) ?? []);
  return [...usual, ...milestones.filter((step) => !usual.includes(step))].map((step) => ({
    value: step.number,
    label: step.name,
  }));
}
