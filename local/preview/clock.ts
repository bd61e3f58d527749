/** A clock that can be set, so that a plan's later days can be seen today. It keeps running. */
export class Clock {
  /** Milliseconds by which it runs ahead of the computer's clock. */
  offset = 0;

  readonly now = (): number => Date.now() + this.offset;

  set(time: number | null): void {
    this.offset = time === null ? 0 : time - Date.now();
  }

  get isSet(): boolean {
    return this.offset !== 0;
  }
}

/** What `Date` is for a script: the days and hours of the clock. */
export function dateOf(clock: Pick<Clock, "now">): DateConstructor {
  class ClockDate extends Date {
    constructor(...given: [] | [number]) {
      super(...((given.length === 0 ? [clock.now()] : given) as [number]));
    }
    static override now(): number {
      return clock.now();
    }
    /** Dates that cells give to the script are made elsewhere. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return Object.prototype.toString.call(value) === "[object Date]";
    }
  }
  return ClockDate as DateConstructor;
}

/** Noon of a day, "2027-03-15", in a time zone: in the middle, so that nobody wonders which day it is. */
export function noonIn(day: string, timeZone: string): number {
  const noonAtGreenwich = Date.parse(`${day}T12:00:00Z`);
  return noonAtGreenwich - zoneOffset(noonAtGreenwich, timeZone);
}

/** The day in a time zone, "2027-03-15". */
export function dayIn(time: number, timeZone: string): string {
  return new Date(time + zoneOffset(time, timeZone)).toISOString().slice(0, 10);
}

function zoneOffset(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(time);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)!.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - Math.floor(time / 1000) * 1000;
}
