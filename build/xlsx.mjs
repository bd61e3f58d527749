/**
 * Writes a file of the stand-in as .xlsx, as Google's *Download* would: what a buyer opens in Excel or LibreOffice. The
 * engine's own export loses names and turns formulas into array formulas, hence exceljs.
 *
 * Run by itself (`node build/xlsx.mjs [folder]`) it makes a plan from each template in each language, writes it to the
 * folder (.out/xlsx), and, where LibreOffice is installed, prints it: one PDF a plan and, with pdftoppm, a PNG a page.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import Excel from "exceljs";
import { buildAddOn, root, writeBundle } from "./build.mjs";

const FONT = "Arial";
/** Excel counts a column's width in digits of its standard font. */
const widthOf = (pixels) => Math.max(0.5, (pixels - 5) / 7);
const argb = (color) => `FF${color.slice(1, 7).toUpperCase()}`;
const fillOf = (color) => ({ type: "pattern", pattern: "solid", fgColor: { argb: argb(color) } });

/**
 * @param file a SpreadsheetFile of the stand-in
 * @param change what becomes of each formula, for instance another day instead of TODAY()
 * @returns {Promise<Buffer>} the .xlsx file
 */
export async function xlsxOf(file, change = (formula) => formula) {
  file.flush();
  const workbook = new Excel.Workbook();
  const { getters } = file.model;
  for (const sheetId of getters.getSheetIds()) addSheet(workbook, file, sheetId, change);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook, file, sheetId, change) {
  const { getters } = file.model;
  const { isVisible, color } = getters.getSheet(sheetId);
  const rows = getters.getNumberRows(sheetId);
  const columns = getters.getNumberCols(sheetId);
  const { ySplit, xSplit } = getters.getPaneDivisions(sheetId);
  const used = file.usedZone(sheetId);
  // Excel keeps the name History for itself; no formula refers to that tab.
  const name = getters.getSheetName(sheetId).replace(/^history$/i, "$& ledger");
  const worksheet = workbook.addWorksheet(name, {
    state: isVisible ? "visible" : "hidden",
    properties: color ? { tabColor: { argb: argb(color) } } : {},
    views: [
      {
        showGridLines: getters.getGridLinesVisibility(sheetId),
        ...(ySplit + xSplit > 0 ? { state: "frozen", ySplit, xSplit } : {}),
      },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
      ...(ySplit > 0 ? { printTitlesRow: `1:${ySplit}` } : {}),
    },
  });
  const grouped = (dimension, at) =>
    getters.getHeaderGroups(sheetId, dimension).filter(({ start, end }) => start <= at && at <= end).length;
  for (let at = 0; at < columns; at++) {
    const column = worksheet.getColumn(at + 1);
    column.width = widthOf(getters.getColSize(sheetId, at));
    column.hidden = getters.isColHidden(sheetId, at);
    column.outlineLevel = grouped("COL", at);
  }
  for (let row = 0; used && row <= used.bottom; row++) {
    const line = worksheet.getRow(row + 1);
    if (getters.isRowHidden(sheetId, row)) line.hidden = true;
    line.outlineLevel = grouped("ROW", row);
    const fixed = getters.getUserRowSize(sheetId, row);
    line.height = fixed ? fixed * 0.75 : heightOf(file, sheetId, row, used.right);
    for (let col = 0; col <= used.right; col++)
      addCell(line.getCell(col + 1), file, { sheetId, row, col }, change);
  }
  for (const { top, left, bottom, right } of getters.getMerges(sheetId))
    worksheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
  addRules(worksheet, file, sheetId, { rows, columns }, change);
}

/** In points: rows whose height nobody set fit their wrapped text, which LibreOffice does not work out for a file of another program. */
function heightOf(file, sheetId, row, right) {
  let height = 0;
  for (let col = 0; col <= right; col++) {
    if (file.model.getters.isColHidden(sheetId, col)) continue;
    if (file.model.getters.isInMerge({ sheetId, row, col })) continue;
    const { style } = file.stored(sheetId, row, col);
    const size = style.fontSize ?? 10;
    const text = style.wrapping === "wrap" ? file.display(sheetId, row, col) : "";
    // A character is about as wide as 0.7 of its size in points.
    const perLine = Math.max(
      4,
      file.model.getters.getColSize(sheetId, col) / (size * (style.bold ? 0.74 : 0.68)),
    );
    height = Math.max(height, Math.max(1, Math.ceil(text.length / perLine)) * size * 1.28 + 3);
  }
  return height;
}

function addCell(cell, file, { sheetId, row, col }, change) {
  const { getters } = file.model;
  const { style, content } = file.stored(sheetId, row, col);
  if (content?.startsWith("=")) {
    cell.value = { formula: change(content.slice(1)) };
  } else if (content) {
    const { value } = file.value(sheetId, row, col);
    cell.value = value;
  }
  const format = file.numberFormat(sheetId, row, col);
  if (format && format !== "General") cell.numFmt = format;
  cell.font = {
    name: FONT,
    size: style.fontSize ?? 10,
    ...(style.bold && { bold: true }),
    ...(style.italic && { italic: true }),
    ...(style.textColor && { color: { argb: argb(style.textColor) } }),
  };
  cell.alignment = {
    horizontal: style.align ?? (typeof cell.value === "boolean" ? "center" : undefined),
    vertical: style.verticalAlign ?? "bottom",
    wrapText: style.wrapping === "wrap",
  };
  if (style.fillColor) cell.fill = fillOf(style.fillColor);
  const border = getters.getCellBorder({ sheetId, row, col });
  if (border) {
    cell.border = Object.fromEntries(
      Object.entries(border).map(([side, { color }]) => [
        side,
        { style: "thin", color: { argb: argb(color) } },
      ]),
    );
  }
  const rule = getters.getValidationRuleForCell({ sheetId, row, col });
  if (rule) cell.dataValidation = validationOf(rule.criterion);
}

/** Never rejects, like ours. */
function validationOf({ type, values }) {
  const common = { allowBlank: true, showErrorMessage: false };
  switch (type) {
    case "isValueInList":
      return { ...common, type: "list", formulae: [`"${values.join(",")}"`] };
    case "isValueInRange":
      return { ...common, type: "list", formulae: [values[0].replace(/\b([A-Z]+)(\d+)\b/g, "$$$1$$$2")] };
    case "isBoolean":
      return { ...common, type: "list", formulae: ['"TRUE,FALSE"'] };
    case "dateIsValid":
      return { ...common, type: "date", operator: "greaterThan", formulae: [1] };
    default:
      throw new Error(`No validation like ${type} in .xlsx yet`);
  }
}

/** One rule for each range: Excel and LibreOffice disagree about what a rule of several ranges is relative to. */
function addRules(worksheet, file, sheetId, size, change) {
  let priority = 1;
  for (const { ranges, values, look } of file.sheetState(sheetId).rules) {
    const corner = ranges[0].zone;
    for (const { zone } of ranges) {
      const formula = file.translateFormula(
        sheetId,
        values[0],
        zone.left - corner.left,
        zone.top - corner.top,
      );
      const last = {
        row: Math.min(zone.bottom, size.rows - 1),
        column: Math.min(zone.right, size.columns - 1),
      };
      worksheet.addConditionalFormatting({
        ref: `${worksheet.getCell(zone.top + 1, zone.left + 1).address}:${worksheet.getCell(last.row + 1, last.column + 1).address}`,
        rules: [
          {
            type: "expression",
            priority: priority++,
            formulae: [change(formula.slice(1))],
            style: {
              ...(look.background && {
                fill: { type: "pattern", pattern: "solid", bgColor: { argb: argb(look.background) } },
              }),
              font: {
                ...(look.fontColor && { color: { argb: argb(look.fontColor) } }),
                ...(look.bold && { bold: true }),
              },
            },
          },
        ],
      });
    }
  }
}

/** TypeScript of this repository as a module that Node can load; it stands two folders below the root, as the tests do. */
export async function loadSources(contents, name) {
  const outfile = join(root, `.out/${name}/sources.cjs`);
  await esbuild.build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    logLevel: "error",
  });
  return createRequire(import.meta.url)(outfile);
}

/** False where LibreOffice is not installed. */
export function convert(path, format, folder) {
  const profile = `-env:UserInstallation=${pathToFileURL(join(root, ".out/libreoffice"))}`;
  const run = spawnSync(
    "soffice",
    [profile, "--headless", "--convert-to", format, "--outdir", folder, path],
    {
      encoding: "utf8",
    },
  );
  if (run.error?.code === "ENOENT") return false;
  if (run.status !== 0) throw new Error(`LibreOffice could not convert ${path}: ${run.stderr}`);
  return true;
}

async function writeAll(folder) {
  mkdirSync(folder, { recursive: true });
  await writeBundle(await buildAddOn());
  const { open, newFile, newYork, referenceRequest, builtInTemplates, withoutTasks } = await loadSources(
    `export { newFile, newYork, open, referenceRequest } from "./test/addon/bundle";
     export { builtInTemplates, withoutTasks } from "./src/planTemplates";`,
    "xlsx",
  );
  // LibreOffice's TODAY() is the computer's: the plan is one of today.
  const today = Math.floor(Date.now() / 86_400_000) + 25_569;
  for (const language of ["en", "de"]) {
    for (const template of builtInTemplates(language)) {
      const place = { ...newYork, locale: language === "de" ? "de_DE" : "en_US" };
      const file = newFile(place, Date.now);
      const reply = open(file, "rep", place).server.createPlan(
        referenceRequest({
          language,
          anchor: { step: template.anchors[0] ?? template.steps[0].number, date: today + 60 },
          template: withoutTasks(template),
        }),
      );
      if (!reply.ok) throw new Error(JSON.stringify(reply.findings));
      const name = `${language}-${template.id}`;
      const path = join(folder, `${name}.xlsx`);
      writeFileSync(path, await xlsxOf(file));
      console.log(path);
      if (!convert(path, "pdf", folder)) continue;
      spawnSync("pdftoppm", ["-r", "60", "-png", join(folder, `${name}.pdf`), join(folder, name)]);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await writeAll(process.argv[2] ?? join(root, ".out/xlsx"));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
