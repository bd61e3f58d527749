/** Moments, time zones and the spreadsheet's serial numbers: days since 1899-12-30, the time as a fraction. */
const DAY = 86_400_000;
const EPOCH_SERIAL = 25_569;

export interface WallClock {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      era: "short",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

export function isTimeZone(zone: string): boolean {
  try {
    return !!formatterFor(zone);
  } catch {
    return false;
  }
}

/** What the clocks of a zone show at a moment (milliseconds since 1970). */
export function wallClock(moment: number, zone: string): WallClock {
  const parts: Record<string, string> = {};
  for (const part of formatterFor(zone).formatToParts(moment)) parts[part.type] = part.value;
  const year = Number(parts.year);
  return {
    year: parts.era === "BC" ? 1 - year : year,
    month: Number(parts.month),
    day: Number(parts.day),
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    second: Number(parts.second),
  };
}

function utcOf(clock: WallClock): number {
  const date = new Date(0);
  date.setUTCFullYear(clock.year, clock.month - 1, clock.day);
  date.setUTCHours(clock.hour, clock.minute, clock.second);
  return date.getTime();
}

const offsets = new Map<string, Map<number, number>>();
const KNOWN_LIMIT = 20_000;

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. Asking costs much, and a plan's days are few. */
export function zoneOffset(moment: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known || known.size >= KNOWN_LIMIT) {
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(moment);
  if (offset === undefined) {
    offset = utcOf(wallClock(moment, zone)) - Math.floor(moment / 1000) * 1000;
    known.set(moment, offset);
  }
  return offset;
}

export function serialOfDay(year: number, month: number, day: number): number {
  return utcOf({ year, month, day, hour: 0, minute: 0, second: 0 }) / DAY + EPOCH_SERIAL;
}

/** The serial number that a zone's clocks show at a moment. */
export function serialAt(moment: number, zone: string): number {
  return (moment + zoneOffset(moment, zone)) / DAY + EPOCH_SERIAL;
}

/** The moment at which a zone's clocks show a serial number; skipped hours move forward. */
export function momentOfSerial(serial: number, zone: string): number {
  const wall = Math.round((serial - EPOCH_SERIAL) * 86_400) * 1000;
  const first = wall - zoneOffset(wall, zone);
  const second = wall - zoneOffset(first, zone);
  return wall - zoneOffset(second, zone) === second ? second : Math.max(first, second);
}

export function clockOfSerial(serial: number): WallClock {
  const date = new Date(Math.round((serial - EPOCH_SERIAL) * 86_400) * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** Whether the day exists: 31 February does not. */
export function dayExists(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

const DAY_NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Utilities.formatDate: the letters of Java's SimpleDateFormat; text in apostrophes is taken literally. */
export function formatJavaDate(moment: number, zone: string, pattern: string): string {
  const clock = wallClock(moment, zone);
  const weekday = new Date(utcOf(clock)).getUTCDay();
  const padded = (value: number, length: number) => String(value).padStart(length, "0");
  const name = (names: string[], index: number, length: number) =>
    length >= 4 ? names[index]! : names[index]!.slice(0, 3);
  const offset = Math.round(zoneOffset(moment, zone) / 60_000);
  const offsetText = (separator: string) =>
    (offset < 0 ? "-" : "+") +
    padded(Math.floor(Math.abs(offset) / 60), 2) +
    separator +
    padded(Math.abs(offset) % 60, 2);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run: string, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === "" ? "'" : quoted.replaceAll("''", "'");
    const length = run.length;
    switch (run[0]) {
      case "y":
      case "u":
        return length === 2 ? padded(clock.year % 100, 2) : padded(clock.year, length);
      case "M":
      case "L":
        return length >= 3 ? name(MONTH_NAMES, clock.month - 1, length) : padded(clock.month, length);
      case "d":
        return padded(clock.day, length);
      case "H":
        return padded(clock.hour, length);
      case "h":
        return padded(clock.hour % 12 || 12, length);
      case "k":
        return padded(clock.hour || 24, length);
      case "m":
        return padded(clock.minute, length);
      case "s":
        return padded(clock.second, length);
      case "S":
        return padded(((moment % 1000) + 1000) % 1000, length);
      case "a":
        return clock.hour < 12 ? "AM" : "PM";
      case "E":
        return name(DAY_NAMES, weekday, length);
      case "D":
        return padded(
          serialOfDay(clock.year, clock.month, clock.day) - serialOfDay(clock.year, 1, 1) + 1,
          length,
        );
      case "Z":
        return offsetText("");
      case "X":
        return offset === 0
          ? "Z"
          : offsetText(length === 3 ? ":" : "").slice(0, length === 1 ? 3 : undefined);
      case "z":
        return zone;
      default:
        throw new Error(`not implemented in the stand-in: Utilities.formatDate with the letter ${run[0]}`);
    }
  });
}
