import {
  CompiledFormula,
  CorePlugin,
  type DataValidationRule,
  type Range,
  type RangeAdapterFunctions,
  type Style,
} from "@odoo/o-spreadsheet";
import type { Zone } from "./a1";
import {
  adaptedRanges,
  EMPTY_SHEET_STATE,
  type FormatRule,
  type Metadata,
  type ProtectedArea,
  type RuleLook,
  ruleCorner,
  SHEET_PARTS,
  type SheetPart,
  type SheetState,
} from "./sheetState";
import { likelyWorld, type World } from "./World";

/** One cell's part of a write; what is absent stays as it is. */
export interface CellWrite {
  sheetId: string;
  col: number;
  row: number;
  content?: string;
  style?: Style | null;
  format?: string;
}

/** Own commands of the model. They count as core commands: undo takes them back in one step. */
export type OwnCommand =
  | { type: "WRITE_CELLS"; cells: CellWrite[] }
  | { type: "SET_SHEET_STATE"; sheetId: string; part: SheetPart; items: SheetState[SheetPart] }
  | { type: "SET_FILE_METADATA"; items: readonly Metadata[] };

/** What the engine's plugins and the file tell each other. */
export interface CellObserver {
  /** A cell's content is about to change. */
  beforeContent(sheetId: string, col: number, row: number): void;
  /** Whether the stand-in itself is at work, not somebody in the mounted interface. */
  ownWork(): boolean;
  /** Does something as the stand-in's own work. */
  asOwnWork(work: () => void): void;
}

interface SavedState {
  fileMetadata: Metadata[];
  sheets: Record<string, Record<SheetPart, unknown[]>>;
}

interface State {
  sheets: Record<string, SheetState>;
  fileMetadata: readonly Metadata[];
}

const CONDITION_OPERATORS: Record<string, string> = {
  CELL_EMPTY: "isEmpty",
  CELL_NOT_EMPTY: "isNotEmpty",
  TEXT_CONTAINS: "containsText",
  TEXT_DOES_NOT_CONTAIN: "notContainsText",
  TEXT_STARTS_WITH: "beginsWithText",
  TEXT_ENDS_WITH: "endsWithText",
  TEXT_EQUAL_TO: "isEqual",
  NUMBER_EQUAL_TO: "isEqual",
  NUMBER_NOT_EQUAL_TO: "isNotEqual",
  NUMBER_GREATER_THAN: "isGreaterThan",
  NUMBER_GREATER_THAN_OR_EQUAL_TO: "isGreaterOrEqualTo",
  NUMBER_LESS_THAN: "isLessThan",
  NUMBER_LESS_THAN_OR_EQUAL_TO: "isLessOrEqualTo",
  NUMBER_BETWEEN: "isBetween",
  NUMBER_NOT_BETWEEN: "isNotBetween",
  DATE_EQUAL_TO: "dateIs",
  DATE_BEFORE: "dateIsBefore",
  DATE_AFTER: "dateIsAfter",
  CUSTOM_FORMULA: "customFormula",
};

export class StatePlugin extends CorePlugin<State> {
  static override getters: readonly string[] = ["getSheetState", "getFileMetadata", "translateFormula"];

  sheets: Record<string, SheetState> = {};
  fileMetadata: readonly Metadata[] = [];
  private readonly observer: CellObserver | undefined;
  private readonly world: World;
  /** Validations whose source range has moved; adaptRanges itself may not dispatch. */
  private movedSources: { sheetId: string; rule: DataValidationRule }[] = [];

  constructor(config: ConstructorParameters<typeof CorePlugin>[0]) {
    super(config);
    this.observer = config.custom.observer;
    this.world = config.custom.world ?? likelyWorld;
  }

  getSheetState(sheetId: string): SheetState {
    return this.sheets[sheetId] ?? EMPTY_SHEET_STATE;
  }

  getFileMetadata(): readonly Metadata[] {
    return this.fileMetadata;
  }

  /** The formula as it reads after being copied some columns and rows away. */
  translateFormula(sheetId: string, formula: string, columns: number, rows: number): string {
    if (!formula.startsWith("=") || (columns === 0 && rows === 0)) return formula;
    const compiled = CompiledFormula.Compile(formula, sheetId, this.getters);
    return this.getters.getTranslatedCellFormula(sheetId, columns, rows, compiled);
  }

  override adaptRanges(adapters: RangeAdapterFunctions): void {
    this.adaptValidationSources(adapters);
    for (const sheetId of Object.keys(this.sheets)) {
      const state = this.getSheetState(sheetId);
      for (const part of SHEET_PARTS) {
        const items = state[part];
        const adapted = items
          .map((item) => this.adaptItem(sheetId, part, item, adapters))
          .filter((item) => item !== null);
        if (adapted.length !== items.length || adapted.some((item, index) => item !== items[index])) {
          this.history.update("sheets", sheetId, part, adapted as never);
        }
      }
    }
  }

  /** The engine leaves the source range of a dropdown where it was. */
  private adaptValidationSources(adapters: RangeAdapterFunctions): void {
    for (const sheetId of this.getters.getSheetIds()) {
      for (const rule of this.getters.getDataValidationRules(sheetId) ?? []) {
        if (rule.criterion.type !== "isValueInRange") continue;
        const values = rule.criterion.values.map(
          (source) => adapters.adaptRangeString(sheetId, source).range,
        );
        if (values[0] === rule.criterion.values[0]) continue;
        this.movedSources.push({ sheetId, rule: { ...rule, criterion: { ...rule.criterion, values } } });
      }
    }
  }

  private writeMovedSources(): void {
    const moved = this.movedSources;
    this.movedSources = [];
    for (const { sheetId, rule } of moved) {
      const current = this.getters.getDataValidationRule(sheetId, rule.id);
      if (!current || rule.criterion.values.some((source) => source.startsWith("#"))) continue;
      const ranges = current.ranges.map((range) =>
        this.getters.getRangeDataFromZone(sheetId, range.unboundedZone),
      );
      this.dispatch("ADD_DATA_VALIDATION_RULE", { sheetId, rule, ranges });
    }
  }

  private adaptItem(
    sheetId: string,
    part: SheetPart,
    item: SheetState[SheetPart][number],
    adapters: RangeAdapterFunctions,
  ): SheetState[SheetPart][number] | null {
    if (part === "rules") return this.adaptRule(sheetId, item as FormatRule, adapters);
    const ranges = adaptedRanges(item.ranges, adapters.applyChange);
    if (item.ranges.length > 0 && ranges.length === 0) return null;
    if (part === "protections") {
      const area = item as ProtectedArea;
      const unprotected = adaptedRanges(area.unprotected, adapters.applyChange);
      return ranges === area.ranges && unprotected === area.unprotected
        ? area
        : { ...area, ranges, unprotected };
    }
    return ranges === item.ranges ? item : { ...item, ranges };
  }

  /**
   * A rule's formula is relative to its corner. That cell may be deleted or moved away while the rule stays, so
   * the formula is carried over the change at a cell of the range which stays where it is, or at least survives.
   */
  private adaptRule(sheetId: string, rule: FormatRule, adapters: RangeAdapterFunctions): FormatRule | null {
    const ranges = adaptedRanges(rule.ranges, adapters.applyChange);
    if (ranges.length === 0) return null;
    if (!rule.values.some((value) => value.startsWith("=")))
      return ranges === rule.ranges ? rule : { ...rule, ranges };
    const before = this.cornerOf(rule.ranges);
    const carrier = this.survivor(sheetId, rule.ranges, adapters);
    const after = this.cornerOf(ranges);
    let changed = ranges !== rule.ranges;
    const values = rule.values.map((value) => {
      if (!value.startsWith("=")) return value;
      if (!carrier) return adapters.adaptFormulaString(sheetId, value);
      const carried = this.translateFormula(
        sheetId,
        value,
        carrier.before.left - before.left,
        carrier.before.top - before.top,
      );
      const adapted = adapters.adaptFormulaString(sheetId, carried);
      const result = this.translateFormula(
        sheetId,
        adapted,
        after.left - carrier.after.left,
        after.top - carrier.after.top,
      );
      if (result !== value) changed = true;
      return result;
    });
    return changed ? { ...rule, ranges, values } : rule;
  }

  private cornerOf(ranges: readonly Range[]): Zone {
    return ruleCorner(
      ranges.map((range) => range.zone),
      this.world,
    );
  }

  private survivor(
    sheetId: string,
    ranges: readonly Range[],
    adapters: RangeAdapterFunctions,
  ): { before: Zone; after: Zone } | null {
    let second: { before: Zone; after: Zone } | null = null;
    for (const { zone } of ranges) {
      // The first row and the first column hold a survivor if any cell does: changes take whole rows or columns,
      // or a block that leaves the corners opposite to it.
      const candidates = [
        ...Array.from({ length: zone.bottom - zone.top + 1 }, (_, k) => ({
          col: zone.left,
          row: zone.top + k,
        })),
        ...Array.from({ length: zone.right - zone.left + 1 }, (_, k) => ({
          col: zone.left + k,
          row: zone.bottom,
        })),
      ];
      for (const { col, row } of candidates) {
        const cell: Zone = { left: col, right: col, top: row, bottom: row };
        const change = adapters.applyChange(this.getters.getRangeFromZone(sheetId, cell));
        if (change.changeType === "NONE") return { before: cell, after: cell };
        if (change.changeType !== "REMOVE") second ??= { before: cell, after: change.range.zone };
      }
    }
    return second;
  }

  override beforeHandle(command: { type: string }): void {
    if (command.type !== "UPDATE_CELL" || !this.observer) return;
    const update = command as CellWrite & { type: string };
    if (update.content !== undefined) this.observer.beforeContent(update.sheetId, update.col, update.row);
  }

  override handle(command: { type: string }): void {
    if (this.observer) this.observer.asOwnWork(() => this.handleOwn(command));
    else this.handleOwn(command);
  }

  private handleOwn(command: { type: string }): void {
    const own = command as OwnCommand;
    switch (own.type) {
      case "WRITE_CELLS":
        for (const cell of own.cells) this.dispatch("UPDATE_CELL", cell);
        return;
      case "SET_SHEET_STATE":
        if (!this.sheets[own.sheetId]) this.history.update("sheets", own.sheetId, EMPTY_SHEET_STATE);
        this.history.update("sheets", own.sheetId, {
          ...this.getSheetState(own.sheetId),
          [own.part]: own.items,
        });
        if (own.part === "rules") this.deriveRules(own.sheetId);
        return;
      case "SET_FILE_METADATA":
        this.history.update("fileMetadata", own.items);
        return;
    }
    this.writeMovedSources();
    this.follow(command as { type: string; sheetId: string; sheetIdTo: string });
  }

  private follow(command: { type: string; sheetId: string; sheetIdTo: string }): void {
    switch (command.type) {
      case "DUPLICATE_SHEET":
        this.history.update(
          "sheets",
          command.sheetIdTo,
          this.copiedState(command.sheetId, command.sheetIdTo),
        );
        this.deriveRules(command.sheetIdTo);
        break;
      case "DELETE_SHEET":
        if (this.sheets[command.sheetId]) {
          const sheets = { ...this.sheets };
          delete sheets[command.sheetId];
          this.history.update("sheets", sheets);
        }
        break;
      case "ADD_COLUMNS_ROWS":
        this.extendValidations(command as never);
        this.deriveRules(command.sheetId);
        break;
      case "REMOVE_COLUMNS_ROWS":
      case "MOVE_RANGES":
        this.deriveRules(command.sheetId);
        break;
    }
  }

  /** Inserted rows take over the validation of the row they were inserted from, also beyond a rule's last row. */
  private extendValidations(command: {
    sheetId: string;
    dimension: "ROW" | "COL";
    base: number;
    quantity: number;
    position: "before" | "after";
  }): void {
    const { sheetId, dimension, base, quantity, position } = command;
    const source = position === "after" ? base : base + quantity;
    const first = position === "after" ? base + 1 : base;
    const [low, high] = dimension === "ROW" ? (["top", "bottom"] as const) : (["left", "right"] as const);
    for (const rule of this.getters.getDataValidationRules(sheetId)) {
      const added: Zone[] = [];
      for (const { zone } of rule.ranges) {
        if (zone[low] > source || zone[high] < source) continue;
        const covers = zone[low] <= first && zone[high] >= first + quantity - 1;
        if (!covers) added.push({ ...zone, [low]: first, [high]: first + quantity - 1 });
      }
      if (added.length === 0) continue;
      this.dispatch("ADD_DATA_VALIDATION_RULE", {
        sheetId,
        rule,
        ranges: [...rule.ranges.map((range) => range.zone), ...added].map((zone) =>
          this.getters.getRangeDataFromZone(sheetId, zone),
        ),
      });
    }
  }

  private copiedState(from: string, to: string): SheetState {
    const moved = (range: Range): Range => (range.sheetId === from ? { ...range, sheetId: to } : range);
    const state = this.getSheetState(from);
    const copied: Record<string, unknown> = {};
    for (const part of SHEET_PARTS) {
      copied[part] = (state[part] as readonly SheetState[SheetPart][number][]).map((item, index) => {
        const copy: Record<string, unknown> = { ...item, ranges: item.ranges.map(moved) };
        if (part === "protections") {
          copy.id = `${(item as ProtectedArea).id}-${to}`;
          copy.unprotected = (item as ProtectedArea).unprotected.map(moved);
        }
        if (part === "metadata") copy.id = this.nextMetadataId() + index;
        if (part === "rules") {
          copy.values = (item as FormatRule).values.map((value) =>
            this.getters.copyFormulaStringForSheet(from, to, value, "moveReference"),
          );
        }
        return copy;
      });
    }
    return copied as unknown as SheetState;
  }

  private nextMetadataId(): number {
    let highest = 0;
    for (const item of this.fileMetadata) highest = Math.max(highest, item.id);
    for (const state of Object.values(this.sheets)) {
      for (const item of state.metadata) highest = Math.max(highest, item.id);
    }
    return highest + 1;
  }

  /** Gives the engine one rule per range, because it reads a formula from each range's own corner. */
  private deriveRules(sheetId: string): void {
    for (const old of this.getters.getConditionalFormats(sheetId)) {
      this.dispatch("REMOVE_CONDITIONAL_FORMAT", { sheetId, id: old.id });
    }
    for (const rule of this.getSheetState(sheetId).rules) {
      const operator = CONDITION_OPERATORS[rule.condition];
      if (!operator) continue;
      const corner = this.cornerOf(rule.ranges);
      rule.ranges.forEach((range, index) => {
        const values = rule.values.map((value) =>
          this.translateFormula(sheetId, value, range.zone.left - corner.left, range.zone.top - corner.top),
        );
        this.dispatch("ADD_CONDITIONAL_FORMAT", {
          sheetId,
          cf: {
            id: `${rule.id}.${index}`,
            rule: {
              type: "CellIsRule",
              operator: operator as "isEmpty",
              values,
              style: engineStyle(rule.look),
            },
          },
          ranges: [this.getters.getRangeDataFromZone(sheetId, range.unboundedZone)],
        });
      });
    }
  }

  override export(data: object): void {
    const sheets: SavedState["sheets"] = {};
    for (const sheetId of Object.keys(this.sheets)) {
      const text = (range: Range) => this.getters.getRangeString(range, sheetId);
      const saved: Record<string, unknown[]> = {};
      for (const part of SHEET_PARTS) {
        saved[part] = this.sheets[sheetId]![part].map((item) => ({
          ...item,
          ranges: item.ranges.map(text),
          ...("unprotected" in item ? { unprotected: item.unprotected.map(text) } : {}),
        }));
      }
      sheets[sheetId] = saved as Record<SheetPart, unknown[]>;
    }
    Object.assign(data, { googleState: { fileMetadata: this.fileMetadata, sheets } });
  }

  override import(data: object): void {
    const saved = (data as { googleState?: SavedState }).googleState;
    if (!saved) return;
    this.fileMetadata = saved.fileMetadata;
    for (const [sheetId, parts] of Object.entries(saved.sheets)) {
      const range = (text: string) => this.getters.getRangeFromSheetXC(sheetId, text);
      const state: Record<string, unknown[]> = {};
      for (const part of SHEET_PARTS) {
        state[part] = (parts[part] as { ranges: string[]; unprotected?: string[] }[]).map((item) => ({
          ...item,
          ranges: item.ranges.map(range),
          ...(item.unprotected ? { unprotected: item.unprotected.map(range) } : {}),
        }));
      }
      this.sheets[sheetId] = state as unknown as SheetState;
    }
  }
}

function engineStyle(look: RuleLook): Style {
  return {
    ...(look.background ? { fillColor: look.background } : {}),
    ...(look.fontColor ? { textColor: look.fontColor } : {}),
    ...(look.bold !== undefined ? { bold: look.bold } : {}),
    ...(look.italic !== undefined ? { italic: look.italic } : {}),
    ...(look.underline !== undefined ? { underline: look.underline } : {}),
    ...(look.strikethrough !== undefined ? { strikethrough: look.strikethrough } : {}),
  };
}
