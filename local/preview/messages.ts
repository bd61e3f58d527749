/** What the page and the frame of a sidebar or dialog say to each other through postMessage. */
export type WireValue = null | string | number | boolean | WireValue[] | { [key: string]: WireValue };

export type FromFrame =
  | { kind: "ready" }
  | { kind: "call"; call: number; functionName: string; args: WireValue[] }
  | { kind: "close" }
  | { kind: "focusEditor" }
  | { kind: "setWidth"; pixels: number }
  | { kind: "setHeight"; pixels: number };

export type ToFrame =
  /** The page to show, and the functions that `google.script.run` offers. */
  | { kind: "show"; html: string; functionNames: string[] }
  | { kind: "returned"; call: number; value: WireValue }
  | { kind: "threw"; call: number; message: string };
