import { builtInTemplates, milestoneFor, type UsualItem, usualItems } from "../../src/planTemplates";
import { languageCodes } from "../../src/words/language";

const count = (items: readonly UsualItem[], side: string, when: string) =>
  items.filter((item) => item.side === side && item.when === when).length;

test.each(languageCodes)("both sides have their usual items before and after the order in %s", (language) => {
  const items = usualItems(language);
  expect(count(items, "buyer", "beforeOrder")).toBe(9);
  expect(count(items, "buyer", "afterOrder")).toBe(10);
  expect(count(items, "seller", "beforeOrder")).toBe(5);
  expect(count(items, "seller", "afterOrder")).toBe(2);
});

test.each(languageCodes)(
  "every item has its milestone in the default template, and its owners are roles, in %s",
  (language) => {
    const [template] = builtInTemplates(language) as [ReturnType<typeof builtInTemplates>[number]];
    const roles = template.roles.map((role) => role.role);
    for (const item of usualItems(language)) {
      const number = milestoneFor(item, template.steps);
      expect(template.steps.find((step) => step.number === number)!.name).toBe(item.milestone);
      expect([...item.ownersSeller, ...item.ownersBuyer].filter((owner) => !roles.includes(owner))).toEqual(
        [],
      );
    }
  },
);

test("in a plan without that milestone the item goes to the last one of its phase, else nowhere", () => {
  const training = usualItems("en").find((item) => item.name === "Train the users")!;
  const steps = [
    { number: "1", name: "Setup", phase: "Implement" },
    { number: "2", name: "Rollout", phase: "Implement" },
    { number: "2.1", name: "Onboarding", phase: "Implement" },
    { number: "3", name: "Review", phase: "Realize value" },
  ];
  expect(milestoneFor(training, steps)).toBe("2");
  expect(milestoneFor(training, steps.slice(3))).toBeNull();
});
