/** *Write the names* writes only what it names; whatever else stands in an owner cell stays as it was typed. */
import { type AddOn, value } from "../../bundle";
import { a1, type ColumnName, cellOf } from "../../places";
import { smallPlan } from "../../smallPlan";

const load = ({ server }: AddOn) => value(server.openSidebar({})).loaded!;

function named(): AddOn {
  const addOn = smallPlan();
  const { file } = addOn;
  file.person("Buyer").type("Stakeholders", a1(file, "name", 1, "Stakeholders"), "Ann Lee");
  return addOn;
}

function owners(addOn: AddOn, step: string, column: ColumnName = "ownerSeller"): string {
  return cellOf(addOn.file, column, step).display;
}

const write = (addOn: AddOn) => value(addOn.server.nameOwners({ fingerprint: load(addOn).fingerprint }));

test("a cell in which nothing is named stays to the letter, and so does the rest of one in which something is", () => {
  const addOn = named();
  const buyer = addOn.file.person("Buyer");
  const texts = {
    "1": "Ann,Bob (see mail),",
    "2": "Account Executive;Bob (see mail) ,",
    "3": "Bob\n Account Executive ",
    "4": "Assistant to the Account Executive, 7",
  };
  for (const [step, text] of Object.entries(texts))
    buyer.type("Milestones", a1(addOn.file, "ownerSeller", step), text);
  write(addOn);
  expect(Object.keys(texts).map((step) => owners(addOn, step))).toEqual([
    "Ann,Bob (see mail),",
    "Ann Lee;Bob (see mail) ,",
    "Bob\n Ann Lee ",
    "Assistant to the Account Executive, 7",
  ]);
});

test("a formula that gives an owner stays and is named, and the others are named", () => {
  const addOn = named();
  const at = a1(addOn.file, "ownerSeller", "2");
  addOn.file.person("Buyer").type("Milestones", at, '="Account "&"Executive"');
  const { findings } = write(addOn);
  expect(findings).toMatchObject([{ problem: { code: "notOurs", cell: `Milestones!${at}` } }]);
  expect(cellOf(addOn.file, "ownerSeller", "2").formula).not.toBe("");
  expect(["1", "3", "4"].map((step) => owners(addOn, step))).toEqual(["Ann Lee", "Ann Lee", "Ann Lee"]);
});

test("a name with a comma is one person when it is written, and when it is written again", () => {
  const addOn = smallPlan();
  const buyer = addOn.file.person("Buyer");
  const roleAt = a1(addOn.file, "name", 1, "Stakeholders");
  buyer.type("Stakeholders", roleAt, "Lee, Ann");
  buyer.type("Milestones", a1(addOn.file, "ownerSeller", "2"), "Account Executive; Ann");
  write(addOn);
  expect(owners(addOn, "2")).toBe("Lee, Ann; Ann");
  expect(load(addOn).ownersToName).toBe(0);
  // Another person takes over.
  buyer.type("Stakeholders", roleAt, "Kim, Bo");
  write(addOn);
  expect([owners(addOn, "1"), owners(addOn, "2")]).toEqual(["Kim, Bo", "Kim, Bo; Ann"]);
});
