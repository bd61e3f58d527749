/** Everything that the self-test asks Google, in the order of its table: first what nobody has settled. */
import { likelyWorld, type World } from "../../../local/sheets/World";
import { contract, lookQuestions, openQuestions } from "../../local/sheets/contract";
import type { Assert, ContractCase, Google } from "../../local/sheets/contract/contract";
import { locales, operations, planToLookAt } from "./operations";
import { holds } from "./table";

export interface SelfTestCase {
  readonly part: string;
  readonly name: string;
  readonly assumed: string;
  /** Runs after all others, because what it prepares stays. */
  readonly isLook?: true;
  /** What Google does; null: a person has to look, at what this has prepared in tabs that stay. */
  see(google: Google): string | null;
}

/** The order of the questions of platform and product: what most depends on first. */
const questionOrder: readonly (keyof World)[] = [
  "formulaInTextCell",
  "apostropheInTextCell",
  "linesBesideGroup",
  "ruleCorner",
  "ownColumnOffset",
  "emptyCheckbox",
];

const questions: SelfTestCase[] = [
  ...openQuestions.map(({ question, name, ask }) => ({ part: question, name, see: ask })),
  ...lookQuestions.map(({ question, name, colored, prepare }) => ({
    part: question,
    name: `${name}. Look at the tab “${question}”: ${Object.entries(colored)
      .map(([answer, cells]) => `write “${answer}” under Seen if ${cells.join(" and ")} turned red`)
      .join(", ")}`,
    isLook: true as const,
    see(google: Google) {
      google.sheet.setName(question);
      prepare(google);
      return null;
    },
  })),
]
  .map((asked) => ({ ...asked, assumed: likelyWorld[asked.part as keyof World] }))
  .sort((one, other) => placeOf(one.part) - placeOf(other.part));

function placeOf(question: string): number {
  const at = questionOrder.indexOf(question as keyof World);
  return at < 0 ? questionOrder.length : at;
}

/** How Google gives back what was written. Nothing of the product rests on it, but it tells how to read formulas. */
const facts: SelfTestCase[] = locales.flatMap((locale): SelfTestCase[] => {
  const separator = locale === "en_US" ? "," : ";";
  const inLocale = (google: Google) => {
    google.spreadsheet.setSpreadsheetLocale(locale);
    return google.sheet;
  };
  return [
    {
      part: "facts",
      name: `a formula of a cell reads back in ${locale}`,
      assumed: `=SUM(1${separator}2)`,
      see: (google) => inLocale(google).getRange("A1").setFormula("=SUM(1;2)").getFormula(),
    },
    {
      part: "facts",
      name: `a validation's formula reads back in ${locale}`,
      assumed: `=AND(A1>0${separator}A1<9)`,
      see(google) {
        const range = inLocale(google).getRange("A1");
        const rule = google.SpreadsheetApp.newDataValidation().requireFormulaSatisfied("=AND(A1>0;A1<9)");
        range.setDataValidation(rule.build());
        return String(range.getDataValidation()?.getCriteriaValues()[0]);
      },
    },
    {
      part: "facts",
      name: `a conditional format's formula reads back in ${locale}`,
      assumed: `=AND($A1>0${separator}$A1<9)`,
      see(google) {
        const sheet = inLocale(google);
        const rule = google.SpreadsheetApp.newConditionalFormatRule()
          .whenFormulaSatisfied("=AND($A1>0;$A1<9)")
          .setBackground("#ff0000")
          .setRanges([sheet.getRange("A1:B4")]);
        sheet.setConditionalFormatRules([rule.build()]);
        const [kept] = sheet.getConditionalFormatRules();
        return String(kept?.getBooleanCondition()?.getCriteriaValues()[0]);
      },
    },
  ];
});

/** The first prepares what the others look at. */
const looks: SelfTestCase[] = (
  [
    ["Milestones: cells of owners show no arrow; a double click opens the list", planToLookAt],
    ["Milestones: no header and no date is cut off, no cell shows ###"],
    ["Milestones: the button of a row group stands beside its milestone, above its tasks, and opens them"],
    ["Milestones: the button of the column group beside Done opens it"],
    ["Plan on a page, from the menu: bars and diamonds show, one landscape page when printed fit to width"],
    ["Value: the empty fields ask their questions in gray; none shows a formula"],
    ["On a phone: number, date, name and status of Milestones fit the screen"],
    [
      "This file's address with /export?format=pdf&portrait=false&fitw=true&gridlines=false instead of /edit downloads the tabs as PDF",
    ],
    [
      'In another file, =IMPORTRANGE("this file\'s address";"SelfTestFigures") shows 3 and 4 after Allow access',
    ],
    ["File > Make a copy: in the copy, My checklist is empty although it is not here"],
    ["In a browser with two Google accounts the sidebar opens, or says that Google mixes up accounts"],
    ["With only one of the two permissions given, Google or the sidebar says which is missing"],
  ] as const
).map(([name, prepare]) => ({
  part: "look",
  name,
  assumed: "yes",
  isLook: true as const,
  see(google) {
    prepare?.(google);
    return null;
  },
}));

function comparable(value: unknown): string {
  return JSON.stringify(value ?? null);
}

const assert: Assert = {
  equal(actual, expected, what) {
    const [seen, assumed] = [comparable(actual), comparable(expected)];
    if (seen !== assumed) throw new Error(`${what ? `${what}: ` : ""}${seen} instead of ${assumed}`);
  },
  throws(work, message) {
    const said = messageOf(work);
    if (said !== message) throw new Error(`"${said}" instead of "${message}"`);
  },
  fails(work) {
    if (messageOf(work) === null) throw new Error(`no refusal of ${work}`);
  },
};

function messageOf(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return null;
}

function mustHold(part: string, cases: readonly ContractCase[]): SelfTestCase[] {
  return cases.map(({ name, run }) => ({
    part,
    name,
    assumed: holds,
    see(google) {
      run(google, assert);
      return holds;
    },
  }));
}

export const selfTestCases: readonly SelfTestCase[] = [
  ...questions,
  ...facts,
  ...looks,
  ...mustHold("operations", operations),
  ...Object.entries(contract).flatMap(([topic, cases]) => mustHold(topic, cases)),
];
