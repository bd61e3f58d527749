import { GENERAL } from "../numberFormat";
import { Refusal } from "../Refusal";
import type { GoogleStyle } from "../SpreadsheetFile";
import { CSS_COLORS } from "./cssColors";
import { WrapStrategy } from "./enums";
import type { EnumMember } from "./service";

/** One property of a cell's look, with its single and plural accessors: getBackground, setBackgrounds and so on. */
export interface Look {
  plural: string;
  /** The type of one value in the signature notation of `service.ts`. */
  type: string;
  read(style: GoogleStyle, format: string): unknown;
  /** What a value changes in the style; undefined removes. Number formats are written elsewhere. */
  write?(value: never): Record<string, unknown>;
}

/** Colours as the engine keeps them; a text that is no colour is ignored silently, as Google does. */
export function color(value: string | null | undefined): string | undefined {
  if (!value) return undefined;
  const named = CSS_COLORS.get(value.toLowerCase()) ?? value.toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(named);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  return /^#[0-9a-f]{6}$/.test(named) ? named : undefined;
}

function oneOf(value: string | null | undefined, allowed: string[], what: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  const found = allowed.find((name) => name === value.toLowerCase());
  if (!found) throw new Refusal(`Invalid argument: ${what} ${value}`);
  return found;
}

const WRAPPING: Record<string, string> = { OVERFLOW: "overflow", WRAP: "wrap", CLIP: "clip" };

export const LOOKS: Record<string, Look> = {
  Background: {
    plural: "Backgrounds",
    type: "s?",
    read: (style) => (style.fillColor ?? "#ffffff").toLowerCase(),
    write: (value: string | null) => ({ fillColor: color(value) }),
  },
  FontColor: {
    plural: "FontColors",
    type: "s?",
    read: (style) => (style.textColor ?? "#000000").toLowerCase(),
    write: (value: string | null) => ({ textColor: color(value) }),
  },
  FontWeight: {
    plural: "FontWeights",
    type: "s?",
    read: (style) => (style.bold ? "bold" : "normal"),
    write: (value: string | null) => ({
      bold: oneOf(value, ["normal", "bold"], "fontWeight") === "bold" ? true : undefined,
    }),
  },
  FontStyle: {
    plural: "FontStyles",
    type: "s?",
    read: (style) => (style.italic ? "italic" : "normal"),
    write: (value: string | null) => ({
      italic: oneOf(value, ["normal", "italic"], "fontStyle") === "italic" ? true : undefined,
    }),
  },
  FontLine: {
    plural: "FontLines",
    type: "s?",
    read: (style) => (style.underline ? "underline" : style.strikethrough ? "line-through" : "none"),
    write: (value: string | null) => {
      const line = oneOf(value, ["none", "underline", "line-through"], "fontLine");
      return {
        underline: line === "underline" ? true : undefined,
        strikethrough: line === "line-through" ? true : undefined,
      };
    },
  },
  FontSize: {
    plural: "FontSizes",
    type: "n",
    read: (style) => style.fontSize ?? 10,
    write: (value: number) => ({ fontSize: value }),
  },
  FontFamily: {
    plural: "FontFamilies",
    type: "s?",
    read: (style) => style.fontFamily ?? "Arial",
    write: (value: string | null) => ({ fontFamily: value ?? undefined }),
  },
  HorizontalAlignment: {
    plural: "HorizontalAlignments",
    type: "s?",
    read: (style) => style.align ?? (style.isNormal ? "general-left" : "general"),
    write: (value: string | null) => {
      const align = oneOf(value, ["left", "center", "right", "normal", "general"], "horizontalAlignment");
      const isNormal = align === "normal";
      return {
        align: isNormal || align === "general" ? undefined : align,
        isNormal: isNormal ? true : undefined,
      };
    },
  },
  VerticalAlignment: {
    plural: "VerticalAlignments",
    type: "s?",
    read: (style) => style.verticalAlign ?? "bottom",
    write: (value: string | null) => ({
      verticalAlign: oneOf(value, ["top", "middle", "bottom"], "verticalAlignment"),
    }),
  },
  Wrap: {
    plural: "Wraps",
    type: "b",
    // A cell of which nobody has said anything is taken for wrapped, although its strategy is another one.
    read: (style) => style.wrapping === undefined || style.wrapping === "wrap",
    write: (value: boolean) => ({ wrapping: value ? "wrap" : "overflow" }),
  },
  WrapStrategy: {
    plural: "WrapStrategies",
    type: "E:WrapStrategy",
    read: (style) =>
      style.wrapping === "wrap"
        ? WrapStrategy.WRAP
        : style.wrapping === "clip"
          ? WrapStrategy.CLIP
          : WrapStrategy.OVERFLOW,
    write: (value: EnumMember) => ({ wrapping: WRAPPING[value.name()] }),
  },
  NumberFormat: {
    plural: "NumberFormats",
    type: "s",
    read: (_style, format) => (format === "" ? GENERAL : format),
  },
};
