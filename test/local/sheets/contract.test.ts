import { likelyWorld, otherWorld, type SpreadsheetFile, type World } from "../../../local/sheets";
import { contract, lookQuestions, openQuestions } from "./contract";
import type { Assert } from "./contract/contract";
import { googleOf, makeFile, makeSession } from "./makeSession";

const comparable = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));

const jestAssert: Assert = {
  equal(actual, expected, what) {
    if (what === undefined) expect(comparable(actual)).toEqual(comparable(expected));
    else expect([what, comparable(actual)]).toEqual([what, comparable(expected)]);
  },
  throws(work, message) {
    expect(work).toThrow(expect.objectContaining({ name: "Exception", message }));
  },
  fails(work) {
    expect(work).toThrow(expect.objectContaining({ name: "Exception" }));
  },
};

const worlds = Object.entries({ likelyWorld, otherWorld });

describe.each(worlds)("in the %s", (_name, world) => {
  for (const [topic, cases] of Object.entries(contract)) {
    describe(topic, () => {
      for (const { name, run } of cases) {
        test(name, () => run(googleOf(makeSession(makeFile({ world }))), jestAssert));
      }
    });
  }

  test.each(openQuestions)("open: $name", ({ question, ask }) => {
    expect(ask(googleOf(makeSession(makeFile({ world }))))).toBe(world[question as keyof World]);
  });

  test.each(lookQuestions)("open, to look at: $name", ({ question, prepare, colored }) => {
    const file = makeFile({ world });
    prepare(googleOf(makeSession(file)));
    expect(redCells(file)).toEqual(colored[world[question as keyof World]]);
  });
});

test("every question of a world is asked", () => {
  const asked = [...openQuestions, ...lookQuestions].map(({ question }) => question);
  expect([...new Set(asked)].sort()).toEqual(Object.keys(likelyWorld).sort());
  for (const question of Object.keys(likelyWorld) as (keyof World)[])
    expect(otherWorld[question]).not.toBe(likelyWorld[question]);
});

/** Of the first 20 rows and 8 columns of the first tab. */
function redCells(file: SpreadsheetFile): string[] {
  const { getters } = file.model;
  const sheetId = file.sheetIds()[0]!;
  return [..."ABCDEFGH"].flatMap((letter, col) =>
    Array.from({ length: 20 }, (_, row) => row)
      .filter((row) => getters.getCellComputedStyle({ sheetId, row, col }).fillColor === "#ff0000")
      .map((row) => `${letter}${row + 1}`),
  );
}
