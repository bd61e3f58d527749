import { isoText } from "../../src/plan/calendarDate";
import { createReference, newFile, open } from "./bundle";

test("first", () => {
  const addOn = open(newFile());
  addOn.session.resetCalls();
  const t0 = Date.now();
  const loaded = createReference(addOn);
  const { referenceRequest } = require("./bundle");
  const a2 = open(newFile());
  a2.session.resetCalls();
  const t1 = Date.now();
  a2.server.createPlan(referenceRequest());
  process.stderr.write("CREATE " + (Date.now() - t1) + " " + JSON.stringify(a2.session.calls) + "\n");
  const out: string[] = [String(Date.now() - t0), JSON.stringify(addOn.session.calls)];
  out.push(
    loaded.plan.steps
      .map((step) => `${step.number} ${step.name} ${step.target && isoText(step.target)}`)
      .join("\n"),
  );
  const SA = (addOn.session.globals as any).SpreadsheetApp;
  const ss = SA.getActiveSpreadsheet();
  for (const sheet of ss.getSheets()) {
    out.push(
      "=== " +
        sheet.getName() +
        " " +
        sheet.getMaxRows() +
        "x" +
        sheet.getMaxColumns() +
        " hidden " +
        sheet.isSheetHidden(),
    );
    const v = sheet.getDataRange().getDisplayValues();
    out.push(
      v
        .slice(0, 24)
        .map((r: string[]) => r.join(" | "))
        .join("\n"),
    );
  }
  out.push(JSON.stringify(loaded.findings), JSON.stringify(loaded.rolesWithoutName), String(loaded.selected));
  require("node:fs").writeFileSync("/tmp/out.txt", out.join("\n"));
});
