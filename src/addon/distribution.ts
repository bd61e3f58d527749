/** How the add-on reached the spreadsheet; `build/build.mjs` writes it into the script, and sources by themselves have none. */
declare const DISTRIBUTION: "bound" | "company" | undefined;

/**
 * "bound": a script of one spreadsheet, which every editor of it can read and change, with user properties of its own.
 * "company": one script for all spreadsheets of a company, out of their reach.
 */
export const distribution = typeof DISTRIBUTION === "undefined" ? "bound" : DISTRIBUTION;
