/** The languages that have word tables. */
export type Language = "en" | "de";
