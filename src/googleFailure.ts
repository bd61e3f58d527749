/**
 * Tells apart why Google did not run the add-on, or stopped it, by what the page's failure handler or an exception on
 * the server says. The texts are Google's. In other languages than English it shows only codes and addresses of
 * permissions; what stays unknown is shown as Google says it.
 */
import type { GoogleFailure } from "./problems";

const texts: readonly (readonly [text: RegExp, failure: GoogleFailure | "connectionLost"])[] = [
  [/\/auth\/spreadsheets/, { code: "permissionMissing", permission: "sheet" }],
  [/\/auth\/script\.container\.ui/, { code: "permissionMissing", permission: "pages" }],
  // Google runs the call of a page as the browser's first account, which may not be the one that opened the page.
  [/PERMISSION_DENIED|authorization is required|action not allowed/i, { code: "severalAccounts" }],
  [/\badmin(istrator)?\b|domain policy/i, { code: "scriptOff" }],
  [/maximum execution time/i, { code: "timeLimit" }],
  [/holding the lock|too many LockService/i, { code: "busy" }],
  [/too many (times|simultaneous)|HTTP 429/i, { code: "tooManyCalls" }],
  [/NetworkError|connection failure/i, "connectionLost"],
];

export function googleFailure(message: string): GoogleFailure | "connectionLost" {
  const known = texts.find(([text]) => text.test(message));
  return known ? known[1] : { code: "googleFailed", detail: message.slice(0, 200) };
}
