/**
 * Asks LibreOffice what the formulas and rules of the Milestones tab answer in some hundred states, and freezes it in
 * test/oracles/sheetFormulas.json; a part of `npm run oracles`. Prints where o-spreadsheet answers otherwise.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Excel from "exceljs";
import { buildAddOn, root, writeBundle } from "./build.mjs";
import { convert, loadSources, xlsxOf } from "./xlsx.mjs";

let loaded;
/** Once: the engine cannot take the stand-in's changes twice. */
const sources = async () => {
  // The tests' way to the add-on reads dist.
  if (!loaded) await writeBundle(await buildAddOn());
  loaded ??= await loadSources(
    `export { engineAnswers, stateTabs, today as stateDay } from "./test/oracles/sheetStates";
     export { newFile, open, referenceRequest, today } from "./test/addon/bundle";
     export { builtInTemplates, withoutTasks } from "./src/planTemplates";`,
    "oracles-sheet",
  );
  return loaded;
};

/** An error of any kind is one; engines disagree about which. */
export const comparable = (value) => (typeof value === "string" && /^#[A-Z/0!?]+$/.test(value) ? "#" : value);

export async function sheetFormulas() {
  const folder = join(root, ".out/oracles");
  mkdirSync(folder, { recursive: true });
  const { stateTabs, engineAnswers, stateDay } = await sources();
  const { tabs, asked } = stateTabs();
  const workbook = new Excel.Workbook();
  for (const [name, cells] of tabs) {
    const worksheet = workbook.addWorksheet(name);
    for (const [address, cell] of cells) {
      worksheet.getCell(address).value =
        // LibreOffice's day is the computer's.
        "formula" in cell ? { formula: cell.formula.slice(1).replaceAll("TODAY()", stateDay) } : cell.value;
    }
  }
  const result = await answeredBy(workbook.xlsx, folder);
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

/** The workbook as LibreOffice reads it, worked out. */
async function answeredBy(xlsx, folder) {
  const path = join(folder, "asked.xlsx");
  writeFileSync(path, Buffer.isBuffer(xlsx) ? xlsx : Buffer.from(await xlsx.writeBuffer()));
  const answered = join(folder, "answered");
  if (!convert(path, "xlsx:Calc MS Excel 2007 XML", answered))
    throw new Error("The answers need LibreOffice: soffice is not installed.");
  const result = new Excel.Workbook();
  await result.xlsx.readFile(join(answered, "asked.xlsx"));
  return result;
}

/**
 * Every formula of every tab of whole plans, new ones and some that people have worked in. Nothing is frozen:
 * the states above hold the formulas that can go wrong.
 */
export async function wholePlans() {
  const folder = join(root, ".out/oracles");
  mkdirSync(folder, { recursive: true });
  const { newFile, open, referenceRequest, today, builtInTemplates, withoutTasks } = await sources();
  for (const language of ["en", "de"]) {
    for (const template of builtInTemplates(language)) {
      const file = newFile();
      const addOn = open(file);
      const reply = addOn.server.createPlan(
        referenceRequest({
          language,
          anchor: { step: template.anchors[0] ?? template.steps[0].number, date: today + 40 },
          template: language === "en" ? template : withoutTasks(template),
        }),
      );
      if (!reply.ok) throw new Error(JSON.stringify(reply.findings));
      const page = addOn.server.showPage({});
      if (!page.ok) throw new Error(JSON.stringify(page.findings));
      const { getters } = file.model;
      const names = getters.getVisibleSheetIds().map((id) => getters.getSheetName(id));
      const [, value, stakeholders, milestones, resources] = names;
      const buyer = file.person("buyer");
      for (const [tab, address, text] of [
        [value, "C5", "Ship twice as fast"],
        [value, "F9", "31 Mar 2027"],
        [stakeholders, "C5", "Ann"],
        [stakeholders, "C14", "Ben"],
        [milestones, "I8", "TRUE"],
        [milestones, "B9", "4 Jan 2027"],
        [milestones, "B11", ""],
        [resources, "H5", language === "en" ? "yes" : "ja"],
      ])
        buyer.type(tab, address, text);
      const result = await answeredBy(
        await xlsxOf(file, (formula) => formula.replaceAll("TODAY()", today)),
        folder,
      );
      let count = 0;
      const differences = [];
      result.eachSheet((sheet) => {
        const sheetId = getters.getSheetIdByName(sheet.name);
        if (!sheetId) return;
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            // exceljs takes a text in a cell with a date's format for a date, and loses it.
            if (cell.formula === undefined || Number.isNaN(cell.result?.valueOf())) return;
            count++;
            const ours = comparable(file.value(sheetId, cell.row - 1, cell.col - 1).value);
            const theirs = comparable(answerOf(cell));
            if (ours !== theirs)
              differences.push(
                `${sheet.name}!${cell.address}: LibreOffice ${JSON.stringify(theirs)}, o-spreadsheet ${JSON.stringify(ours)}`,
              );
          }),
        );
      });
      console.log(`${language} ${template.id}: ${count} formulas, ${differences.length} differ`);
      for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
    }
  }
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
    await wholePlans();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
