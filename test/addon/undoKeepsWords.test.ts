import { value } from "./bundle";
import { smallPlan } from "./smallPlan";

test("an inserted row in which a person wrote stays when the change is undone, and is named", () => {
  const { file, server } = smallPlan();
  const loaded = value(server.openSidebar({})).loaded!;
  const task = { under: "2", name: "Plan the kick-off", ownersSeller: "Account Executive", ownersBuyer: "" };
  const added = value(server.addTasks({ tasks: [task, task], fingerprint: loaded.fingerprint }));
  expect(added.plan.steps.map((step) => step.number)).toEqual(["1", "2", "2.1", "2.2", "2.3", "3", "4"]);
  file.person("Buyer").type("Milestones", "H9", "Tom brings the room plan");
  const now = value(server.openSidebar({})).loaded!;
  const undone = value(server.undoChange({ id: now.undoable[0]!.id, fingerprint: now.fingerprint }));
  expect(undone.plan.steps.map((step) => step.number)).toEqual(["1", "2", "2.1", "2.2", "3", "4"]);
  expect(undone.findings).toMatchObject([{ problem: { code: "notOurs", cell: "Milestones!H9" } }]);
  expect(file.person("Reader").sees("Milestones", "H9")).toBe("Tom brings the room plan");
});
