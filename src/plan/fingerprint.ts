/** A short text that differs when any input differs: to notice that a plan changed between preview and apply. */
import type { Plan, WorkingWeek } from "./plan";

/** 64 bits as 16 hexadecimal digits: two FNV-1a hashes from different seeds. Against accidents, not against malice. */
export function hashText(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x2f6e2b1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code ^ (a >>> 15), 0x01000193);
  }
  return (a >>> 0).toString(16).padStart(8, "0") + (b >>> 0).toString(16).padStart(8, "0");
}

function weekText(week: WorkingWeek): string {
  return `${week.weekend}:${[...new Set(week.nonWorkingDays)].sort((x, y) => x - y).join(",")}`;
}

/** Both working weeks in short. The order in which days off are listed does not count. */
export function calendarsHash(plan: Plan): string {
  return hashText(`${weekText(plan.seller)}|${weekText(plan.buyer)}`);
}

/**
 * Covers all inputs, today and the dates that stand in the sheet; not the names, not the order of the rows, since
 * neither changes a date.
 */
export function fingerprint(plan: Plan): string {
  const rows = plan.steps.map((step) =>
    JSON.stringify([
      step.number,
      step.days,
      step.countedIn,
      step.calendar,
      step.startsAfter,
      step.fixed,
      step.notLaterThan,
      step.notNeeded,
      step.done,
      step.completedOn,
      step.target,
      step.typed,
    ]),
  );
  rows.sort();
  const { anchor, countedIn, today } = plan;
  const rest = JSON.stringify([anchor && [anchor.step, anchor.date], countedIn, today, calendarsHash(plan)]);
  return hashText(`${rows.join("\n")}\n${rest}`);
}
