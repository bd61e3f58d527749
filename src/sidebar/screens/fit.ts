/** "Make it fit": three ways out of a late plan, as cards that show the same facts. */

import { anchorName, planVerdict, stepLabel, verdictText } from "../../documents/planFacts";
import type { App, Screen } from "../../page/app";
import { previewPart } from "../../page/changePreview";
import { element, freshId } from "../../page/element";
import { fieldGroup, selectField } from "../../page/fields";
import { box, note } from "../../page/parts";
import { dayWithYear, problemTexts, spokenWords, type TextKey, text } from "../../page/text";
import type { ChangePreview } from "../../plan/change/changePreview";
import type { ChangeRequest } from "../../plan/change/changeRequest";
import { overlapOptions } from "../../plan/change/compress";
import { reschedule } from "../../plan/change/reschedule";

type Compress = Extract<ChangeRequest, { do: "compress" }>;

interface Way {
  readonly request: Compress;
  readonly label: TextKey;
  readonly note: TextKey;
}

const OVERLAPS_OFFERED = 5;

export function fit(app: App): Screen {
  const { plan } = app.loaded;
  const overlaps = overlapOptions(plan).slice(0, OVERLAPS_OFFERED);
  let overlap: Compress = { do: "compress", way: "overlap" };
  const ways = (): readonly Way[] => [
    { request: { do: "compress", way: "moveAnchor" }, label: "fitMoveAnchor", note: "fitMoveAnchorNote" },
    { request: { do: "compress", way: "scale" }, label: "fitScale", note: "fitScaleNote" },
    { request: overlap, label: "fitOverlap", note: "fitOverlapNote" },
  ];
  const seen = new Map<string, ChangePreview>();
  /** Each way is worked out once: shortening the steps of a long plan takes its time. */
  const previewOf = (request: Compress): ChangePreview => {
    const { plan, snapshot, fingerprint } = app.loaded;
    const key = JSON.stringify([fingerprint, request]);
    const preview = seen.get(key) ?? reschedule(plan, request, snapshot);
    seen.set(key, preview);
    return preview;
  };
  if (previewOf(ways()[0]!.request).problems.some((problem) => problem.code === "planFits")) {
    const found = planVerdict(app.loaded);
    return {
      title: text("fitTitle"),
      body: [
        found.code === "onTime"
          ? box("good", text("fitsAlready"))
          : box("warn", verdictText(app.loaded, spokenWords(), found)),
      ],
    };
  }

  let chosen: Compress["way"] | null = null;
  const name = freshId();
  const preview = previewPart(app);
  const cards = element("div", { class: "cards" });
  const links = selectField({
    label: text("fitWhichSteps"),
    choices: overlaps.map((option, at) => ({
      value: String(at),
      label: text("fitBeside", {
        step: stepLabel(plan.steps, option.step),
        other: stepLabel(plan.steps, option.startsAfter),
        days: option.gained,
      }),
    })),
    value: "0",
    onInput: (at) => {
      const option = overlaps[Number(at)]!;
      overlap = { do: "compress", way: "overlap", step: option.step, startsAfter: option.startsAfter };
      draw();
      update();
    },
  });
  links.root.hidden = true;

  function draw(): void {
    const focused = cards.contains(document.activeElement);
    cards.replaceChildren(...ways().map(card));
    if (focused) cards.querySelector<HTMLInputElement>("input:checked")?.focus();
  }

  function card(way: Way): HTMLElement {
    const outcome = previewOf(way.request);
    return element(
      "label",
      { class: "card" },
      element("input", {
        type: "radio",
        name,
        checked: chosen === way.request.way,
        disabled: outcome.refused,
        onchange: () => {
          chosen = way.request.way;
          update();
        },
      }),
      element(
        "span",
        {},
        element("b", {}, text(way.label, { anchor: anchorName(app.loaded) })),
        note(text(way.note)),
        outcome.refused
          ? element("span", { class: "fact" }, problemTexts(outcome.problems, plan).join(" "))
          : facts(outcome),
      ),
    );
  }

  function facts({ effectOnAnchor, difference, edits }: ChangePreview): HTMLElement {
    const after = effectOnAnchor?.after ?? null;
    const shortened = edits.filter((edit) => edit.field === "days").length;
    const still = effectOnAnchor?.slack ?? 0;
    const rows: readonly (readonly [TextKey, string])[] = [
      ["factAnchor", after === null ? text("noDate") : dayWithYear(after)],
      ["factDates", String(difference.length)],
      ["factShorter", String(shortened)],
      ["factFits", still >= 0 ? text("factFitsYes") : text("factFitsNo", { days: -still })],
    ];
    return element(
      "span",
      {},
      ...rows.map(([label, value]) =>
        element(
          "span",
          { class: "fact" },
          text(label, { anchor: anchorName(app.loaded) }),
          " ",
          element("b", {}, value),
        ),
      ),
    );
  }

  function update(): void {
    const way = ways().find((candidate) => candidate.request.way === chosen);
    links.root.hidden = chosen !== "overlap" || overlaps.length < 2;
    preview.show(
      way
        ? {
            request: way.request,
            title: text(way.label, { anchor: anchorName(app.loaded) }),
            preview: previewOf(way.request),
          }
        : null,
      text("fitChoose"),
    );
  }

  draw();
  update();
  return {
    title: text("fitTitle"),
    body: [fieldGroup(text("fitQuestion"), cards), links.root, preview.root],
    actions: [preview.apply],
    refreshed: (changed) => {
      if (!changed) return;
      draw();
      update();
    },
  };
}
