import { type Zone, zoneIntersection, zoneWithout } from "./a1";
import type { SpreadsheetFile } from "./SpreadsheetFile";
import { type FormatRule, ruleCorner } from "./sheetState";

/**
 * What copying or cutting cells does to conditional formats: the pasted cells leave the rules that held there and
 * join the rules of the cells they come from. Rules grow fragments in this way, as they do in Google Sheets.
 */
export function pasteRules(
  file: SpreadsheetFile,
  from: { sheetId: string; zone: Zone },
  to: { sheetId: string; zone: Zone },
  cut: boolean,
): void {
  const rows = to.zone.top - from.zone.top;
  const columns = to.zone.left - from.zone.left;
  const sources = file.sheetState(from.sheetId).rules;
  const joining = new Map<FormatRule, Zone[]>();
  for (const rule of sources) {
    const parts = rule.ranges
      .map((range) => zoneIntersection(range.zone, from.zone))
      .filter((part) => part !== null)
      .map((part) => ({
        top: part.top + rows,
        bottom: part.bottom + rows,
        left: part.left + columns,
        right: part.right + columns,
      }));
    if (parts.length > 0) joining.set(rule, parts);
  }
  const change = (sheetId: string, hole: Zone, join: boolean) => {
    const before = file.sheetState(sheetId).rules;
    const rules = before
      .map((rule) => {
        const kept = rule.ranges.flatMap((range) => zoneWithout(range.zone, hole));
        const added = join ? (joining.get(rule) ?? []) : [];
        return rebased(file, sheetId, rule, [...kept, ...added]);
      })
      .filter((rule) => rule !== null);
    if (join && from.sheetId !== to.sheetId) {
      for (const [rule, zones] of joining) {
        const fresh = rebased(file, sheetId, { ...rule, id: `${rule.id}-pasted-${sheetId}` }, zones);
        if (fresh) rules.push(fresh);
      }
    }
    if (rules.length !== before.length || rules.some((rule, index) => rule !== before[index])) {
      file.setSheetState(sheetId, "rules", rules);
    }
  };
  change(to.sheetId, to.zone, true);
  if (cut) {
    for (const hole of zoneWithout(
      from.zone,
      from.sheetId === to.sheetId ? to.zone : { ...to.zone, top: -1, bottom: -1 },
    )) {
      change(from.sheetId, hole, false);
    }
  }
}

/** The rule on other zones; its formulas are written for its new corner. */
function rebased(file: SpreadsheetFile, sheetId: string, rule: FormatRule, zones: Zone[]): FormatRule | null {
  if (zones.length === 0) return null;
  const old = rule.ranges;
  const same = zones.length === old.length && zones.every((zone, index) => sameZone(zone, old[index]!.zone));
  if (same) return rule;
  const zonesBefore = old.map((range) => range.zone);
  const [before, after] = [ruleCorner(zonesBefore, file.world), ruleCorner(zones, file.world)];
  return {
    ...rule,
    ranges: zones.map((zone) => file.grid.getRangeFromZone(sheetId, zone)),
    values: rule.values.map((value) =>
      file.translateFormula(sheetId, value, after.left - before.left, after.top - before.top),
    ),
  };
}

function sameZone(a: Zone, b: Zone): boolean {
  return a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;
}
