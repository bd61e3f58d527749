/**
 * The spreadsheet engine with what Google Sheets has beyond it: own commands, own state, missing functions and a
 * clock that can be set. Everything here is registered once, before the first model is made.
 */
import "./groupByPolyfill";
import { addFunction, type Command, coreTypes, type Model, registries } from "@odoo/o-spreadsheet";
import { changeEngine } from "./engineChanges";
import { type OwnCommand, StatePlugin } from "./StatePlugin";
import type { World } from "./World";

/** What the functions of a model find in their context. */
export interface EngineContext {
  /** The serial number of now, in the spreadsheet's time zone. */
  clock(): number;
  world: World;
}

interface Position {
  sheetId: string;
  row: number;
  col: number;
}

type Value = { value: unknown; format?: string; position?: Position } | undefined;
const text = (argument: Value): string => String(argument?.value ?? "");
const single = (argument: Value | Value[][]): Value =>
  Array.isArray(argument) ? argument[0]?.[0] : argument;

const OWN_COMMANDS: OwnCommand["type"][] = ["WRITE_CELLS", "SET_SHEET_STATE", "SET_FILE_METADATA"];

type Getters = Pick<Model["getters"], "getCell">;

/** Whether a cell's formula names another cell. */
function hangsOn(getters: Getters, position: Position, { sheetId, col, row }: Position): boolean {
  const cell = getters.getCell(position);
  if (!cell?.isFormula) return false;
  return cell.compiledFormula.rangeDependencies.some(
    ({ sheetId: sheet, zone }) =>
      sheet === sheetId && zone.left <= col && col <= zone.right && zone.top <= row && row <= zone.bottom,
  );
}

function register(): void {
  changeEngine();
  for (const command of OWN_COMMANDS) {
    coreTypes.add(command as never);
    // Undo takes back the state that a command changed; what it should be replaced by matters to remote users only.
    registries.inverseCommandRegistry.add(command, (own: Command) => [own] as never);
  }
  registries.corePluginRegistry.add("google_state", StatePlugin as never);
  const functions = registries.functionRegistry as unknown as {
    get(name: string): { compute(...args: unknown[]): unknown };
    replace(name: string, description: object): void;
  };
  functions.replace("TODAY", {
    description: "Current date as a date value.",
    args: [],
    compute(this: EngineContext & { locale: { dateFormat: string } }) {
      return { value: Math.floor(this.clock()), format: this.locale.dateFormat };
    },
  });
  functions.replace("NOW", {
    description: "Current date and time as a date value.",
    args: [],
    compute(this: EngineContext & { locale: { dateFormat: string; timeFormat: string } }) {
      return { value: this.clock(), format: `${this.locale.dateFormat} ${this.locale.timeFormat}` };
    },
  });
  const offset = functions.get("OFFSET");
  functions.replace("OFFSET", {
    ...offset,
    compute(
      this: EngineContext & { getters: Getters; __originCellPosition?: Position },
      ...args: (Value | Value[][])[]
    ) {
      const result = offset.compute.apply(this, args);
      const [from, own] = [single(args[0])?.position, this.__originCellPosition];
      if (this.world.ownColumnOffset === "value" || !from || from.sheetId !== own?.sheetId) return result;
      const col = from.col + Math.trunc(Number(single(args[2])?.value ?? 0));
      const width = Array.isArray(result) ? result.length : 1;
      const isCircular = Array.from({ length: width }, (_, at) => col + at).some(
        (each) => each === own.col || hangsOn(this.getters, { ...own, col: each }, own),
      );
      return isCircular ? { value: "#CYCLE", message: "A column that hangs on the formula's own." } : result;
    },
  });
  const add = addFunction as unknown as (name: string, description: object) => void;
  add("REPT", {
    description: "A text repeated a number of times.",
    args: [
      { name: "text", description: "The text.", type: ["STRING"] },
      { name: "times", description: "How often.", type: ["NUMBER"] },
    ],
    compute(value: Value, times: Value) {
      const count = Math.trunc(Number(times?.value ?? 0));
      if (!(count >= 0))
        return { value: "#VALUE!", message: "The number of repetitions must not be negative." };
      return { value: text(value).repeat(count) };
    },
  });
  add("N", {
    description: "A value as a number; texts count 0.",
    args: [{ name: "value", description: "The value.", type: ["ANY"] }],
    compute(argument: Value) {
      const value = single(argument)?.value;
      if (typeof value === "string" && value.startsWith("#")) return single(argument);
      return { value: typeof value === "number" ? value : value === true ? 1 : 0 };
    },
  });
  add("T", {
    description: "A text; everything else counts as an empty one.",
    args: [{ name: "value", description: "The value.", type: ["ANY"] }],
    compute(argument: Value) {
      const value = single(argument)?.value;
      return { value: typeof value === "string" ? value : "" };
    },
  });
  add("UNICHAR", {
    description: "The character with a Unicode number.",
    args: [{ name: "number", description: "The number.", type: ["NUMBER"] }],
    compute(argument: Value) {
      return { value: String.fromCodePoint(Math.trunc(Number(argument?.value ?? 0))) };
    },
  });
}

register();

/** Dispatches an own command. */
export function dispatchOwn(model: Model, command: OwnCommand): void {
  const { type, ...payload } = command;
  const result = (model.dispatch as unknown as (type: string, payload: object) => { reasons: string[] })(
    type,
    payload,
  );
  if (result.reasons.length > 0) throw new Error(`the engine refused ${type}: ${result.reasons.join(", ")}`);
}
