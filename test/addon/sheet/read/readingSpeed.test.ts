/** Reading a large plan: few calls and round trips, and little time of our own. */
import { dayNumber, isoText } from "../../../../src/plan/calendarDate";
import { value } from "../../bundle";
import { a1, columnOf } from "../../places";
import { lastRow, smallPlan } from "../../smallPlan";

const steps = 1000;
const mostRoundTrips = 2;
const mostCalls = 80;
/** Of processor time, the stand-in's share included; alone it takes about 200, under 300 are allowed for ours. */
const mostMilliseconds = 900;

test("1,000 rows of 60 columns and more, each with a date of its own, are read in few calls and round trips", () => {
  const addOn = smallPlan();
  const { file, session } = addOn;
  const buyer = file.person("Buyer");
  // Without the formulas: it is our own time that counts, not that of the engine.
  const [first, last] = [columnOf(file, "after2"), columnOf(file, "openBy")];
  buyer.deleteColumns("Milestones", first, last - first + 1);
  buyer.insertRowsBelow("Milestones", lastRow, steps - 10);
  const rows = Array.from({ length: steps - 5 }, (_, at) => [
    `${at + 5}`,
    isoText(dayNumber(2027, 5, 3) + at),
    `Step ${at + 5}`,
  ]);
  buyer.paste("Milestones", a1(file, "step", 6), rows);
  session.resetCalls();
  const before = process.cpuUsage();
  const { plan } = value(addOn.server.openSidebar({})).loaded!;
  const { user } = process.cpuUsage(before);
  expect(plan.steps).toHaveLength(steps);
  expect(session.calls.total).toBeLessThanOrEqual(mostCalls);
  expect(session.calls.roundTrips).toBeLessThanOrEqual(mostRoundTrips);
  expect(user / 1000).toBeLessThan(mostMilliseconds);
});
