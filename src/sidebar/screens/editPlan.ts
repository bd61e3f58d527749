/** "Edit the steps": add, move, remove and change steps of the plan; all of it is applied as one change. */

import type { App, Screen } from "../../page/app";
import { button } from "../../page/button";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import { selectField } from "../../page/fields";
import { box, buttons, quiet } from "../../page/parts";
import { dayText, problemTexts, text } from "../../page/text";
import type { PlanEdit } from "../../plan/change/changeRequest";
import { isInOrder } from "../../plan/change/editRows";
import { isMilestone, levelOf } from "../../plan/stepNumbers";
import {
  type Collected,
  collect,
  collectedIn,
  type EditedRow,
  editedRows,
  movedBy,
  previewOf,
  rowsBelow,
  titleOf,
} from "../editSession";
import { addForm, editForm } from "./stepForm";

export function editPlan(app: App, about: string | null): Screen {
  let collected = collectedIn(app);
  let shown = previewOf(app, collected);
  let rows = editedRows(app, shown);
  /** Until somebody chooses, the cell that is selected in the sheet. */
  let untouched = about === null || about === app.loaded.selected;
  let chosen = choosable(about ?? app.loaded.selected);
  /** The goal that somebody wants to remove. */
  let leaving: string | null = null;

  const refusal = element("div", { role: "alert" });
  const list = element("ol", { class: "edits", "aria-label": text("editList") });
  const collectedPart = element("section", {});
  const preview = previewPart(app, { applied: () => collect(app, []), fresh: () => again() });
  const takeBack = button(text("takeBackLast"), "plain", () => {
    set(collected.slice(0, -1));
  });
  takeBack.dataset.key = "takeBack";
  list.addEventListener("keydown", onKey);

  function choosable(key: string | null): string {
    return (rows.find((row) => row.key === key) ?? rows.find((row) => row.key !== ""))?.key ?? "";
  }

  function again(): void {
    collected = collectedIn(app);
    set(collected);
  }

  function set(next: readonly Collected[]): void {
    collected = next;
    collect(app, collected);
    shown = previewOf(app, collected);
    rows = editedRows(app, shown);
    chosen = choosable(chosen);
    draw();
  }

  /** An edit that cannot be carried out is refused at once, so that the list always shows what would be. */
  function add(edits: readonly PlanEdit[], title: string): void {
    untouched = false;
    const next = [...collected, { edits, title }];
    const tried = previewOf(app, next);
    refusal.replaceChildren();
    if (tried.refused) refusal.append(box("late", ...problemTexts(tried.problems, shown.plan)));
    else set(next);
    refusal.scrollIntoView({ block: "nearest" });
  }

  function move(isUp: boolean): void {
    const row = rows.find(({ key }) => key === chosen);
    const edit = row && movedBy(rows, chosen, isUp);
    if (edit) add([edit], text("movedStep", { step: row.step.name }));
  }

  function remove(): void {
    const row = rows.find(({ key }) => key === chosen);
    if (!row) return;
    if (chosen === goalKey()) {
      leaving = chosen;
      draw();
      return;
    }
    const at = rows.indexOf(row);
    const tasks = rowsBelow(rows, chosen).length;
    const next = rows.slice(at + 1 + tasks).find(({ key }) => key !== "") ?? rows[at - 1];
    const title = text(tasks > 0 ? "removedWithTasks" : "removedStep", { step: row.step.name, count: tasks });
    const gone = chosen;
    chosen = next?.key ?? "";
    add([{ do: "remove", step: gone }], title);
  }

  function goalKey(): string | undefined {
    const goal = shown.plan.anchor?.step;
    return rows.find(({ step }) => step.number === goal)?.key;
  }

  /** The goal cannot go before there is another one. */
  function newGoal(): HTMLElement {
    const row = rows.find(({ key }) => key === leaving)!;
    const others = rows.filter(({ key, step }) => isMilestone(key) && key !== leaving && !step.done);
    const day = (key: string) => shown.plan.steps[rows.findIndex((each) => each.key === key)]?.target ?? null;
    const dated = others.filter(({ key }) => day(key) !== null);
    if (dated.length === 0) return box("warn", text("noOtherGoal", { step: row.step.name }));
    const at = rows.indexOf(row);
    let goal = (dated.filter((each) => rows.indexOf(each) < at).pop() ?? dated[0]!).key;
    const choice = selectField({
      label: text("worksBackFrom"),
      choices: dated.map(({ key, step }) => ({
        value: key,
        label: `${step.number} ${step.name} (${dayText(day(key)!)})`,
      })),
      value: goal,
      onInput: (key) => {
        goal = key;
      },
    });
    return box(
      "warn",
      text("removesGoal", { step: row.step.name }),
      choice.root,
      buttons(
        button(text("remove"), "plain", () => {
          const gone = leaving!;
          leaving = null;
          chosen = goal;
          const title = text("removedStep", { step: row.step.name });
          add(
            [
              { do: "anchor", step: goal, date: day(goal)! },
              { do: "remove", step: gone },
            ],
            title,
          );
        }),
        button(text("keepStep"), "plain", () => {
          leaving = null;
          draw();
        }),
      ),
    );
  }

  function open(form: typeof addForm | typeof editForm): void {
    untouched = false;
    app.show(form(app, chosen));
  }

  function onKey(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const focused = (event.target as HTMLElement).dataset.key ?? "";
    const onRow = focused.startsWith("row-");
    if (onRow) chosen = focused.slice("row-".length);
    if (step && event.altKey) move(step < 0);
    else if (step && onRow) {
      const keys = rows.map(({ key }) => key).filter((key) => key !== "");
      choose(keys[keys.indexOf(chosen) + step] ?? chosen);
    } else if (event.key === "Delete" && onRow) remove();
    else return;
    event.preventDefault();
    if (step) focusOn(`row-${chosen}`);
  }

  function choose(key: string): void {
    untouched = false;
    chosen = key;
    leaving = null;
    refusal.replaceChildren();
    draw();
  }

  function focusOn(key: string): void {
    list.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  }

  function line(row: EditedRow, at: number): HTMLElement {
    const { key, step } = row;
    const date = shown.plan.steps[at]!.target;
    const isChosen = key !== "" && key === chosen;
    const name = element(
      "button",
      {
        type: "button",
        class: `row ${levelOf(step.number)}${step.done || step.notNeeded ? " over" : ""}`,
        "data-key": `row-${key}`,
        "aria-expanded": key === "" ? null : String(isChosen),
        tabindex: isChosen ? 0 : -1,
        disabled: key === "",
        onclick: () => {
          if (isChosen) open(editForm);
          else choose(key);
        },
      },
      element("b", {}, step.number),
      element("span", {}, step.name),
      element(
        "span",
        { class: "day" },
        step.notNeeded
          ? text("notNeededShort")
          : step.done
            ? text("legendDone")
            : date === null
              ? ""
              : dayText(date),
      ),
    );
    const act = (label: string, sign: string, pressed: () => void, isPossible = true) => {
      const made = button(sign, "plain", pressed);
      made.dataset.key = label;
      made.setAttribute("aria-label", `${label}: ${step.name}`);
      if (sign.length === 1) made.title = label;
      made.disabled = !isPossible;
      return made;
    };
    return element(
      "li",
      {},
      name,
      isChosen &&
        element(
          "div",
          { class: "tools" },
          act(text("moveUp"), "\u2191", () => move(true), movedBy(rows, key, true) !== null),
          act(text("moveDown"), "\u2193", () => move(false), movedBy(rows, key, false) !== null),
          act(text("editStep"), text("editStep"), () => open(editForm)),
          act(text("addBelow"), text("addBelow"), () => open(addForm)),
          act(text("remove"), text("remove"), remove),
        ),
      isChosen && leaving === key && newGoal(),
    );
  }

  function draw(): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
    const wasInList = list.contains(document.activeElement);
    list.replaceChildren(...rows.map(line));
    if (wasInList && focused) {
      focusOn(focused);
      // A button that has become useless, or went with its row, hands the focus to the row.
      if (!list.contains(document.activeElement)) focusOn(`row-${chosen}`);
    }
    takeBack.hidden = collected.length === 0;
    collectedPart.hidden = collected.length === 0;
    collectedPart.replaceChildren(
      element("h2", {}, text("editsCollected", { count: collected.length })),
      element("ol", { class: "bullets" }, ...collected.map(({ title }) => element("li", {}, title))),
    );
    const edits = collected.flatMap((each) => each.edits);
    preview.show(
      edits.length === 0
        ? null
        : { request: { do: "edits", edits }, title: titleOf(collected), preview: shown },
      text("editHint"),
    );
  }

  draw();
  const isSorted = !isInOrder(
    app.loaded.plan.steps.map(({ number }) => number).filter((number) => number !== ""),
  );
  return {
    title: text("editTitle"),
    body: [isSorted && sortedBox(app), refusal, list, quiet(text("editKeys")), collectedPart, preview.root],
    actions: [preview.apply, takeBack],
    refreshed: (changed) => {
      if (changed) again();
      else if (untouched) {
        chosen = choosable(app.loaded.selected);
        draw();
      }
    },
  };
}

/** A table that was sorted first gets its order back, as numbers could not follow the order otherwise. */
function sortedBox(app: App): HTMLElement {
  const again = button(text("orderBack"), "link", () => app.open("order"));
  return box("info", text("tableSorted"), again);
}

/** "Rows in their order again" */
export function orderBack(app: App): Screen {
  const preview = previewPart(app, { afterwards: "edit" });
  preview.show({ request: { do: "order" }, title: text("orderBack") });
  return {
    title: text("orderBack"),
    body: [element("p", {}, text("tableSorted")), preview.root],
    actions: [preview.apply],
    refreshed: (changed) => changed && app.open("order", { quietly: true }),
  };
}
