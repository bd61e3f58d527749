/** The Stakeholders tab of a new plan: who is involved, and, counted and highlighted, who is missing. */
import type { TemplateRole } from "../../../planTemplates/planTemplate";
import type { TableWords } from "../../../words/en/tables";
import type { TabWords } from "../../../words/en/tabs";
import { plural } from "./milestoneFormulas";
import {
  type Cell,
  type Choice,
  defaultWidth,
  formulaText,
  newLetters,
  type Place,
  type SheetContent,
  type TableParts,
  withoutChoices,
} from "./sheetContent";
import { statusColors } from "./theme";

export const stakeholderColumns = [
  "team",
  "role",
  "name",
  "email",
  "part",
  "introduced",
  "fromStep",
  "agrees",
  "needs",
] as const;
export type StakeholderColumn = (typeof stakeholderColumns)[number];

const widths: Readonly<Record<StakeholderColumn, number>> = {
  // Team, role and name are 320 together, which a phone shows. Columns of the default width and equal neighbors save
  // service calls.
  team: 56,
  role: 132,
  name: 132,
  email: 132,
  part: defaultWidth,
  introduced: defaultWidth,
  fromStep: defaultWidth,
  agrees: defaultWidth,
  needs: 220,
};
const headerRow = 4;
/** Empty rows below the roles that offer the same choices. */
export const spareRoles = 15;

interface StakeholdersSettings {
  readonly tabs: { readonly stakeholders: string };
  readonly words: TabWords;
}

export function stakeholderHeaders(words: TableWords): Record<StakeholderColumn, string> {
  return Object.fromEntries(stakeholderColumns.map((column) => [column, words[column]])) as Record<
    StakeholderColumn,
    string
  >;
}

/** A role of the template; `fromStep`: when it is needed first, "4 Proposal". */
interface Stakeholder extends TemplateRole {
  readonly fromStep: string;
}

export function stakeholdersTab(
  roles: readonly Stakeholder[],
  { tabs, words }: StakeholdersSettings,
): SheetContent {
  const lastRow = headerRow + roles.length + spareRoles;
  const parts = stakeholderParts({ letters: newLetters(stakeholderColumns), headerRow, lastRow }, words);
  return {
    key: "stakeholders",
    name: tabs.stakeholders,
    widths: stakeholderColumns.map((column) => widths[column]),
    rows: [
      ...parts.head,
      ...roles.map((role) => stakeholderRow(role, words)),
      ...Array.from({ length: spareRoles }, (_, at) => parts.spareRow(lastRow - spareRoles + 1 + at)),
    ],
    emptyRows: 0,
    openEnd: true,
    frozenRows: headerRow,
    frozenColumns: 0,
    hiddenRows: [headerRow - 1],
    hiddenColumns: [],
    columnGroups: [],
    rowGroups: [],
    lines: [],
    rules: parts.rules,
    tabColor: null,
    hidden: false,
  };
}

export function stakeholderParts(place: Place<StakeholderColumn>, words: TabWords): TableParts {
  const { letters, headerRow, lastRow } = place;
  const headers = stakeholderHeaders(words);
  const cell = (column: StakeholderColumn) => `$${letters[column]}${headerRow}`;
  const whole = (column: StakeholderColumn) =>
    `$${letters[column]}$${headerRow}:$${letters[column]}$${lastRow}`;
  const column = (name: StakeholderColumn) => `${letters[name]}${headerRow}:${letters[name]}${lastRow}`;

  // The header row counts on both sides of the difference.
  const gaps = `(COUNTIFS(${whole("role")};"<>")-COUNTIFS(${whole("role")};"<>";${whole("name")};"<>"))`;
  const gapText = `IF(${gaps}=0;${formulaText(words.roleGapsNone)};${plural(gaps, words.roleGaps, words.language)})`;
  /** The name of the first person with that part in the decision. */
  const named = (label: string, part: string) => {
    const name = `IFERROR(INDEX(${whole("name")};MATCH(${formulaText(part)};${whole("part")};0))&"";"")`;
    return `${formulaText(label)}&IF(${name}="";${formulaText(words.notNamed)};${name})`;
  };
  const ofBuyer = (more: string) => `COUNTIFS(${whole("team")};${formulaText(words.teamBuyer)};${more})`;
  const agree = `${formulaText(words.agreeWithProblem)}&${ofBuyer(`${whole("agrees")};${formulaText(words.yes)}`)}&${formulaText(words.ofAll)}&${ofBuyer(`${whole("role")};"<>"`)}`;
  return {
    head: [
      [{ text: words.stakeholdersTitle, style: "title" }],
      [
        {
          formula: `=${[gapText, named(words.decides, words.partDecides), named(words.signs, words.partSigns), agree].join('&"   "&')}`,
          style: "subtitle",
        },
      ],
      stakeholderColumns.map((text) => ({ text, style: "key" })),
      stakeholderColumns.map((name) => ({ text: headers[name], style: "header" })),
    ],
    spareRow: () => withoutChoices(stakeholderRow(undefined, words)),
    choices: stakeholderRow(undefined, words).map(({ choice }) => choice),
    rules: [
      {
        when: `AND(${cell("role")}<>"";${cell("name")}="")`,
        ranges: [column("name")],
        ...statusColors.gap,
      },
    ],
  };
}

/** `role` undefined: a spare row. */
function stakeholderRow(role: Stakeholder | undefined, words: TabWords): Cell[] {
  const choice = (...values: string[]): Choice => ({ kind: "list", values });
  const yesOrNotYet: Choice = { ...choice(words.yes, words.notYet), arrow: true } as Choice;
  const cells: Record<StakeholderColumn, Cell> = {
    team: { text: role ? teamWord(role.team, words) : "" },
    role: { text: role?.role ?? "", style: "label" },
    name: { style: "body" },
    email: {},
    part: {
      text: role ? partWord(role.part, words) : "",
      choice: choice(words.partDecides, words.partSigns, words.partAdvises, words.partUses),
    },
    introduced: { text: role ? words.notYet : "", choice: yesOrNotYet },
    fromStep: { text: role?.fromStep ?? "", style: "tiny", format: "@" },
    agrees: { text: role?.team === "buyer" ? words.notYet : "", choice: yesOrNotYet },
    needs: { text: role?.needs ?? "", style: "hint" },
  };
  return stakeholderColumns.map((column) => ({ style: "small", ...cells[column] }));
}

function teamWord(team: TemplateRole["team"], words: TabWords): string {
  return team === "seller" ? words.teamSeller : words.teamBuyer;
}

function partWord(part: TemplateRole["part"], words: TabWords): string {
  return {
    decides: words.partDecides,
    signs: words.partSigns,
    advises: words.partAdvises,
    uses: words.partUses,
    "": "",
  }[part];
}
