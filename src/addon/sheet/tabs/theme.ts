/** How the sheet looks: one type scale, one accent color, restrained status colors that differ in grey print too. */
import type { Style } from "./sheetContent";

export interface Look {
  readonly background: string | null;
  readonly color: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly align: "left" | "center" | "right";
  readonly vertical: "top" | "middle";
  /** Whether long text wraps, flows over empty neighbours, or is cut. */
  readonly wrap: "WRAP" | "OVERFLOW" | "CLIP";
  readonly format: string;
}

/** Unambiguous in every country. Without the weekday, which does not fit a phone: a date that is too wide shows as ###. */
export const dateFormat = "d mmm yyyy";

const ink = "#202124";
export const mutedInk = "#5f6368";
export const lineColor = "#dadce0";

/**
 * Status colors: background and text. Text keeps 4.5:1 on its background; each background has a lightness of its own,
 * so that they differ in gray print and for the color-blind. The words beside them say the same.
 */
export const statusColors = {
  overdue: { background: "#f0aaa4", color: "#6e0b0b" },
  /** The rest of an overdue row. */
  overdueRow: { background: "#fdeae7", color: "#6e0b0b" },
  clash: { background: "#f7c48c", color: "#5c2b00" },
  inProgress: { background: "#c6dcfb", color: "#123f87" },
  dueSoon: { background: "#ffe699", color: "#524000" },
  done: { background: "#eff1f3", color: "#52575c" },
  gap: { background: "#fff6d6", color: "#6b4600" },
} as const;

const plain: Look = {
  background: null,
  color: ink,
  size: 10,
  bold: false,
  italic: false,
  align: "left",
  vertical: "top",
  wrap: "WRAP",
  format: "General",
};

/** The looks for one accent color ("#1a73e8"). */
export function looks(accent: string): Readonly<Record<Style, Look>> {
  const inputBackground = "#fbfbfc";
  // White hides the gridlines, which only a table shows.
  const page: Look = { ...plain, background: "#ffffff", vertical: "middle", wrap: "OVERFLOW" };
  return {
    title: { ...page, size: 16, bold: true, color: accent },
    subtitle: { ...page, color: mutedInk },
    section: { ...page, size: 12, bold: true, color: accent },
    factLabel: { ...page, size: 8, color: mutedInk },
    // A sentence over a column as narrow as a phone wants it.
    narrowLabel: { ...page, size: 8, wrap: "WRAP" },
    fact: { ...page, bold: true },
    factDate: { ...page, bold: true, format: dateFormat },
    // A name between neighbours that are not empty, over a column as narrow as a phone wants it.
    narrowFact: { ...page, bold: true, wrap: "WRAP" },
    header: { ...plain, background: accent, color: "#ffffff", bold: true, vertical: "middle" },
    label: { ...plain, bold: true },
    body: plain,
    bodyStrong: { ...plain, bold: true },
    centered: { ...plain, align: "center" },
    date: { ...plain, align: "left", format: dateFormat },
    days: { ...plain, align: "center", format: "0" },
    number: { ...plain, align: "right", format: "#,##0" },
    money: { ...plain, align: "left", format: "#,##0", background: inputBackground },
    stepNumber: { ...plain, align: "left", format: "@" },
    prompt: { ...plain, color: mutedInk, italic: true, wrap: "OVERFLOW" },
    input: { ...plain, background: inputBackground },
    inputDate: { ...plain, background: inputBackground, format: dateFormat },
    key: { ...plain, size: 8, color: mutedInk, wrap: "CLIP" },
    blank: page,
  };
}
