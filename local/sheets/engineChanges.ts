import { CompiledFormula, registries } from "@odoo/o-spreadsheet";
import { cellsOf, type Zone } from "./a1";
import type { CellObserver } from "./StatePlugin";
import { likelyWorld, type World } from "./World";

interface Getters {
  getSheetIds(): readonly string[];
  getCells(sheetId: string): readonly { id: number }[];
  getCellPosition(cellId: number): { col: number; row: number };
}

interface Evaluator {
  getters: Getters;
  spreadingRelations: { arrayFormulasToResults: { keys(): unknown[] } };
  evaluateAllCells(): void;
  evaluatedCells: { constructor: new () => never };
  evaluate(ranges: { sheetId: string; zone: Zone }[]): void;
  cellsBeingComputed: { readonly size: number };
  buildDependencyGraph(): void;
  updateDependencies(position: Position): void;
  addDependencies(position: Position, ranges: readonly { sheetId: string; zone: Zone }[]): void;
  computeDependencies(ranges: readonly { sheetId: string; zone: Zone }[]): void;
}

interface Position {
  readonly sheetId: string;
  readonly row: number;
  readonly col: number;
}

function usedZone(getters: Getters, sheetId: string): Zone | null {
  let zone: Zone | null = null;
  for (const { id } of getters.getCells(sheetId)) {
    const { col, row } = getters.getCellPosition(id);
    if (!zone) zone = { left: col, right: col, top: row, bottom: row };
    else {
      zone.left = Math.min(zone.left, col);
      zone.right = Math.max(zone.right, col);
      zone.top = Math.min(zone.top, row);
      zone.bottom = Math.max(zone.bottom, row);
    }
  }
  return zone;
}

/** The engine tells its timings on console.debug at every command and evaluation. */
export function quietly<Result>(work: () => Result): Result {
  const { debug } = console;
  console.debug = () => {};
  try {
    return work();
  } finally {
    console.debug = debug;
  }
}

/** Commands of the stand-in whose handling looks at no value and at nothing on the screen. */
const BLIND = new Set([
  "ACTIVATE_SHEET",
  "ADD_COLUMNS_ROWS",
  "ADD_DATA_VALIDATION_RULE",
  "COLOR_SHEET",
  "CREATE_SHEET",
  "DELETE_SHEET",
  "EVALUATE_CELLS",
  "FREEZE_COLUMNS",
  "FREEZE_ROWS",
  "HIDE_SHEET",
  "REMOVE_COLUMNS_ROWS",
  "REMOVE_DATA_VALIDATION_RULE",
  "RESIZE_COLUMNS_ROWS",
  "SET_FILE_METADATA",
  "SET_GRID_LINES_VISIBILITY",
  "SET_SHEET_STATE",
  "SET_ZONE_BORDERS",
  "SHOW_SHEET",
  "WRITE_CELLS",
]);

interface LatePlugin {
  allowDispatch(command: { type: string }): string;
  handle(command: { type: string }): void;
  finalize(): void;
}

/**
 * A plugin that derives something from the grid at the end of every command. A script gives many commands before
 * anybody looks; now it is derived when somebody asks for the field through which all of the plugin's getters go.
 */
function late<Plugin extends LatePlugin>(
  Plugin: new (config: object) => Plugin,
  field: keyof Plugin & string,
): new (
  config: object,
) => Plugin {
  const Base = Plugin as unknown as new (config: object) => LatePlugin;

  class Late extends Base {
    private isDue = false;

    constructor(config: object) {
      super(config);
      const derived = (this as unknown as Plugin)[field];
      Object.defineProperty(this, field, {
        get: () => {
          this.catchUp();
          return derived;
        },
      });
    }
    protected catchUp(): void {
      if (!this.isDue) return;
      this.isDue = false;
      quietly(() => super.finalize());
    }
    /** What a command sees is what was there before it. */
    override allowDispatch(command: { type: string }): string {
      if (!BLIND.has(command.type)) this.catchUp();
      return super.allowDispatch(command);
    }
    /** Notes what has changed, which is no look at it. */
    override handle(command: { type: string }): void {
      const { isDue } = this;
      this.isDue = false;
      super.handle(command);
      this.isDue = isDue;
    }
    override finalize(): void {
      this.isDue = true;
    }
  }
  return Late as unknown as new (
    config: object,
  ) => Plugin;
}

/**
 * After every insertion the engine works out every cell of every grid, empty ones too: with Google's 1,000 rows a
 * plan's tabs took 200 ms each time. Only the part of a grid that has cells is worked out instead, and only when
 * somebody looks.
 */
function evaluateLessAndLater(): void {
  const registry = registries.coreViewsPluginRegistry;
  const EvaluationPlugin = registry.get("evaluation") as unknown as new (
    config: object,
  ) => LatePlugin & {
    evaluator: Evaluator;
    positionsToUpdate: readonly object[];
    shouldRebuildDependenciesGraph: boolean;
  };

  class NarrowEvaluationPlugin extends EvaluationPlugin {
    constructor(config: object) {
      super(config);
      const { evaluator } = this;
      const everywhere = evaluator.evaluateAllCells.bind(evaluator);
      evaluator.evaluateAllCells = () => {
        // Results that spread over empty cells are only cleaned up by the full walk.
        if (evaluator.spreadingRelations.arrayFormulasToResults.keys().length > 0) {
          everywhere();
          return;
        }
        evaluator.evaluatedCells = new evaluator.evaluatedCells.constructor();
        const ranges: { sheetId: string; zone: Zone }[] = [];
        for (const sheetId of evaluator.getters.getSheetIds()) {
          const zone = usedZone(evaluator.getters, sheetId);
          if (zone) ranges.push({ sheetId, zone });
        }
        evaluator.evaluate(ranges);
      };
      noteDependenciesOnce(evaluator);
    }
    /** What waited to be worked out is worked out with all the rest, and not before it. */
    override handle(command: { type: string; cellIds?: readonly number[] }): void {
      if (command.type !== "EVALUATE_CELLS" || command.cellIds) {
        super.handle(command);
        return;
      }
      this.positionsToUpdate = [];
      if (!this.shouldRebuildDependenciesGraph) this.evaluator.evaluateAllCells();
    }
  }
  registry.replace("evaluation", late(NarrowEvaluationPlugin, "evaluator") as never);
}

/**
 * Every OFFSET that is worked out puts all that its cell depends on into the graph once more, and the next edit sorts it
 * all again. What a formula names is there since it was written; where its OFFSETs led is noted the first time.
 */
function noteDependenciesOnce(evaluator: Evaluator): void {
  // By tab and cell of the formula: where its OFFSETs led.
  const noted = new Map<string, Map<number, Set<string | number>>>();
  const [build, update, add] = [
    evaluator.buildDependencyGraph.bind(evaluator),
    evaluator.updateDependencies.bind(evaluator),
    evaluator.addDependencies.bind(evaluator),
  ];
  evaluator.buildDependencyGraph = () => {
    noted.clear();
    build();
  };
  evaluator.updateDependencies = (position) => {
    if (evaluator.cellsBeingComputed.size === 0) update(position);
  };
  evaluator.addDependencies = (position, ranges) => {
    const ofSheet = noted.get(position.sheetId) ?? new Map<number, Set<string | number>>();
    noted.set(position.sheetId, ofSheet);
    const cell = cellNumber(position.col, position.row);
    const known = ofSheet.get(cell) ?? new Set();
    ofSheet.set(cell, known);
    const before = known.size;
    for (const { sheetId, zone } of ranges) {
      const { left, top, right, bottom } = zone;
      const isOwnCell = sheetId === position.sheetId && left === right && top === bottom;
      known.add(isOwnCell ? cellNumber(left, top) : `${sheetId} ${left} ${top} ${right} ${bottom}`);
    }
    if (known.size > before) add(position, ranges);
    else evaluator.computeDependencies(ranges);
  };
}

/** One number for a cell of a tab: a grid has fewer columns than this. */
function cellNumber(col: number, row: number): number {
  return row * 32_768 + col;
}

/** Where the rows and columns of every tab begin on the screen, and which of them show, likewise. */
function placeHeadersLate(): void {
  const registry = registries.statefulUIPluginRegistry;
  const ViewPlugin = registry.get("viewport") as unknown as new (
    config: object,
  ) => LatePlugin & { viewports: object; handleEvent(event: object): void };

  class SettledViewPlugin extends late(ViewPlugin, "viewports") {
    /** It asks what has changed before it asks for the viewports. */
    override handleEvent(event: object): void {
      this.viewports;
      super.handleEvent(event);
    }
  }
  registry.replace("viewport", SettledViewPlugin as never);

  const HeaderPositionsPlugin = registry.get("header_positions") as unknown as new (
    config: object,
  ) => {
    headerPositions: Record<string, object | undefined>;
    computeHeaderPositionsOfSheet(sheetId: string): object | undefined;
    getColDimensions(sheetId: string, col: number): object;
    getRowDimensions(sheetId: string, row: number): object;
    getColRowOffset(dimension: string, from: number, to: number, sheetId: string): number;
  };

  class LateHeaderPositionsPlugin extends HeaderPositionsPlugin {
    /** Called by what the engine does after a command; the former positions are forgotten with it. */
    override computeHeaderPositionsOfSheet(): undefined {
      return undefined;
    }
    private add(sheetId: string): void {
      this.headerPositions[sheetId] ??= super.computeHeaderPositionsOfSheet(sheetId);
    }
    override getColDimensions(sheetId: string, col: number): object {
      this.add(sheetId);
      return super.getColDimensions(sheetId, col);
    }
    override getRowDimensions(sheetId: string, row: number): object {
      this.add(sheetId);
      return super.getRowDimensions(sheetId, row);
    }
    override getColRowOffset(dimension: string, from: number, to: number, sheetId: string): number {
      this.add(sheetId);
      return super.getColRowOffset(dimension, from, to, sheetId);
    }
  }
  registry.replace("header_positions", LateHeaderPositionsPlugin as never);
}

/**
 * Google allows every character in a tab's name; the engine refuses those that Excel refuses. Only the apostrophe
 * stays refused, because the engine cannot write it in a formula.
 */
function allowGoogleTabNames(): void {
  const registry = registries.corePluginRegistry;
  const SheetPlugin = registry.get("sheet");

  class TolerantSheetPlugin extends SheetPlugin {
    constructor(config: ConstructorParameters<typeof SheetPlugin>[0]) {
      super(config);
      sheetPlugins.set(config.getters, this as never);
    }
    override allowDispatch(command: { type: string; name?: string; newName?: string }) {
      const answer = super.allowDispatch(command as never);
      if (command.type !== "CREATE_SHEET" && command.type !== "RENAME_SHEET") return answer;
      if ((command.newName ?? command.name ?? "").includes("'")) return answer;
      return [answer]
        .flat()
        .map((reason) =>
          String(reason) === "ForbiddenCharactersInSheetName" ? ("Success" as typeof reason) : reason,
        );
    }
  }
  registry.replace("sheet", TolerantSheetPlugin as never);
}

/** The plugin that knows where cells stand, by the getters that a model's core plugins share. */
const sheetPlugins = new WeakMap<object, { handle(command: object): void }>();

/**
 * Deleting a column clears its cells one command each, also the 990 empty ones; those are left out. And where a cell
 * stands concerns one plugin only, so the other fifty are not told: that halves the time of a large write.
 */
function touchFewerCells(): void {
  const registry = registries.corePluginRegistry;
  const CellPlugin = registry.get("cell") as unknown as new (
    config: object,
  ) => {
    getters: { getCell(position: { sheetId: string; col: number; row: number }): object | undefined };
    dispatch(type: string, payload: object): void;
  };

  class FrugalCellPlugin extends CellPlugin {
    constructor(config: object) {
      super(config);
      const tellAll = this.dispatch;
      this.dispatch = (type, payload) => {
        if (type === "UPDATE_CELL_POSITION") sheetPlugins.get(this.getters)!.handle({ type, ...payload });
        else tellAll(type, payload);
      };
    }
    private eachCell(sheetId: string, zones: readonly Zone[], change: object): void {
      for (const zone of zones) {
        for (const { row, col } of cellsOf(zone)) {
          if (this.getters.getCell({ sheetId, col, row })) {
            this.dispatch("UPDATE_CELL", { sheetId, col, row, ...change });
          }
        }
      }
    }
    clearCells(sheetId: string, zones: readonly Zone[]): void {
      this.eachCell(sheetId, zones, { content: "", style: null, format: "" });
    }
    clearFormatting(sheetId: string, zones: readonly Zone[]): void {
      this.eachCell(sheetId, zones, { style: null, format: "" });
    }
  }
  registry.replace("cell", FrugalCellPlugin as never);
}

/** A conditional rule as the engine keeps it: canonical formulas, with the leading "=". */
interface EngineFormat {
  readonly ranges: readonly string[];
  readonly rule: {
    readonly type: string;
    readonly operator?: string;
    readonly values?: readonly string[];
    readonly style: object;
  };
}

interface Target {
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
}

/** A rule on one of its ranges; its formulas are written for the corner. */
interface PlacedFormat {
  readonly zone: Zone;
  readonly rule: EngineFormat["rule"];
  /** One for each of the rule's values; null: no formula. */
  readonly formulas: readonly (ReturnType<typeof CompiledFormula.Compile> | null)[];
  /** What the rule said of a row that it reached, when all of its columns are fixed. */
  readonly rows: Map<number, boolean> | null;
}

/** A column that is not fixed, as in =B$1. A text that looks like one only makes its rule slower. */
const movingColumn = /(?<![$\w.])[A-Z]{1,3}\$?\d/i;

/**
 * The engine compiles every rule anew for every cell of its ranges after each edit, most of the time until that is
 * seen. Instead a cell's colors are worked out when it is drawn, and a rule whose columns are all fixed says the same
 * of a whole row.
 */
function colorCellsLate(): void {
  const registry = registries.coreViewsPluginRegistry;
  const ColorPlugin = registry.get("evaluation_cf") as unknown as new (
    config: object,
  ) => {
    isStale: boolean;
    getters: {
      getConditionalFormats(sheetId: string): EngineFormat[];
      getRangeFromSheetXC(sheetId: string, xc: string): { readonly zone: Zone };
      getTranslatedCellFormula(sheetId: string, columns: number, rows: number, formula: object): string;
      getEvaluatedCell(target: Target): { readonly type: string };
    };
    finalize(): void;
    getCellConditionalFormatStyle(target: Target): object | undefined;
    getRuleResultForTarget(target: Target, rule: EngineFormat["rule"]): boolean;
  };

  class LateColorPlugin extends ColorPlugin {
    private placed = new Map<string, readonly PlacedFormat[]>();
    private styles = new Map<string, object | undefined>();

    override finalize(): void {
      if (this.isStale) {
        this.placed = new Map();
        this.styles = new Map();
      }
      super.finalize();
    }

    override getCellConditionalFormatStyle(target: Target): object | undefined {
      const key = `${target.sheetId} ${target.col} ${target.row}`;
      if (!this.styles.has(key)) this.styles.set(key, this.styleOf(target));
      return this.styles.get(key);
    }

    private styleOf(target: Target): object | undefined {
      const holding = this.placedOn(target.sheetId).filter((format) => this.holds(format, target));
      return holding.length === 0 ? undefined : Object.assign({}, ...holding.map(({ rule }) => rule.style));
    }

    /** Last first: what comes first wins a cell. */
    private placedOn(sheetId: string): readonly PlacedFormat[] {
      let placed = this.placed.get(sheetId);
      if (!placed) {
        placed = [...this.getters.getConditionalFormats(sheetId)].reverse().flatMap(({ ranges, rule }) => {
          if (rule.type !== "CellIsRule") throw new Error(`not implemented in the stand-in: ${rule.type}`);
          const values = rule.values ?? [];
          const fixed =
            rule.operator === "customFormula" && !values.some((value) => movingColumn.test(value));
          return ranges.map(
            (xc): PlacedFormat => ({
              zone: this.getters.getRangeFromSheetXC(sheetId, xc).zone,
              rule,
              formulas: values.map((value) =>
                value.startsWith("=") ? CompiledFormula.Compile(value, sheetId, this.getters as never) : null,
              ),
              rows: fixed ? new Map() : null,
            }),
          );
        });
        this.placed.set(sheetId, placed);
      }
      return placed;
    }

    private holds({ zone, rule, formulas, rows }: PlacedFormat, target: Target): boolean {
      const { sheetId, col, row } = target;
      if (col < zone.left || col > zone.right || row < zone.top || row > zone.bottom) return false;
      // The engine colors no cell that shows an error.
      if (this.getters.getEvaluatedCell(target).type === "error") return false;
      const known = rows?.get(row);
      if (known !== undefined) return known;
      const values = (rule.values ?? []).map((value, at) => {
        const formula = formulas[at];
        return formula
          ? this.getters.getTranslatedCellFormula(sheetId, col - zone.left, row - zone.top, formula)
          : value;
      });
      const found = this.getRuleResultForTarget(target, { ...rule, values });
      rows?.set(row, found);
      return found;
    }
  }
  registry.replace("evaluation_cf", LateColorPlugin as never);
}

/**
 * The engine puts FALSE into every cell that gets a checkbox, by a command that it may not give while rules are being
 * carried over. Google leaves cells empty unless somebody inserts the checkbox by hand.
 */
function insertOnlyByHand(): void {
  const registry = registries.featurePluginRegistry;
  const InsertionPlugin = registry.get("datavalidation_insert") as unknown as new (
    config: object,
  ) => { handle(command: object): void };

  class HandInsertionPlugin extends InsertionPlugin {
    private readonly observer: CellObserver | undefined;

    constructor(config: { custom: { observer?: CellObserver } }) {
      super(config);
      this.observer = config.custom.observer;
    }
    override handle(command: object): void {
      if (!this.observer?.ownWork()) super.handle(command);
    }
  }
  registry.replace("datavalidation_insert", HandInsertionPlugin as never);
}

interface HeaderGroup {
  start: number;
  end: number;
  isFolded?: boolean;
}

interface GroupingPlugin {
  groups: Record<string, Record<"ROW" | "COL", HeaderGroup[]>>;
  history: { update(...path: unknown[]): void };
  allowDispatch(command: { type: string }): string;
  handle(command: { type: string }): void;
  bricksFallingAlgorithm(groups: HeaderGroup[], start: number, end: number, delta?: number): HeaderGroup[][];
  removeDuplicateGroups(groups: HeaderGroup[]): HeaderGroup[];
}

/**
 * Groups of rows and columns: lines inserted beside one may join it, a group stays folded when it becomes longer or
 * shorter, and the same lines may lie in several groups.
 */
function groupLikeGoogle(): void {
  const registry = registries.corePluginRegistry;
  const Engine = registry.get("header grouping") as unknown as new (config: object) => GroupingPlugin;

  class GoogleGroupingPlugin extends Engine {
    private readonly world: World;

    constructor(config: { custom: { world?: World } }) {
      super(config);
      this.world = config.custom.world ?? likelyWorld;
    }
    override allowDispatch(command: { type: string }): string {
      const answer = super.allowDispatch(command);
      return answer === "HeaderGroupAlreadyExists" ? "Success" : answer;
    }
    override removeDuplicateGroups(groups: HeaderGroup[]): HeaderGroup[] {
      return groups;
    }
    override handle(command: { type: string }): void {
      if (command.type !== "ADD_COLUMNS_ROWS" || this.world.linesBesideGroup !== "join") {
        super.handle(command);
        return;
      }
      const { sheetId, dimension, base, quantity } = command as unknown as {
        sheetId: string;
        dimension: "ROW" | "COL";
        base: number;
        quantity: number;
      };
      const groups = this.groups[sheetId]![dimension].map((group): HeaderGroup => {
        if (group.end < base) return group;
        const start = group.start > base ? group.start + quantity : group.start;
        return { ...group, start, end: group.end + quantity };
      });
      this.history.update("groups", sheetId, dimension, groups);
    }
    override bricksFallingAlgorithm(
      groups: HeaderGroup[],
      start: number,
      end: number,
      delta = 0,
    ): HeaderGroup[][] {
      const after = super.bricksFallingAlgorithm(groups, start, end, delta);
      if (delta === 0) return after;
      const before = super.bricksFallingAlgorithm(groups, 0, 0);
      after.forEach((layer, depth) => {
        for (const group of layer) {
          group.isFolded ??= (before[depth] ?? []).some(
            (old) => old.isFolded && old.start <= group.end && group.start <= old.end,
          );
        }
      });
      return after;
    }
  }
  registry.replace("header grouping", GoogleGroupingPlugin as never);
}

/** A formula taken apart, which no file has a share in; its ranges are still texts. */
type Parsed = Omit<ReturnType<typeof CompiledFormula.Compile>, "rangeDependencies"> & {
  readonly rangeDependencies: readonly string[];
};

/** A reference within its own sheet that ends somewhere: what it means depends on no sheet's name or size. */
const plainReference = /^\$?[A-Z]{1,3}\$?\d{1,7}(:\$?[A-Z]{1,3}\$?\d{1,7})?$/;
const KNOWN_LIMIT = 20_000;

/**
 * The engine takes every formula apart anew wherever it is written, and for every file that is opened; that was most of
 * the time of opening one. What depends on the text alone is worked out once.
 */
function readFormulasOnce(): void {
  const engine = CompiledFormula as unknown as {
    Compile(formula: string, sheetId: string, getters: object): Parsed;
    CopyWithDependencies(parsed: Parsed, sheetId: string, ranges: readonly object[]): Parsed;
  };
  const compile = engine.Compile.bind(engine);
  const asTexts = { getRangeFromSheetXC: (_sheetId: string, text: string) => text };
  const formulas = new Map<string, Parsed>();
  const references = new Map<string, { readonly sheetId: string }>();

  function rangeOf(text: string, sheetId: string, getters: RangeGetters): object {
    if (!plainReference.test(text)) return getters.getRangeFromSheetXC(sheetId, text);
    const known = references.get(text);
    if (known) return { ...known, sheetId };
    const range = getters.getRangeFromSheetXC(sheetId, text);
    if (references.size >= KNOWN_LIMIT) references.clear();
    if (range.sheetId === sheetId) references.set(text, range);
    return range;
  }

  engine.Compile = (formula, sheetId, getters) => {
    let parsed = formulas.get(formula);
    if (!parsed) {
      if (formulas.size >= KNOWN_LIMIT) formulas.clear();
      parsed = compile(formula, sheetId, asTexts);
      formulas.set(formula, parsed);
    }
    const ranges = parsed.rangeDependencies.map((text) => rangeOf(text, sheetId, getters as RangeGetters));
    return engine.CopyWithDependencies(parsed, sheetId, ranges);
  };
}

/** Likewise for the text of a formula that names no other tab: nothing can change it without making another formula. */
function writeFormulasOnce(): void {
  const { prototype } = CompiledFormula;
  const engine = prototype.toFormulaString;
  const texts = new WeakMap<CompiledFormula, string>();
  prototype.toFormulaString = function (getters, options) {
    const known = options ? undefined : texts.get(this);
    if (known !== undefined) return known;
    const text = engine.call(this, getters, options);
    const { sheetId } = this;
    const isOwn = this.rangeDependencies.every(
      (range) => range.sheetId === sheetId && !range.prefixSheet && !range.invalidSheetName,
    );
    if (!options && isOwn) texts.set(this, text);
    return text;
  };
}

interface RangeGetters {
  getRangeFromSheetXC(sheetId: string, text: string): { readonly sheetId: string };
}

/** To be called once, before the first model is made. */
export function changeEngine(): void {
  readFormulasOnce();
  writeFormulasOnce();
  evaluateLessAndLater();
  colorCellsLate();
  placeHeadersLate();
  touchFewerCells();
  allowGoogleTabNames();
  insertOnlyByHand();
  groupLikeGoogle();
}
