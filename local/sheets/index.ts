/** The stand-in for Google Sheets and Apps Script: see README.md. */
export { type BundleFunction, loadBundle } from "./loadBundle";
export { Person, type PersonOptions } from "./Person";
export {
  type AuthMode,
  type CallCounts,
  ScriptSession,
  SEVERAL_ACCOUNTS,
  type SessionOptions,
} from "./ScriptSession";
export { type EditEvent, type FileOptions, SpreadsheetFile } from "./SpreadsheetFile";
export { SERVICE_ERRORS } from "./serviceErrors";
export type { Menu, MenuItem, PressedButton, UiHost } from "./UiHost";
export { likelyWorld, otherWorld, type World } from "./World";
