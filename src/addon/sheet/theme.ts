/** How the sheet looks: one type scale, one accent colour, restrained status colours that differ in grey print too. */
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

/** Unambiguous in every country, and short enough for a phone. */
export const dateFormat = "ddd d mmm yyyy";

export const ink = "#202124";
export const mutedInk = "#5f6368";
export const lineColor = "#dadce0";

/** Status colours: background and text. Text keeps 4.5:1 on its background; lightness differs for grey print. */
export const statusColors = {
  overdue: { background: "#f8d0cb", color: "#8c1d18" },
  clash: { background: "#fde2c8", color: "#7a3a00" },
  dueSoon: { background: "#fff3c4", color: "#5c4400" },
  done: { background: "#f1f3f4", color: "#5f6368" },
  inProgress: { background: "#e3effd", color: "#174ea6" },
  gap: { background: "#fff8e1", color: "#7a4f01" },
} as const;

/** A bar of the timeline and the diamond on it. */
export interface BarColors {
  readonly background: string;
  readonly color: string;
}

export const barColors = {
  soon: { background: "#f9c74f", color: ink },
  late: { background: "#a50e0e", color: "#ffffff" },
  done: { background: "#bdc1c6", color: ink },
  off: { background: "#f1f3f4", color: "#80868b" },
} as const satisfies Record<string, BarColors>;

/** The lines for today and for the date that the plan works back from. */
const timelineInk = "#c5221f";

/** A color with so much of the accent, the rest white. */
function tint(accent: string, share: number): string {
  const part = (at: number) =>
    Math.round(255 - (255 - Number.parseInt(accent.slice(at, at + 2), 16)) * share);
  return `#${[1, 3, 5].map((at) => part(at).toString(16).padStart(2, "0")).join("")}`;
}

/** The bars of open steps: two tints for phases in turn, the accent itself for what is in progress. */
export function bars(accent: string): Record<"first" | "second" | "started", BarColors> {
  return {
    first: { background: tint(accent, 0.22), color: ink },
    second: { background: tint(accent, 0.42), color: ink },
    started: { background: accent, color: "#ffffff" },
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

/** The looks for one accent colour ("#1a73e8"). */
export function looks(accent: string): Readonly<Record<Style, Look>> {
  const inputBackground = "#fbfbfc";
  // White hides the gridlines, which only a table shows.
  const page: Look = { ...plain, background: "#ffffff", vertical: "middle", wrap: "OVERFLOW" };
  return {
    title: { ...page, size: 16, bold: true, color: accent },
    subtitle: { ...page, color: mutedInk },
    section: { ...page, size: 12, bold: true, color: accent },
    factLabel: { ...page, size: 8, color: mutedInk },
    fact: { ...page, size: 11, bold: true },
    factDate: { ...page, size: 11, bold: true, format: dateFormat },
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
    barName: { ...plain, wrap: "CLIP" },
    // A positive code is a bar, a negative one its target date.
    period: { ...plain, color: timelineInk, align: "center", wrap: "CLIP", format: ';"◆";;@' },
    periodHeader: {
      ...plain,
      size: 8,
      background: accent,
      color: "#ffffff",
      align: "center",
      vertical: "middle",
      format: "d",
    },
    key: { ...plain, size: 8, color: mutedInk, wrap: "CLIP" },
    blank: page,
  };
}
