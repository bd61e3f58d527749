/** No message and no name holds the text that a machine makes of a date, whatever column the date was typed into. */
import { newYork, open, value } from "../../bundle";
import { a1, type ColumnName } from "../../places";
import { smallFile } from "../../smallPlan";

const kiritimati = { locale: "en_US", zone: "Pacific/Kiritimati", scriptZone: "Etc/UTC" };

test.each([newYork, kiritimati])(
  "dates in places of texts and days read as days of the sheet, in $zone",
  (place) => {
    const file = smallFile(place);
    const { server } = open(file, undefined, place);
    const buyer = file.person("Buyer");
    const columns: ColumnName[] = [
      "milestone",
      "days",
      "ownerSeller",
      "outcome",
      "phase",
      "startsAfter",
      "done",
      "countedIn",
    ];
    for (const column of columns) {
      const at = a1(file, column, "2");
      buyer.setNumberFormat("Milestones", at, "yyyy-mm-dd");
      buyer.type("Milestones", at, "3/14/2027");
    }
    buyer.type("Milestones", a1(file, "target", "1"), "4/14/1972");
    for (const column of ["role", "name"] as const)
      buyer.type("Stakeholders", a1(file, column, 1, "Stakeholders"), "3/14/2027");
    for (const setting of ["seller", "countedIn"])
      buyer.type("Plan data", a1(file, "value", setting, "Plan data"), "3/14/2027");
    const { loaded } = value(server.openSidebar({}));
    expect(JSON.stringify(loaded)).not.toMatch(/GMT|\d\d:\d\d:\d\d/);
    expect(loaded!.plan.steps[1]!.name).toBe("2027-03-14");
    expect(loaded!.details[1]).toMatchObject({ ownersSeller: "2027-03-14", outcome: "2027-03-14" });
    expect(JSON.stringify(loaded!.findings)).toContain('"content":"1972-04-14"');
    expect(JSON.stringify(value(server.checkSheet({})))).not.toMatch(/GMT|\d\d:\d\d:\d\d/);
  },
);
