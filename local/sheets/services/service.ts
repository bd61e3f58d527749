import type { ScriptSession } from "../ScriptSession";

/**
 * The shape of every object that a script gets: its methods are listed with the argument types that Google accepts,
 * and nothing else can be called. Types, by one letter:
 *   s text, n number, b boolean, v any cell value, l a cell value or a list, o plain object, f function, a anything;
 *   `[]` and `[][]` for lists and tables, `?` for "or null", `E:Name` for an enum's member, else a class name.
 * `|` separates overloads, `*` at the end allows any number of the last type.
 */
export type Signatures = Record<string, string>;

export interface ServiceKind {
  /** Methods that need no answer from the spreadsheet: coordinates, builders. They never cost a round trip. */
  local?: readonly string[] | "all";
  /** Methods that wait for the spreadsheet although their name does not begin with get, is or has. */
  reads?: readonly string[];
  /** Builders and enums are not counted as service calls: they are free compared with the spreadsheet. */
  uncounted?: boolean;
}

export interface MethodInfo {
  service: string;
  method: string;
  kind: "local" | "read" | "write";
  counted: boolean;
  overloads: string[][];
}

export abstract class Service {
  constructor(readonly session: ScriptSession) {}
}

/** A member of an enum such as SpreadsheetApp.BorderStyle. */
export class EnumMember {
  constructor(
    readonly enumName: string,
    private readonly memberName: string,
    private readonly position: number,
  ) {}
  name(): string {
    return this.memberName;
  }
  ordinal(): number {
    return this.position;
  }
  toString(): string {
    return this.memberName;
  }
  toJSON(): string {
    return this.memberName;
  }
}

export function enumOf<Name extends string>(
  enumName: string,
  names: readonly Name[],
): Record<Name, EnumMember> {
  const members = {} as Record<Name, EnumMember>;
  names.forEach((name, index) => {
    members[name] = new EnumMember(enumName, name, index);
  });
  return members;
}

// biome-ignore lint/suspicious/noExplicitAny: a constructor of any service
type ServiceClass = abstract new (...args: any[]) => Service;

const serviceNames = new WeakMap<object, string>();

/** What Google calls the class of a service object, for instance "SpreadsheetApp.Range". */
export function serviceName(object: object): string | undefined {
  return serviceNames.get(Object.getPrototypeOf(object));
}

/** Names that test runners and consoles look for on every object. */
const HARMLESS =
  /^(then|toJSON|constructor|inspect|asymmetricMatch|nodeType|tagName|\$\$typeof|@@.*|hasAttribute)$/;

/** Puts argument checks, counting and refusals around a class's listed methods; unlisted names throw. */
export function defineService(
  serviceClass: ServiceClass,
  name: string,
  signatures: Signatures,
  kind: ServiceKind = {},
): void {
  const prototype = serviceClass.prototype as Record<string, unknown>;
  serviceNames.set(prototype, name);
  for (const [method, text] of Object.entries(signatures)) {
    const implementation = prototype[method];
    if (typeof implementation !== "function") throw new Error(`${name}.${method} is listed but not written`);
    const info: MethodInfo = {
      service: name,
      method,
      kind: kindOf(method, kind),
      counted: !kind.uncounted,
      overloads: text.split("|").map((overload) => (overload === "" ? [] : overload.split(","))),
    };
    Object.defineProperty(prototype, method, {
      configurable: true,
      value: function (this: Service, ...args: unknown[]) {
        const own = args.map(ownArrays);
        return this.session.serve(info, own, () => implementation.apply(this, own));
      },
    });
  }
  if (!Object.hasOwn(prototype, "toString"))
    Object.defineProperty(prototype, "toString", {
      configurable: true,
      value: () => name.replace(/^.*\./, ""),
    });
  const trap = new Proxy(Object.prototype, {
    get(target, key, receiver) {
      if (typeof key === "symbol" || key in target || HARMLESS.test(key))
        return Reflect.get(target, key, receiver);
      throw new Error(`not implemented in the stand-in: ${name}.${key}`);
    },
  });
  const parent = Object.getPrototypeOf(prototype);
  Object.setPrototypeOf(prototype, parent === Service.prototype ? trap : parent);
}

/** A script's arrays come from its own realm; the engine takes only arrays of ours. */
function ownArrays(value: unknown): unknown {
  return Array.isArray(value) ? Array.from(value, ownArrays) : value;
}

function kindOf(method: string, kind: ServiceKind): MethodInfo["kind"] {
  if (kind.local === "all" || kind.local?.includes(method)) return "local";
  if (kind.reads?.includes(method)) return "read";
  return /^(get|is|has|can)([A-Z]|$)/.test(method) ? "read" : "write";
}

/** Whether the arguments fit one of the overloads. */
export function argumentsFit(overloads: string[][], args: unknown[]): boolean {
  return overloads.some((types) => {
    const last = types[types.length - 1];
    if (last?.endsWith("*")) {
      const fixed = types.slice(0, -1);
      return (
        args.length >= fixed.length &&
        args.every((argument, index) => fits(fixed[index] ?? last.slice(0, -1), argument))
      );
    }
    return types.length === args.length && types.every((type, index) => fits(type, args[index]));
  });
}

function fits(type: string, argument: unknown): boolean {
  if (type.endsWith("?"))
    return argument === null || argument === undefined || fits(type.slice(0, -1), argument);
  if (type.endsWith("[]")) {
    return Array.isArray(argument) && argument.every((entry) => fits(type.slice(0, -2), entry));
  }
  switch (type) {
    case "s":
      return typeof argument === "string";
    case "n":
      return typeof argument === "number" && Number.isFinite(argument);
    case "b":
      return typeof argument === "boolean";
    case "v":
      return (
        argument === null ||
        ["string", "number", "boolean", "undefined"].includes(typeof argument) ||
        isDate(argument)
      );
    case "l":
      return Array.isArray(argument) || fits("v", argument);
    case "d":
      return isDate(argument);
    case "o":
      return typeof argument === "object" && argument !== null;
    case "f":
      return typeof argument === "function";
    case "a":
      return true;
  }
  if (type.startsWith("E:")) return argument instanceof EnumMember && argument.enumName === type.slice(2);
  return (
    typeof argument === "object" && argument !== null && serviceName(argument)?.replace(/^.*\./, "") === type
  );
}

/** Works for dates of another realm too. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}

/** "String", "number[]", "SpreadsheetApp.Range": how Google names the types of arguments in its refusals. */
export function typeName(argument: unknown): string {
  if (argument === null || argument === undefined) return "null";
  if (typeof argument === "string") return "String";
  if (typeof argument === "boolean") return "Boolean";
  if (typeof argument === "number") return "number";
  if (typeof argument === "function") return "Function";
  if (Array.isArray(argument))
    return argument.length > 0 ? `${typeName(argument[0]).replace(/\[\]$/, "")}[]` : "Object[]";
  if (isDate(argument)) return "Date";
  if (argument instanceof EnumMember) return `SpreadsheetApp.${argument.enumName}`;
  return serviceName(argument) ?? "(class)";
}
