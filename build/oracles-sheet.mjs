/**
 * Asks LibreOffice what the formulas and rules of the Milestones tab answer in some hundred states, and freezes it in
 * test/oracles/sheetFormulas.json; a part of `npm run oracles`. Prints where o-spreadsheet answers otherwise.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Excel from "exceljs";
import { root } from "./build.mjs";
import { convert, loadSources } from "./xlsx.mjs";

/** An error of any kind is one; engines disagree about which. */
export const comparable = (value) => (typeof value === "string" && /^#[A-Z/0!?]+$/.test(value) ? "#" : value);

export async function sheetFormulas() {
  const folder = join(root, ".out/oracles");
  mkdirSync(folder, { recursive: true });
  const { stateTabs, engineAnswers, today } = await loadSources(
    `export { engineAnswers, stateTabs, today } from "./test/oracles/sheetStates";`,
    "oracles",
  );
  const { tabs, asked } = stateTabs();
  const workbook = new Excel.Workbook();
  for (const [name, cells] of tabs) {
    const worksheet = workbook.addWorksheet(name);
    for (const [address, cell] of cells) {
      worksheet.getCell(address).value =
        // LibreOffice's day is the computer's.
        "formula" in cell ? { formula: cell.formula.slice(1).replaceAll("TODAY()", today) } : cell.value;
    }
  }
  const path = join(folder, "states.xlsx");
  await workbook.xlsx.writeFile(path);
  const answered = join(folder, "answered");
  if (!convert(path, "xlsx:Calc MS Excel 2007 XML", answered))
    throw new Error("The answers need LibreOffice: soffice is not installed.");
  const result = new Excel.Workbook();
  await result.xlsx.readFile(join(answered, "states.xlsx"));
  const sheet = result.worksheets[0];
  const answers = asked.map((lines) =>
    lines.map((line) => line.map((address) => comparable(answerOf(sheet.getCell(address))))),
  );
  const engine = engineAnswers();
  const differences = [];
  answers.forEach((lines, state) => {
    lines.forEach((line, row) => {
      line.forEach((answer, at) => {
        const other = comparable(engine[state][row][at]);
        if (answer !== other)
          differences.push(
            `state ${state}, ${asked[state][row][at]}: LibreOffice ${JSON.stringify(answer)}, o-spreadsheet ${JSON.stringify(other)}: ${tabs.values().next().value.get(asked[state][row][at]).formula.slice(0, 300)}`,
          );
      });
    });
  });
  const lines = answers.map((state) => JSON.stringify(state)).join(",\n");
  writeFileSync(
    join(root, "test/oracles/sheetFormulas.json"),
    `{ "how": "LibreOffice; the cells that sheetStates.ts asks for, a line for each state", "cases": [\n${lines}\n] }\n`,
  );
  const count = answers.flat(2).length;
  console.log(`sheetFormulas.json: ${answers.length} states, ${count} answers, ${differences.length} differ`);
  for (const difference of differences.slice(0, 40)) console.log(`  ${difference}`);
  rmSync(folder, { recursive: true });
}

/** A date or a formula's result as the sheet's own value. */
function answerOf(cell) {
  const value = cell.formula === undefined ? cell.value : cell.result;
  if (value instanceof Date) return Math.round(value.getTime() / 86_400_000) + 25_569;
  if (value && typeof value === "object") return value.error ?? "";
  return value ?? "";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await sheetFormulas();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
