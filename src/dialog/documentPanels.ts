/** The documents: what they will say, and the ways to send them. Each is made when it is first looked at. */
import { calendarEntries, calendarFile } from "../documents/calendarFile";
import { decisionMemo } from "../documents/decisionMemo";
import { handOver } from "../documents/handOver";
import type { LetterForm } from "../documents/letterParts";
import { managerUpdate } from "../documents/managerUpdate";
import { type Person, peopleWithSteps, personalSteps } from "../documents/personalSteps";
import { type Piece, type PlanDocument, plainText } from "../documents/planDocument";
import { planLetter } from "../documents/planLetter";
import { pastedRow, portfolioRow } from "../documents/portfolioRow";
import { statusUpdate } from "../documents/statusUpdate";
import { button } from "../page/button";
import { copied } from "../page/copied";
import { element } from "../page/element";
import { choiceField, dateField, selectField } from "../page/fields";
import { buttons, quiet, section } from "../page/parts";
import { saveFile } from "../page/saveFile";
import type { Page, Panel, PanelSource } from "./panel";
import { dialogWords, said } from "./said";

/** A weekly mail tells of a week. */
const WEEK_DAYS = 7;

/** Mail programs and browsers cut longer addresses. */
const LONGEST_LINK = 1_900;

export function letterPanel({ loaded, voice, page }: PanelSource): Panel {
  let form: LetterForm = "mail";
  const champion = loaded.roles.find((role) => role.team === "buyer" && role.name !== "");
  const paper = paperFor(
    () => planLetter(loaded, voice, form),
    page,
    () => champion?.email ?? "",
  );
  const asked = choiceField({
    label: said("form"),
    hint: said("formHint"),
    choices: [
      { value: "mail", label: said("formMail") },
      { value: "letter", label: said("formLetter") },
    ],
    value: form,
    onInput: (value) => {
      form = value as LetterForm;
      paper.draw();
    },
  });
  return { body: [asked, paper.root], buttons: paper.buttons, shown: paper.draw };
}

export function statusPanel({ loaded, voice, locale, page }: PanelSource): Panel {
  const { today } = loaded.plan;
  const since = dateField({
    label: said("since"),
    day: today - WEEK_DAYS,
    today,
    locale,
    notAfter: { day: today, sentence: "dateFuture" },
    onInput: () => {
      const found = since.read();
      if ("day" in found) paper.draw();
    },
  });
  let shownSince = today - WEEK_DAYS;
  const paper = paperFor(() => {
    const found = since.read();
    // A date that cannot be read is said at the field; the text stays as it was.
    if ("day" in found) shownSince = found.day;
    return statusUpdate(loaded, shownSince, voice);
  }, page);
  return { body: [since.root, paper.root], buttons: paper.buttons, shown: paper.draw };
}

export function memoPanel({ loaded, voice, page }: PanelSource): Panel {
  const paper = paperFor(() => decisionMemo(loaded, voice), page);
  return { body: [quiet(said("memoHint")), paper.root], buttons: paper.buttons, shown: paper.draw };
}

export function handOverPanel({ loaded, history, voice, page }: PanelSource): Panel {
  const paper = paperFor(() => handOver(loaded, history, voice), page);
  return { body: [quiet(said("handOverHint")), paper.root], buttons: paper.buttons, shown: paper.draw };
}

export function personPanel({ loaded, voice, page }: PanelSource): Panel {
  const people = peopleWithSteps(loaded);
  const [first] = people;
  if (!first) return { body: [quiet(said("personNone"))], buttons: [] };
  let person: Person = first;
  const paper = paperFor(
    () => personalSteps(loaded, person, voice),
    page,
    () => person.email,
  );
  const company = { seller: loaded.sellerCompany, buyer: loaded.buyerCompany };
  const asked = selectField({
    label: said("whoseSteps"),
    choices: people.map(({ name, team }, at) => ({
      value: String(at),
      label: said("ownedBy", { text: name, owner: company[team] }),
    })),
    value: "0",
    onInput: (at) => {
      person = people[Number(at)]!;
      paper.draw();
    },
  });
  const calendar = button(said("personCalendar"), "plain", () => {
    const content = calendarFile(
      loaded,
      calendarEntries(loaded, person, dialogWords()),
      Date.now(),
      dialogWords(),
    );
    page.say(said("downloaded", { file: saveFile(person.name, "ics", "text/calendar", content) }), "good");
  });
  return { body: [asked.root, paper.root], buttons: [...paper.buttons, calendar], shown: paper.draw };
}

export function managerPanel({ loaded, history, voice, page }: PanelSource): Panel {
  const paper = paperFor(() => managerUpdate(loaded, history, voice), page);
  const facts = portfolioRow(loaded, voice);
  const row = element(
    "ul",
    { class: "rows" },
    ...facts.map(([header, fact]) =>
      element("li", {}, element("span", { class: "quiet" }, header), element("span", { class: "day" }, fact)),
    ),
  );
  const copyRow = button(said("copyRow"), "plain", () => sayCopied(row, page, pastedRow(facts)));
  return {
    body: [
      quiet(said("managerHint")),
      paper.root,
      section(said("portfolio"), quiet(said("portfolioHint")), row, buttons(copyRow)),
    ],
    buttons: paper.buttons,
    shown: paper.draw,
  };
}

interface Paper {
  readonly root: HTMLElement;
  readonly buttons: readonly HTMLElement[];
  draw(): void;
}

/** `to`: the address that the mail program is told; may be empty. */
function paperFor(make: () => PlanDocument, page: Page, to: () => string = () => ""): Paper {
  const subject = element("p", { class: "subject quiet", dir: "auto" });
  const content = element("article", { class: "paper" });
  const draw = (): void => {
    const made = make();
    page.say("");
    subject.textContent = said("toName", { subject: made.subject });
    content.replaceChildren(...made.pieces.map(drawPiece));
  };
  const copy = button(said("copy"), "primary", () => sayCopied(content, page));
  const mail = button(said("mail"), "plain", () => {
    const { subject, pieces } = make();
    const link = mailLink(to(), subject, plainText({ subject, pieces }));
    const isShort = link.length <= LONGEST_LINK;
    if (!isShort && !copied(content)) {
      page.say(said("notCopied"));
      return;
    }
    element("a", { href: isShort ? link : mailLink(to(), subject, ""), target: "_blank" }).click();
    page.say(said(isShort ? "mailed" : "mailPasted"), "good");
  });
  const print = button(said("print"), "plain", () => window.print());
  return { root: element("div", { class: "sheet" }, subject, content), buttons: [copy, mail, print], draw };
}

function sayCopied(content: HTMLElement, page: Page, instead?: string): void {
  if (copied(content, instead)) page.say(said("copied"), "good");
  else page.say(said("notCopied"));
}

function mailLink(to: string, subject: string, body: string): string {
  const lines = body.replace(/\n/g, "\r\n");
  const text = body === "" ? "" : `&body=${encodeURIComponent(lines)}`;
  return `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}${text}`;
}

/** Each text runs as its own letters do: what is written in Arabic or Hebrew begins at the right. */
const auto = { dir: "auto" };

function drawPiece(piece: Piece): HTMLElement {
  switch (piece.kind) {
    case "heading":
      return element("h2", auto, piece.text);
    case "text":
      return element("p", auto, piece.text);
    case "question":
      return element("p", { ...auto, class: "question" }, piece.text);
    case "letterhead":
      return element("p", { ...auto, class: "letterhead" }, piece.text);
    case "link":
      return element("p", {}, element("a", { href: piece.url, target: "_blank" }, piece.text));
    case "list":
      return element("ul", { class: "bullets" }, ...piece.items.map((item) => element("li", auto, item)));
    case "table":
      return element(
        "table",
        {},
        element("thead", {}, element("tr", {}, ...piece.header.map((name) => element("th", auto, name)))),
        element(
          "tbody",
          {},
          ...piece.rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", auto, cell)))),
        ),
      );
    case "signatures":
      return element(
        "div",
        { class: "signatures" },
        ...piece.names.map((name) => element("p", { ...auto, class: "signature" }, name)),
      );
  }
}
