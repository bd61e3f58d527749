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
/** A figure that asks for something: on white. */
export const alarmInk = "#b3261e";
export const mutedInk = "#5f6368";
export const lineColor = "#dadce0";

/**
 * Status colors: background and text. Text keeps 4.5:1 on its background; each background has a lightness of its own,
 * so that they differ in gray print and for the color-blind. The words beside them say the same.
 */
export const statusColors = {
  overdue: { background: "#ec9f98", color: "#5f0a0a" },
  clash: { background: "#f3b878", color: "#4f2700" },
  inProgress: { background: "#bdd5f8", color: "#123f87" },
  dueSoon: { background: "#ffe48f", color: "#524000" },
  done: { background: "#c9e5b0", color: "#0b4f25" },
  planned: { background: "#f1f3f5", color: "#5a5e63" },
  gap: { background: "#fff6d6", color: "#6b4600" },
} as const;

/** A color with so much of the accent, the rest white. */
function tint(accent: string, share: number): string {
  const part = (at: number) =>
    Math.round(255 - (255 - Number.parseInt(accent.slice(at, at + 2), 16)) * share);
  return `#${[1, 3, 5].map((at) => part(at).toString(16).padStart(2, "0")).join("")}`;
}

/** The phases of a plan, lighter to stronger; further ones are like the last. */
export function phaseColors(accent: string): readonly string[] {
  return [0.09, 0.19, 0.3, 0.41, 0.52].map((share) => tint(accent, share));
}

/** The bars of Plan on a page, each with the diamond on it, and the columns of today and of the goal. */
export function barColors(accent: string) {
  const phase = (share: number, color: string) => ({ background: tint(accent, share), color });
  return {
    phases: [
      phase(0.3, ink),
      phase(0.42, ink),
      phase(0.54, ink),
      phase(0.78, "#ffffff"),
      phase(1, "#ffffff"),
    ],
    done: { background: "#c4c7cb", color: ink },
    late: { background: alarmInk, color: "#ffffff" },
    today: "#fff3d0",
    goal: tint(accent, 0.1),
  };
}

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
    title: { ...page, size: 15, bold: true, color: accent },
    titleLong: { ...page, size: 12, bold: true, color: accent },
    titleLongest: { ...page, size: 9, bold: true, color: accent },
    subtitle: { ...page, size: 9, color: mutedInk },
    section: { ...page, size: 12, bold: true, color: accent },
    factLabel: { ...page, size: 8, color: mutedInk },
    verdict: { ...page, bold: true },
    fact: { ...page, size: 12, bold: true },
    factDate: { ...page, size: 12, bold: true, format: dateFormat },
    header: { ...plain, size: 9, background: accent, color: "#ffffff", bold: true, vertical: "middle" },
    // Of Milestones, where long headers of folded columns must not make the row higher.
    headerClipped: {
      ...plain,
      size: 9,
      background: accent,
      color: "#ffffff",
      bold: true,
      vertical: "middle",
      wrap: "CLIP",
    },
    headerCentered: {
      ...plain,
      size: 9,
      background: accent,
      color: "#ffffff",
      bold: true,
      vertical: "middle",
      align: "center",
      wrap: "CLIP",
    },
    label: { ...plain, size: 9, bold: true },
    body: plain,
    bodyStrong: { ...plain, bold: true },
    small: { ...plain, size: 9 },
    tiny: { ...plain, size: 8 },
    hint: { ...plain, size: 9, color: mutedInk },
    centered: { ...plain, align: "center" },
    date: { ...plain, align: "left", format: dateFormat },
    days: { ...plain, align: "center", format: "0" },
    // A row of Milestones: two lines, everything in the middle but what is cut off.
    rowNumber: { ...plain, align: "center", vertical: "middle", format: "@" },
    rowDate: { ...plain, vertical: "middle", format: dateFormat },
    rowName: { ...plain, size: 9, bold: true, vertical: "middle" },
    rowText: { ...plain, size: 9, vertical: "middle" },
    rowNote: { ...plain, size: 9, color: mutedInk },
    rowCentered: { ...plain, size: 9, align: "center", vertical: "middle" },
    number: { ...plain, align: "right", format: "#,##0" },
    money: { ...plain, align: "left", format: "#,##0", background: inputBackground },
    stepNumber: { ...plain, align: "left", format: "@" },
    prompt: { ...plain, size: 9, color: mutedInk, italic: true, wrap: "OVERFLOW" },
    input: { ...plain, background: inputBackground },
    inputDate: { ...plain, background: inputBackground, format: dateFormat },
    pageSmall: { ...page, size: 8, bold: true, color: accent },
    pageTitle: { ...page, size: 20, bold: true },
    pageWhy: { ...page, size: 10, color: mutedInk },
    pageFigure: { ...page, size: 18, bold: true },
    pageOwner: { ...page, size: 9, color: mutedInk },
    pageNeeds: { ...page, size: 9, vertical: "top", wrap: "WRAP" },
    pageMonth: { ...page, size: 7, bold: true, wrap: "CLIP" },
    pageWeek: { ...page, size: 7, color: mutedInk, align: "center", wrap: "CLIP", format: "d" },
    pageText: { ...page, size: 9, color: mutedInk },
    pageName: { ...page, size: 9, bold: true, wrap: "CLIP" },
    pageDate: { ...page, size: 9, format: "d mmm yy" },
    pageBar: { ...page, size: 8, align: "center", wrap: "CLIP", format: ";;;@" },
    key: { ...plain, size: 8, color: mutedInk, wrap: "CLIP" },
    blank: page,
  };
}
