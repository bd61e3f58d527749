/** Whether the milestones after one of them wait for each other, or all count from that one. */

import type { App, Screen } from "../../page/app";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import { choiceField, selectField } from "../../page/fields";
import { quiet, stepChoices } from "../../page/parts";
import { spokenWords, text } from "../../page/text";
import type { Step } from "../../plan/plan";
import { isMilestone } from "../../plan/stepNumbers";
import { someOf } from "../../words/someOf";

type Linking = "chain" | "beside";

export function links(app: App): Screen {
  const { steps, anchor } = app.loaded.plan;
  const pivots = steps.filter((step) => followersOf(steps, step.number).length > 1);
  const usual = pivots.find((step) => directFollowers(steps, step.number).length > 1);
  let pivot = (usual ?? pivots.find((step) => step.number === anchor?.step) ?? pivots[0])?.number ?? "";
  let linking: Linking | null = null;
  const preview = previewPart(app);
  const after = selectField({
    label: text("linksAfter"),
    choices: stepChoices(pivots),
    value: pivot,
    onInput: (number) => {
      pivot = number;
      draw();
      update();
    },
  });
  const followers = element("p", { class: "hint" });
  const choice = choiceField({
    label: text("linksHow"),
    choices: [
      { value: "beside", label: text("sideBySide"), note: text("sideBySideNote") },
      { value: "chain", label: text("chained"), note: text("chainedNote") },
    ],
    value: "",
    onInput: (value) => {
      linking = value as Linking;
      update();
    },
  });

  function draw(): void {
    const names = someOf(
      followersOf(steps, pivot).map((step) => step.name),
      spokenWords(),
    );
    followers.textContent = text("linksAbout", { names });
  }

  function update(): void {
    const numbers = followersOf(steps, pivot).map((step) => step.number);
    const name = steps.find((step) => step.number === pivot)?.name ?? pivot;
    preview.show(
      linking && {
        // A chain begins with the milestone that it hangs on.
        request: { do: linking, steps: linking === "chain" ? [pivot, ...numbers] : numbers },
        title: text(linking === "chain" ? "chainedTitle" : "besideTitle", { milestone: name }),
      },
      text("linksChoose"),
    );
  }

  draw();
  update();
  return {
    title: text("linksTitle"),
    body:
      pivots.length === 0
        ? [quiet(text("linksNone"))]
        : [element("div", { class: "stack" }, after.root, followers), choice, preview.root],
    actions: [preview.apply],
    refreshed: (changed) => changed && update(),
  };
}

function directFollowers(steps: readonly Step[], number: string): readonly Step[] {
  return steps.filter((step) => isMilestone(step.number) && step.startsAfter.includes(number));
}

/** The milestones that wait for this one, directly or through others, in the order of the table. */
function followersOf(steps: readonly Step[], number: string): readonly Step[] {
  const reached = new Set([number]);
  for (const earlier of reached) {
    for (const step of directFollowers(steps, earlier)) reached.add(step.number);
  }
  return steps.filter((step) => step.number !== number && reached.has(step.number));
}
