/** What is inside the window, beside the sidebar, on the two sizes of a salesperson's screen. */
import { dayNumber } from "../../src/plan/calendarDate";
import { builtInTemplates, withoutTasks } from "../../src/planTemplates";
import type { NewPlanRequest } from "../../src/protocol";
import { PreviewServer, START_TIMEOUT, TEST_TIMEOUT } from "./preview";

jest.setTimeout(TEST_TIMEOUT);

const request: NewPlanRequest = {
  id: "inSight",
  language: "en",
  sellerCompany: "Northwind",
  buyerCompany: "Contoso",
  compellingEvent: "The license ends on 31 March",
  anchor: { step: "10", date: dayNumber(2027, 3, 15) },
  countedIn: "calendar",
  weekends: { seller: "0000011", buyer: "0000011" },
  nonWorkingDays: [],
  template: withoutTasks(builtInTemplates("en")[0]!),
  done: [],
  accent: "#1a73e8",
  showAgreed: false,
  beside: false,
};

let server: PreviewServer;
beforeAll(async () => {
  server = await PreviewServer.start();
}, START_TIMEOUT);
afterAll(() => server.stop());

test.each([
  [1440, 900, 13],
  [1280, 720, 11],
])(
  "at %i x %i all columns to Done, the frozen rows and %i steps show whole",
  async (width, height, steps) => {
    const preview = await server.open({ today: "2027-01-11", width, height });
    await preview.inPage((page, json) => page.session.run("createPlan", json), JSON.stringify(request));
    await preview.inPage((page) => page.session.run("openPlanSidebar"), null);
    await preview.inSidebar.getByText("days to go").waitFor();
    const seen = await preview.inPage((page) => {
      const { getters } = page.file.model;
      const sheetId = getters.getActiveSheetId();
      const keys = Array.from({ length: 12 }, (_, col) => page.file.input(sheetId, 5, col));
      // Of the window, the bars for scrolling do not count.
      const place = document.querySelector("#grid canvas")!.getBoundingClientRect();
      const corner = document.querySelector("#grid .o-scrollbar.corner")!.getBoundingClientRect();
      const [right, bottom] = [corner.left - place.left, corner.top - place.top];
      const isWhole = (col: number, row: number) => {
        const rect = getters.getVisibleRect({ left: col, right: col, top: row, bottom: row });
        return (
          rect.width >= getters.getColSize(sheetId, col) &&
          rect.height >= getters.getRowSize(sheetId, row) &&
          rect.x + rect.width <= right &&
          rect.y + rect.height <= bottom
        );
      };
      return {
        tab: getters.getSheetName(sheetId),
        columns: keys.filter((_, col) => isWhole(col, 7)),
        rows: Array.from({ length: 13 }, (_, at) => at + 1).filter((at) => isWhole(3, at + 6)),
        head: Array.from({ length: 7 }, (_, row) => row)
          .filter((row) => !getters.isRowHidden(sheetId, row))
          .reduce((sum, row) => sum + getters.getRowSize(sheetId, row), 0),
      };
    }, null);
    await preview.close();
    expect(seen.tab).toBe("Milestones");
    expect(seen.columns).toEqual(
      expect.arrayContaining([
        "step",
        "target",
        "milestone",
        "status",
        "days",
        "ownerSeller",
        "ownerBuyer",
        "outcome",
        "done",
      ]),
    );
    expect(seen.rows).toEqual(Array.from({ length: steps }, (_, at) => at + 1));
    expect(seen.head).toBeLessThanOrEqual(140);
  },
);
