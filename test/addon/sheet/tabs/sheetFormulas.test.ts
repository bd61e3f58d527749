/** The formulas and rules of the Milestones tab, as LibreOffice answers them: frozen by `npm run oracles`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engineAnswers, stateTabs, type Value } from "../../../oracles/sheetStates";

jest.setTimeout(60_000);

/** An error of any kind is one; programs disagree about which. */
const comparable = (value: Value) => (typeof value === "string" && /^#[A-Z/0!?]+$/.test(value) ? "#" : value);

test("some hundred states give the same answers in o-spreadsheet and in LibreOffice", () => {
  const frozen: Value[][][] = JSON.parse(
    readFileSync(join(__dirname, "../../../oracles/sheetFormulas.json"), "utf8"),
  ).cases;
  expect(frozen.length).toBeGreaterThanOrEqual(300);
  const { asked } = stateTabs();
  const found = engineAnswers();
  const differences = found.flatMap((lines, state) =>
    lines.flatMap((line, row) =>
      line.flatMap((value, at) => {
        const expected = frozen[state]?.[row]?.[at];
        return comparable(value) === expected
          ? []
          : [`state ${state}, ${asked[state]![row]![at]}: ${JSON.stringify([value, expected])}`];
      }),
    ),
  );
  expect(differences).toEqual([]);
  expect(found.flat(2).length).toBe(frozen.flat(2).length);
});
