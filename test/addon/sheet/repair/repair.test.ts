import { plannedChange } from "../../../../src/plan/change/plannedChange";
import { reschedule } from "../../../../src/plan/change/reschedule";
import { value } from "../../bundle";
import { a1, type ColumnName, cellOf, columnOf, type RowName, rowOf } from "../../places";
import { smallPlan } from "../../smallPlan";

test("words in place of the go-live date are named and stay, also when nobody knows the date any more", () => {
  const { file, server } = smallPlan();
  const at = a1(file, "value", "worksBackDate", "Plan data");
  file.person("Buyer").type("Plan data", at, "after Easter");
  const loaded = value(server.openSidebar({})).loaded!;
  const request = { do: "edit", step: "1", days: 6 } as const;
  const preview = reschedule(loaded.plan, request, loaded.snapshot);
  const change = plannedChange(loaded.plan, preview, request);
  value(
    server.applyChange({
      change,
      calendars: null,
      fingerprint: loaded.fingerprint,
      askedBy: "",
      why: "",
      agreedInReturn: "",
      title: "A change",
    }),
  );
  const items = value(server.checkSheet({}));
  expect(items).toMatchObject([
    { id: expect.stringMatching(/^words /), cell: `Plan data!${at}`, fixable: false },
  ]);
  value(server.repairSheet({ ids: items.map(({ id }) => id) }));
  expect(file.person("Reader").sees("Plan data", at)).toBe("after Easter");
});

test("the owners to choose from follow Stakeholders when rows are deleted, inserted and sorted there", () => {
  const { file } = smallPlan();
  const buyer = file.person("Buyer");
  const choices = () => {
    const id = file.sheetIdByName("Plan data")!;
    const owners = columnOf(file, "owner", "Plan data") - 1;
    const texts = Array.from({ length: file.rowCount(id) - 2 }, (_, at) => file.display(id, at + 2, owners));
    return texts.filter((text) => text !== "");
  };
  expect(choices()).toEqual(["Account Executive", "Project champion"]);
  buyer.type("Stakeholders", a1(file, "name", 2, "Stakeholders"), "Ana Silva");
  expect(choices()).toEqual(["Account Executive", "Ana Silva", "Project champion"]);
  buyer.deleteRows("Stakeholders", rowOf(file, 1, "Stakeholders"), 1);
  expect(choices()).toEqual(["Ana Silva", "Project champion"]);
  buyer.insertRowsBelow("Stakeholders", rowOf(file, 1, "Stakeholders"));
  buyer.type("Stakeholders", a1(file, "role", 2, "Stakeholders"), "Procurement");
  expect(choices()).toEqual(["Ana Silva", "Procurement", "Project champion"]);
});

test("a step number in the settings that got an apostrophe still counts, and repair takes it away", () => {
  const { file, server } = smallPlan();
  const id = file.sheetIdByName("Plan data")!;
  const [row, column] = [rowOf(file, "worksBackFrom", "Plan data"), columnOf(file, "value", "Plan data")];
  // The engine takes the first of the two for the sign of a text.
  file.patch(id, row - 1, column - 1, { content: "''4" });
  expect(file.value(id, row - 1, column - 1).value).toBe("'4");
  expect(value(server.openSidebar({})).loaded!.plan.anchor?.step).toBe("4");
  const items = value(server.checkSheet({}));
  expect(items.map(({ id: item }) => item)).toEqual(["settings Plan data"]);
  expect(value(server.repairSheet({ ids: items.map(({ id: item }) => item) }))).toEqual([]);
  expect(file.value(id, row - 1, column - 1).value).toBe("4");
});

test("a column that comes back behind the folded columns is seen", () => {
  const { file, server } = smallPlan();
  const id = file.sheetIdByName("Milestones")!;
  file.person("Buyer").deleteColumns("Milestones", columnOf(file, "outcome"), 1);
  const items = value(server.checkSheet({}));
  value(server.repairSheet({ ids: items.map(({ id: item }) => item) }));
  const column = columnOf(file, "outcome") - 1;
  expect(column).toBe(file.columnCount(id) - 1);
  expect(file.grid.isColHidden(id, column)).toBe(false);
  expect(file.grid.isColHidden(id, column - 1)).toBe(true);
});

describe("a value where a formula belongs", () => {
  /** The cell of the figures above the table is the number of days that are left. */
  const places: [ColumnName, RowName][] = [
    ["status", "2"],
    ["slip", "2"],
    ["milestone", -2],
  ];

  test.each<[string, readonly boolean[]]>([
    ["75%", [true, true, true]],
    ["3/12/2027", [true, true, true]],
    ["ask Tom", [true, true, true]],
    // What Slip and the figure could have given, a status never.
    ["5", [true, false, false]],
    ["Planned", [false, true, true]],
  ])("%s is named with its content, and stays where our formula could not have given it", (text, stays) => {
    const { file, server } = smallPlan();
    const cells = places.map(([column, row]) => a1(file, column, row));
    for (const at of cells) file.person("Buyer").type("Milestones", at, text);
    const before = cells.map((at) => file.person("Reader").sees("Milestones", at));
    const items = value(server.checkSheet({}));
    const said = items.map((item) => `${item.cell} ${item.text}`).join(" ");
    // As the cells hold it: a count stays a count when a date is typed.
    const quoted: Record<string, RegExp> = { "75%": /“0.75”/g, "3/12/2027": /“(2027-03-12|46458)”/g };
    expect(said.match(quoted[text] ?? RegExp(`“${text}”`, "g"))).toHaveLength(cells.length);
    for (const at of cells) expect(said).toContain(at);
    value(server.repairSheet({ ids: items.filter(({ ticked }) => ticked).map(({ id }) => id) }));
    const kept = cells.map((at, index) => file.person("Reader").sees("Milestones", at) === before[index]);
    const isFormula = places.map(([column, row]) => cellOf(file, column, row).formula !== "");
    expect(isFormula).toEqual(stays.map((stay) => !stay));
    expect(kept.map((each, index) => each || !stays[index])).toEqual([true, true, true]);
  });
});
