import { builtInTemplates, type PlanTemplate, validateTemplate } from "../../src/planTemplates";
import { items, milestones, resources, roles, templates } from "../../src/planTemplates/structure";
import { texts } from "../../src/planTemplates/texts";
import { languageCodes } from "../../src/words/language";

const all = languageCodes.flatMap((language) =>
  builtInTemplates(language).map((template) => ({ language, template })),
);
const named = (id: string): PlanTemplate => builtInTemplates("en").find((template) => template.id === id)!;
const milestonesOf = (template: PlanTemplate) => template.steps.filter((step) => !step.number.includes("."));

test("Enterprise software comes first and is the table of the product description", () => {
  const template = builtInTemplates("en")[0]!;
  const rows = milestonesOf(template).map((step) =>
    [
      step.number,
      step.name,
      step.days,
      step.startsAfter.join(", "),
      step.ownersSeller.join(", "),
      step.ownersBuyer.join(", "),
      step.phase,
    ].join(" | "),
  );
  expect(template.name).toBe("Enterprise software");
  expect(template.countedIn).toBe("calendar");
  expect(template.anchors).toEqual(["10", "12", "11"]);
  expect(rows).toEqual([
    "1 | Intros and Fit | 1 |  | Account Executive | Project champion | Discover",
    "2 | Use case discovery | 7 | 1 | Account Executive | Project champion | Discover",
    "3 | Business case | 7 | 2 | Account Executive | Project champion, Finance advisor | Evaluate",
    "4 | Proposal | 3 | 3 | Account Executive | Project champion | Decide",
    "5 | Negotiation | 7 | 4 | Account Executive, Legal Support | Legal advisor | Decide",
    "6 | Signature | 1 | 5 | Legal Support | Project sponsor (signatory) | Decide",
    "7 | Implementation | 14 | 6 | Customer Success | IT security advisor | Implement",
    "8 | Integrations | 7 | 7 | IT Support | IT security advisor | Implement",
    "9 | Onboarding | 1 | 8 | Customer Success | Project champion | Implement",
    "10 | Go Live | 1 | 9 | Customer Success | Project champion | Implement",
    "11 | VALUE Delivered | 30 | 10 | Account Executive, Customer Success | Project sponsor (signatory) | Realize value",
    "12 | Key ROI date | 60 | 10 | Customer Success, Finance | Finance advisor | Realize value",
    "13 | Quarterly Review | 90 | 10 | Customer Success | Project champion | Realize value",
  ]);
  expect(template.roles.map(({ team, role }) => `${team}: ${role}`)).toEqual([
    "seller: Account Executive",
    "seller: Legal Support",
    "seller: IT Support",
    "seller: Customer Success",
    "seller: Finance",
    "buyer: Project champion",
    "buyer: Project sponsor (signatory)",
    "buyer: Legal advisor",
    "buyer: IT security advisor",
    "buyer: Finance advisor",
    "buyer: Economic buyer",
    "buyer: Technical decision maker",
    "buyer: Procurement",
    "buyer: Other departments (approval)",
  ]);
});

test("what follows the go-live counts calendar days, however the plan counts", () => {
  const kept = milestonesOf(named("enterpriseSoftware")).filter((step) => step.countedIn === "calendar");
  expect(kept.map((step) => step.number)).toEqual(["11", "12", "13"]);
});

test.each([
  ["enterpriseSoftware", 13],
  ["proofOfConcept", 15],
  ["renewal", 14],
  ["quickStart", 8],
  ["blank", 4],
])("%s has %i milestones", (id, count) => {
  expect(milestonesOf(named(id))).toHaveLength(count);
});

describe.each(all)("$language: $template.name", ({ language, template }) => {
  const roleTexts = template.roles.map((role) => role.role);

  test("passes our own validation unchanged", () => {
    expect(validateTemplate(JSON.parse(JSON.stringify(template)))).toEqual({ template });
  });

  test("its owners and the people behind its resources are among its roles", () => {
    const people = [
      ...template.steps.flatMap((step) => [...step.ownersSeller, ...step.ownersBuyer]),
      ...template.resources.flatMap((resource) => [resource.forRole, resource.providedBy]),
    ];
    expect(people.filter((person) => !roleTexts.includes(person))).toEqual([]);
  });

  test("no role holds the comma that separates owners, and none stands twice in a team", () => {
    expect(roleTexts.filter((role) => role.includes(","))).toEqual([]);
    expect(new Set(roleTexts).size).toBe(roleTexts.length);
  });

  test("each milestone has an owner on both sides and an outcome, each task an owner", () => {
    for (const step of template.steps) {
      if (step.number.includes(".")) {
        expect([...step.ownersSeller, ...step.ownersBuyer]).not.toEqual([]);
      } else {
        expect(step.ownersSeller).not.toEqual([]);
        expect(step.ownersBuyer).not.toEqual([]);
        expect(step.outcome).toMatch(/\.$/);
      }
    }
  });

  test("each resource belongs to a milestone and is of a kind that has a name", () => {
    const kinds: string[] = Object.values(texts[language].kinds);
    for (const resource of template.resources) {
      expect(resource.step).not.toBe("");
      expect(kinds).toContain(resource.kind);
    }
  });

  test("its texts fit the columns for which they are meant", () => {
    for (const step of template.steps) {
      expect(step.name.length).toBeLessThanOrEqual(step.number.includes(".") ? 70 : 40);
      expect(step.outcome.length).toBeLessThanOrEqual(126);
    }
    for (const role of template.roles) {
      expect(role.role.length).toBeLessThanOrEqual(32);
      expect(role.needs.length).toBeLessThanOrEqual(100);
    }
  });
});

test("every buyer role says what it needs to say yes", () => {
  for (const { template } of all) {
    for (const role of template.roles) expect(role.needs !== "").toBe(role.team === "buyer");
  }
});

describe.each(languageCodes)("the texts in %s", (language) => {
  const words = texts[language];

  test("are complete, and none is unused", () => {
    expect(Object.keys(words.templates)).toEqual(Object.keys(templates));
    expect(Object.keys(words.roles)).toEqual(Object.keys(roles));
    expect(Object.keys(words.milestones)).toEqual(Object.keys(milestones));
    expect(Object.keys(words.resources)).toEqual(Object.keys(resources));
    expect(Object.keys(words.items)).toEqual(Object.keys(items));
    expect(Object.keys(words.phases).sort()).toEqual(
      [...new Set(Object.values(milestones).map((milestone) => milestone.phase))].sort(),
    );
    expect(Object.keys(words.kinds).sort()).toEqual(
      [...new Set(Object.values(resources).map((resource) => resource.kind))].sort(),
    );
    for (const [key, { tasks }] of Object.entries(milestones)) {
      expect(words.milestones[key as keyof typeof milestones]).toHaveLength(2 + tasks.length);
    }
  });

  test("are none of them blank, and name nothing twice", () => {
    for (const table of [words.templates, words.phases, words.kinds, words.resources, words.items]) {
      const entries: string[] = Object.values(table);
      expect(entries.filter((text) => text.trim() === "")).toEqual([]);
      expect(new Set(entries).size).toBe(entries.length);
    }
    expect(
      Object.values(words.milestones)
        .flat()
        .filter((text) => text.trim() === ""),
    ).toEqual([]);
    const names = Object.values(words.milestones).map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

test("every milestone, resource and role stands in some template", () => {
  const structures = Object.values(templates);
  expect(new Set(structures.flatMap(({ rows }) => rows.map((row) => row.milestone)))).toEqual(
    new Set(Object.keys(milestones)),
  );
  expect(new Set(structures.flatMap((structure) => structure.resources))).toEqual(
    new Set(Object.keys(resources)),
  );
  expect(new Set(structures.flatMap((structure) => structure.roles))).toEqual(new Set(Object.keys(roles)));
});

test("no German text was left in English", () => {
  const english = new Set(Object.values(texts.en.milestones).flat());
  const same = Object.values(texts.de.milestones)
    .flat()
    .filter((text) => english.has(text));
  expect(same).toEqual(["Onboarding"]);
});
