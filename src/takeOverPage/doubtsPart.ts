/** The cells that were not understood, each with what it could mean; and owners of whom nobody knows the side. */
import { element } from "../page/element";
import { quiet } from "../page/parts";
import { dayWithYear, text } from "../page/text";
import type { DayNumber } from "../plan/plan";
import type { Source, Unread } from "../takeOver/readSource";
import { doubtText, said } from "./said";

/** Of one kind in one column; more are only named. */
const shownOfOneKind = 5;
const mostOwners = 50;

interface Answered {
  readonly dates: ReadonlyMap<number, DayNumber>;
  readonly days: ReadonlyMap<number, number>;
  readonly sides: ReadonlyMap<string, "seller" | "buyer">;
}

interface Answering {
  date(row: number, day: DayNumber | null): void;
  days(row: number, days: number | null): void;
  side(owner: string, side: "seller" | "buyer" | null): void;
}

/** Null: everything was understood. */
export function doubtsPart(
  source: Source,
  companies: { readonly seller: string; readonly buyer: string },
  answered: Answered,
  answering: Answering,
): HTMLElement | null {
  const nameOf = new Map(source.steps.map(({ row, name }) => [row, name]));
  const groups = new Map<string, Unread[]>();
  for (const unread of source.unread) {
    const key = `${unread.column} ${unread.doubt}`;
    groups.set(key, [...(groups.get(key) ?? []), unread]);
  }
  const cells = [...groups.values()].flatMap((group) => {
    const more = group.slice(shownOfOneKind);
    return [
      ...group
        .slice(0, shownOfOneKind)
        .map((unread) => cellItem(unread, nameOf.get(unread.row) ?? "", answered, answering)),
      ...(more.length > 0
        ? [
            element(
              "li",
              {},
              said("doubtsMany", {
                count: more.length,
                cells: more
                  .map(({ cell }) => cell)
                  .slice(0, 30)
                  .join(", "),
              }),
            ),
          ]
        : []),
    ];
  });
  const owners = [...new Set(source.steps.flatMap(({ ownerUnknown }) => ownerUnknown))].slice(0, mostOwners);
  const missing = source.missing.map((row) => nameOf.get(row)!);
  if (cells.length + owners.length + missing.length === 0) return null;
  return element(
    "section",
    { class: "doubts" },
    element("h2", {}, said("doubtsTitle")),
    quiet(said("doubtsHint")),
    missing.length > 0 &&
      element("p", {}, said("missing", { count: missing.length, names: missing.slice(0, 20).join(", ") })),
    element("ul", {}, ...cells, ...owners.map((owner) => ownerItem(owner, companies, answered, answering))),
  );
}

function cellItem(unread: Unread, step: string, answered: Answered, answering: Answering): HTMLElement {
  const { cell, text: content, field, offer, row } = unread;
  const sentence = element(
    "span",
    {},
    element("b", {}, cell),
    ` ${said("doubt", { content: content.slice(0, 120), step: step.slice(0, 80), why: doubtText(unread) })}`,
  );
  const isDate = field === "target";
  if (!offer || (!isDate && field !== "days")) return element("li", {}, sentence);
  const chosen = (isDate ? answered.dates : answered.days).get(row);
  const made = select(
    `${cell}: ${content.slice(0, 60)}`,
    `cell ${cell}`,
    [
      { value: "", label: said("keepNote") },
      ...[...new Set(offer)].map((value) => ({
        value: String(value),
        label: isDate ? dayWithYear(value) : `${said("days")}: ${value}`,
      })),
    ],
    chosen === undefined ? "" : String(chosen),
    (value) => (isDate ? answering.date : answering.days)(row, value === "" ? null : Number(value)),
  );
  return element("li", {}, sentence, made);
}

function ownerItem(
  owner: string,
  companies: { readonly seller: string; readonly buyer: string },
  answered: Answered,
  answering: Answering,
): HTMLElement {
  const question = said("sideOf", { name: owner });
  return element(
    "li",
    {},
    element("span", {}, question),
    select(
      question,
      `owner ${owner}`,
      [
        { value: "", label: said("sideOpen") },
        { value: "seller", label: companies.seller || text("sellerSide") },
        { value: "buyer", label: companies.buyer || text("buyerSide") },
      ],
      answered.sides.get(owner) ?? "",
      (value) => answering.side(owner, value === "" ? null : (value as "seller" | "buyer")),
    ),
  );
}

function select(
  label: string,
  key: string,
  choices: readonly { readonly value: string; readonly label: string }[],
  value: string,
  chosen: (value: string) => void,
): HTMLSelectElement {
  const made = element("select", {
    "aria-label": label,
    "data-key": key,
    onchange: () => chosen(made.value),
  });
  made.append(...choices.map((choice) => element("option", { value: choice.value }, choice.label)));
  made.value = value;
  return made;
}
