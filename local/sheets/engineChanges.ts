import { registries } from "@odoo/o-spreadsheet";
import { cellsOf, type Zone } from "./a1";
import type { CellObserver } from "./StatePlugin";

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

/**
 * After every insertion the engine works out every cell of every grid, empty ones too: with Google's 1,000 rows a
 * plan's tabs took 200 ms each time. Only the part of a grid that has cells is worked out instead.
 */
function narrowEvaluation(): void {
  const registry = registries.coreViewsPluginRegistry;
  const EvaluationPlugin = registry.get("evaluation") as unknown as new (
    config: object,
  ) => { evaluator: Evaluator };

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
    }
  }
  registry.replace("evaluation", NarrowEvaluationPlugin as never);
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

/** To be called once, before the first model is made. */
export function changeEngine(): void {
  narrowEvaluation();
  touchFewerCells();
  allowGoogleTabNames();
  insertOnlyByHand();
}
