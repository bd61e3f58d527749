/** How Google's services fail now and then, word for word: for `ScriptSession.failAt`. */
export const SERVICE_ERRORS = {
  service: "Service error: Spreadsheets",
  unavailable: "Service Spreadsheets failed while accessing document with id 1AbC.",
  timeout: "Service Spreadsheets timed out while accessing document with id 1AbC.",
  lock: "Lock timeout: another process was holding the lock for too long.",
  typedColumn: "This operation is not allowed on cells in typed columns.",
  protected:
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.",
  quota: "Service invoked too many times for one day: spreadsheets.",
} as const;
