/** One step of the plan, new or changed: name, days, owners of both sides, and all else that a row says. */

import type { App, Screen } from "../../page/app";
import { button } from "../../page/button";
import { previewPart } from "../../page/changePreview";
import { element } from "../../page/element";
import {
  checkbox,
  dateField,
  fieldGroup,
  folded,
  lengthFault,
  selectField,
  textField,
} from "../../page/fields";
import { spokenWords, text } from "../../page/text";
import type { PlanEdit, RowTexts, TextColumn } from "../../plan/change/changeRequest";
import { cleanText } from "../../plan/cleanText";
import { ownerCell, ownerNames } from "../../plan/owners";
import type { CountedIn, DayNumber } from "../../plan/plan";
import { isMilestone, milestoneOf, parentOf } from "../../plan/stepNumbers";
import { someOf } from "../../words/someOf";
import { collect, collectedIn, type EditedRow, editedRows, newKey, previewOf, titleOf } from "../editSession";

const MOST_DAYS = 3650;
const LONGEST_NAME = 500;
const LONGEST_NOTE = 5_000;

/** A new step below another one. */
export function addForm(app: App, below: string | null): Screen {
  return form(app, null, below);
}

/** `key`: the step, as edits name it. */
export function editForm(app: App, key: string, first: "name" | "notNeeded" = "name"): Screen {
  return form(app, key, null, first);
}

function form(
  app: App,
  key: string | null,
  below: string | null,
  first: "name" | "notNeeded" = "name",
): Screen {
  const collected = collectedIn(app);
  const rows = editedRows(app, previewOf(app, collected));
  const row = rows.find((each) => each.key === key) ?? null;
  const { today, locale } = app.state;
  const { countedIn: usual } = app.loaded.plan;
  const steps = rows.filter((each) => each.key !== "");

  let after = (steps.find((each) => each.key === below) ?? steps[steps.length - 1])?.key ?? null;
  /** What the new step belongs to; null: it is a milestone. */
  let parent: string | null = after === null || isMilestone(after) ? null : parentOf(after);
  let countedIn: CountedIn = row?.step.countedIn ?? usual;
  let startsAfter: readonly string[] = linksOf(row, rows);

  const preview = previewPart(app, {
    applied: () => collect(app, []),
    fresh: () => app.open("edit", { about: key ?? below }),
  });
  const name = textField({ label: text("stepName"), value: row?.step.name ?? "", onInput: () => update() });
  const place = selectField({
    label: text("standsAfter"),
    choices: [{ value: "", label: text("onTop") }, ...steps.map(choiceOf)],
    value: after ?? "",
    onInput: (chosen) => {
      after = chosen || null;
      parent = after === null || isMilestone(after) ? null : parentOf(after);
      drawLevels();
      update();
    },
  });
  const level = selectField({
    label: text("stepKind"),
    choices: [],
    value: "",
    onInput: (chosen) => {
      parent = chosen || null;
      update();
    },
  });
  const days = textField({
    label: text("daysToComplete"),
    value: row ? String(row.step.days ?? "") : "1",
    onInput: () => update(),
  });
  days.input.setAttribute("inputmode", "numeric");
  const counted = selectField({
    label: text("countedIn"),
    choices: [
      { value: "calendar", label: text("calendarDays") },
      { value: "working", label: text("workingDays") },
    ],
    value: countedIn,
    onInput: (chosen) => {
      countedIn = chosen as CountedIn;
      update();
    },
  });
  const seller = ownersField(app, "seller", row?.texts.ownerSeller ?? "", () => update());
  const buyer = ownersField(app, "buyer", row?.texts.ownerBuyer ?? "", () => update());
  const outcome = textField({
    label: text("outcomeNotes"),
    value: row?.texts.outcome ?? "",
    lines: 3,
    onInput: () => update(),
  });
  const phase = textField({
    label: text("phase"),
    value: row?.texts.phase ?? phaseAt(),
    onInput: () => update(),
  });
  const kept = dateField({
    label: text("notLaterThan"),
    hint: text("notLaterThanHint"),
    day: row?.step.notLaterThan ?? null,
    today,
    locale,
    onInput: () => update(),
  });
  const notNeeded = textField({
    label: text("notNeededBecause"),
    hint: text("notNeededHint"),
    value: row?.step.notNeeded ?? "",
    onInput: () => update(),
  });
  const before = steps.filter((each) => startsAfter.includes(each.key)).map((each) => each.step.name);
  const links = folded(
    text("startsAfterNow", {
      names: before.length > 0 ? someOf(before, spokenWords()) : text("startsAfterNone"),
    }),
    element(
      "div",
      { class: "choices" },
      ...steps
        .filter((each) => each !== row)
        .map((each) =>
          checkbox(`${each.step.number} ${each.step.name}`, {
            checked: startsAfter.includes(each.key),
            onChange: (checked) => {
              startsAfter = checked
                ? [...startsAfter, each.key]
                : startsAfter.filter((link) => link !== each.key);
              update();
            },
          }),
        ),
    ),
  );
  const collectButton = button(text("collectEdit"), "plain", () => {
    const found = read();
    if (found) collect(app, [...collected, found]);
    app.open("edit", { about: found?.key ?? key ?? below });
  });

  /** A new step belongs to the phase in which it stands. */
  function phaseAt(): string {
    return steps.find((each) => each.key === after)?.texts.phase ?? "";
  }

  function drawLevels(): void {
    const milestone = after === null ? null : milestoneOf(after);
    const task = after === null || isMilestone(after) ? null : after.split(".").slice(0, 2).join(".");
    const under = [milestone, task].filter((each) => each !== null);
    level.choose(
      [
        { value: "", label: text("kindMilestone") },
        ...under.map((each, at) => ({
          value: each,
          label: text(at === 0 ? "kindTask" : "kindSubtask", {
            step: steps.find((other) => other.key === each)?.step.name ?? each,
          }),
        })),
      ],
      parent ?? "",
    );
    level.root.hidden = under.length === 0;
  }

  interface Found {
    readonly edits: readonly PlanEdit[];
    readonly title: string;
    readonly key: string;
  }

  /** Null: a field cannot be read, which it says, or nothing is different. */
  function read(): Found | null {
    const called = cleanText(name.input.value);
    const noName = called === "" && (row === null || row.step.name !== "");
    name.fault(noName ? "" : lengthFault(called, LONGEST_NAME));
    const note = cleanText(outcome.input.value);
    outcome.fault(lengthFault(note, LONGEST_NOTE));
    const typed = days.input.value.trim();
    const count = typed === "" ? null : /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
    const isDated = row ? isMilestone(row.key) : parent === null;
    const badDays = count === null ? isDated && row?.step.days !== null : !(count <= MOST_DAYS);
    days.fault(badDays ? text("daysUnreadable", { most: MOST_DAYS }) : "");
    let until: DayNumber | null = null;
    let badDay = false;
    if (kept.input.value.trim() !== "") {
      const found = kept.read();
      badDay = "fault" in found;
      if ("day" in found) until = found.day;
    } else kept.fault("");
    if (noName || badDays || badDay || called.length > LONGEST_NAME || note.length > LONGEST_NOTE)
      return null;
    const texts = changedTexts(row, {
      ownerSeller: seller.read(),
      ownerBuyer: buyer.read(),
      outcome: note,
      phase: cleanText(phase.input.value),
    });
    const because = cleanText(notNeeded.input.value);
    const own = row?.key ?? newKey(collected, parent);
    const edits: PlanEdit[] = [];
    if (!row) {
      edits.push({
        do: "insert",
        name: called,
        days: count,
        after,
        link: parent === null ? "chain" : "none",
        countedIn,
        number: own,
        ...(parent !== null && { parent }),
        ...(texts && { texts }),
      });
      if (until !== null) edits.push({ do: "edit", step: own, notLaterThan: until });
    } else {
      const { step } = row;
      const fields = {
        ...(called !== step.name && { name: called }),
        ...(count !== step.days && { days: count }),
        ...(countedIn !== step.countedIn && { countedIn }),
        ...(until !== step.notLaterThan && { notLaterThan: until }),
        ...(texts && { texts }),
      };
      if (Object.keys(fields).length > 0) edits.push({ do: "edit", step: own, ...fields });
    }
    if (startsAfter.join() !== linksOf(row, rows).join())
      edits.push({ do: "link", step: own, startsAfter: [...startsAfter] });
    if (because !== (row?.step.notNeeded ?? "")) edits.push({ do: "notNeeded", step: own, because });
    if (edits.length === 0) return null;
    return { edits, title: text(row ? "changedStep" : "addedStep", { step: called }), key: own };
  }

  function update(): void {
    const found = read();
    collectButton.textContent = text(found ? "collectEdit" : "backToList");
    if (!found) {
      preview.show(null, text(name.input.value.trim() === "" ? "nameFirst" : "editNothing"));
      return;
    }
    const all = [...collected, found];
    preview.show({
      request: { do: "edits", edits: all.flatMap((each) => each.edits) },
      title: titleOf(all),
    });
  }

  // A new step follows the one below which it stands.
  const more = folded(
    text("moreFields"),
    ...[phase.root, row && links, kept.root, notNeeded.root].map((part) => part ?? false),
  );
  more.open = first === "notNeeded";
  drawLevels();
  update();
  return {
    title: row ? `${row.step.number} ${row.step.name}` : text("addTitle"),
    body: [
      name.root,
      ...(row ? [] : [element("div", { class: "pair" }, place.root, level.root)]),
      element("div", { class: "pair" }, days.root, counted.root),
      seller.root,
      buyer.root,
      outcome.root,
      more,
      preview.root,
    ],
    actions: [preview.apply, collectButton],
    first: (first === "name" ? name : notNeeded).input,
  };
}

function choiceOf({ key, step }: EditedRow) {
  return { value: key, label: `${step.number} ${step.name}` };
}

/** By keys: the numbers of the rows are those that they will have. */
function linksOf(row: EditedRow | null, rows: readonly EditedRow[]): readonly string[] {
  const keys = new Map(rows.map((each) => [each.step.number, each.key]));
  return (row?.step.startsAfter ?? []).map((number) => keys.get(number) ?? number);
}

function changedTexts(row: EditedRow | null, now: Readonly<Record<TextColumn, string>>): RowTexts | null {
  const columns = (Object.keys(now) as TextColumn[]).filter((column) => {
    const was = row?.texts[column] ?? "";
    return cleanText(was) !== now[column];
  });
  if (columns.length === 0) return null;
  return Object.fromEntries(
    columns.map((column) => [column, { was: row?.texts[column] ?? "", is: now[column] }]),
  );
}

/** The people and roles of one side to choose from, several of them; whoever stands there already is among them. */
function ownersField(
  { loaded }: App,
  side: "seller" | "buyer",
  cell: string,
  onInput: () => void,
): { readonly root: HTMLElement; read(): string } {
  const known = loaded.roles.map(({ name, role }) => name || role);
  const before = ownerNames(cell, known);
  let owners = before;
  const own = loaded.roles.filter(({ team }) => team === side).map(({ name, role }) => name || role);
  const root = fieldGroup(
    text(side === "seller" ? "ownersSeller" : "ownersBuyer"),
    element(
      "div",
      { class: "chips" },
      ...[...new Set([...own, ...before])].map((owner) =>
        checkbox(owner, {
          checked: before.includes(owner),
          onChange: (checked) => {
            owners = checked ? [...owners, owner] : owners.filter((other) => other !== owner);
            onInput();
          },
        }),
      ),
    ),
  );
  // A cell that nobody touched stays as it is written.
  return {
    root,
    read: () => (owners.join("\n") === before.join("\n") ? cleanText(cell) : ownerCell(owners)),
  };
}
