/** Each of Google's texts, word for word, and what it means. */
import { googleFailure } from "../src/googleFailure";

test.each([
  ["We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED."],
  ["ScriptError: Authorization is required to perform that action."],
  ["Authorization is required to perform that action. Please run again to authorize it."],
  ["Exception: Action not allowed"],
  // A German account: only the code is the same.
  ["Beim Lesen aus dem Speicher ist ein Serverfehler aufgetreten. Fehlercode: PERMISSION_DENIED."],
])("several accounts in one browser: %s", (text) => {
  expect(googleFailure(text)).toEqual({ code: "severalAccounts" });
});

const required = "Required permissions: https://www.googleapis.com/auth";
test.each([
  [
    `Specified permissions are not sufficient to call Ui.showModalDialog. ${required}/script.container.ui`,
    "pages",
  ],
  [
    `Exception: Specified permissions are not sufficient to call SpreadsheetApp.getActiveSpreadsheet. Required permissions: (https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)`,
    "sheet",
  ],
  [
    `Die angegebenen Berechtigungen reichen nicht aus. https://www.googleapis.com/auth/spreadsheets.currentonly`,
    "sheet",
  ],
])("one of two permissions: %s", (text, permission) => {
  expect(googleFailure(text)).toEqual({ code: "permissionMissing", permission });
});

test.each([
  ["Apps Script is disabled. Please contact your administrator.", "scriptOff"],
  ["This is not permitted by your admin.", "scriptOff"],
  ["The domain policy has disabled third-party Drive apps", "scriptOff"],
  ["Exceeded maximum execution time", "timeLimit"],
  ["Lock timeout: another process was holding the lock for too long.", "busy"],
  ["There are too many LockService operations against the same script.", "busy"],
  ["Service invoked too many times for one day: spreadsheets.", "tooManyCalls"],
  ["NetworkError: Connection failure due to HTTP 429", "tooManyCalls"],
])("%s", (text, code) => {
  expect(googleFailure(text)).toEqual({ code });
});

test.each([
  ["NetworkError: Connection failure due to HTTP 0"],
  ["NetworkError: Connection failure due to HTTP 502"],
])("a lost connection: %s", (text) => {
  expect(googleFailure(text)).toBe("connectionLost");
});

test.each([
  ["We're sorry, a server error occurred. Please wait a bit and try again."],
  ["We're sorry, a server error occurred while reading from storage. Error code INTERNAL."],
  ["TypeError: Cannot read properties of null (reading 'getSheetId')"],
])("what nobody knows is told as Google says it: %s", (text) => {
  expect(googleFailure(text)).toEqual({ code: "googleFailed", detail: text });
});
