import { plannedChange } from "../../../../src/plan/change/plannedChange";
import { reschedule } from "../../../../src/plan/change/reschedule";
import { value } from "../../bundle";
import { a1, columnOf, rowOf } from "../../places";
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

test("a column that comes back behind the folded timeline is seen", () => {
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
