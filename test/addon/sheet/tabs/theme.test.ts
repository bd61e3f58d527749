/** Every text can be read, and every status differs from the others for everybody, on paper too. */
import { looks, statusColors } from "../../../../src/addon/sheet/tabs/theme";

/** What the wizard offers. */
const accents = ["#1a73e8", "#00796b", "#188038", "#8430ce", "#b3500b", "#455a64"];

type Triple = [number, number, number];

function linear(color: string): Triple {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function times(matrix: readonly Triple[], [a, b, c]: Triple): Triple {
  return matrix.map(([x, y, z]) => x * a + y * b + z * c) as Triple;
}

const luminance = (color: string) => times([[0.2126, 0.7152, 0.0722]], linear(color))[0];

/** By WCAG 2. */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function lab(light: Triple): Triple {
  const root = (part: number) => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116);
  const [x, y, z] = times(
    [
      [0.4339, 0.3762, 0.1899],
      [0.2126, 0.7152, 0.0722],
      [0.0178, 0.1095, 0.8727],
    ],
    light,
  ).map(root) as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const lightness = (color: string) => lab(linear(color))[0];

/** How people without one kind of cone see light: Machado, Oliveira and Fernandes 2009, severity 1. */
const eyes: Record<string, readonly Triple[]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** 2 is just visible side by side. */
function distance(one: string, other: string, eye: readonly Triple[]): number {
  const seen = (color: string) =>
    lab(times(eye, linear(color)).map((part) => Math.min(1, Math.max(0, part))) as Triple);
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(...a.map((part, at) => part - b[at]!));
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other): [T, T] => [one, other]));
}

/** The states that have a color of their own; gaps of several kinds share one. */
const states = ["overdue", "clash", "inProgress", "dueSoon", "done", "planned"] as const;

test("the text of every status can be read on it", () => {
  for (const { background, color } of Object.values(statusColors)) {
    expect(contrast(background, color)).toBeGreaterThanOrEqual(4.5);
  }
});

test("every status has a lightness of its own, for gray print", () => {
  for (const [one, other] of pairs(states)) {
    const apart = Math.abs(
      lightness(statusColors[one].background) - lightness(statusColors[other].background),
    );
    expect(apart).toBeGreaterThanOrEqual(3);
  }
});

test.each(Object.entries(eyes))("every status is another color: %s", (_name, eye) => {
  for (const [one, other] of pairs(states)) {
    expect(
      distance(statusColors[one].background, statusColors[other].background, eye),
    ).toBeGreaterThanOrEqual(8);
  }
});

describe.each(accents)("with the accent %s", (accent) => {
  test("every text can be read", () => {
    for (const { background, color } of Object.values(looks(accent))) {
      expect(contrast(background ?? "#ffffff", color)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
