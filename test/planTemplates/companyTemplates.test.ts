/** What a company keeps in the folder `templates`: read, offered in its languages, and refused by name when it is broken. */
import { readdirSync, readFileSync } from "node:fs";
import { dataFiles } from "../../src/dataFiles";
import { dayNumber } from "../../src/plan/calendarDate";
import { type Company, type CompanyFile, readCompany, type TemplateSet } from "../../src/planTemplates";

const sample: CompanyFile[] = readdirSync("templates/sample")
  .sort()
  .map((name) => ({ name, content: JSON.parse(readFileSync(`templates/sample/${name}`, "utf8")) }));
const english = sample.find(({ name }) => name.endsWith(".en.json"))!.content as object;

function companyOf(files: readonly CompanyFile[], language: "en" | "de"): Company | null {
  const read = readCompany(files);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read[language];
}

test("an empty folder is nobody's", () => {
  expect(companyOf([], "en")).toBeNull();
  expect((dataFiles([]).Templates_en as TemplateSet).company).toBeNull();
});

test("the repository's own folder holds nothing of a company", () => {
  expect(readdirSync("templates").sort()).toEqual(["README.md", "sample"]);
});

test.each([
  ["en", "Quick start at Northwind"],
  ["de", "Schnellstart bei Northwind"],
] as const)("the sample is built in for plans in %s", (language, name) => {
  const { company, templates } = dataFiles(sample)[`Templates_${language}`] as TemplateSet;
  expect(company).toMatchObject({ name: "Northwind Software", accent: "#0f7b6c" });
  expect(company!.daysOff[0]).toBe(dayNumber(2027, 12, 24));
  expect(company!.templates.map((template) => template.name)).toEqual([name]);
  expect(company!.templates[0]!.id).toBe("company Quick start");
  // The product's own stay what they are.
  expect(templates).toHaveLength(5);
});

test("a file without a language is for all of them, in the order of the names, each with an id of its own", () => {
  const files = [
    { name: "A.json", content: english },
    { name: "B.de.json", content: english },
    { name: "C.json", content: english },
  ];
  const ids = (language: "en" | "de") => companyOf(files, language)!.templates.map(({ id }) => id);
  expect(ids("en")).toEqual(["company A", "company C"]);
  expect(ids("de")).toEqual(["company A", "company B", "company C"]);
});

test("settings alone are enough, and each may be left out", () => {
  expect(companyOf([{ name: "company.json", content: { name: "Northwind" } }], "de")).toEqual({
    name: "Northwind",
    accent: null,
    daysOff: [],
    templates: [],
  });
});

test.each<[string, unknown, string]>([
  ["broken.json", undefined, "templates/broken.json: This is not a template file."],
  ["old.json", { version: 7 }, "templates/old.json: It was made by another version of this add-on (7)."],
  ["nameless.en.json", { ...english, name: "" }, "templates/nameless.en.json: name is empty."],
  ["company.json", undefined, "templates/company.json: it is not JSON with an object in it."],
  ["company.json", [], "templates/company.json: it is not JSON with an object in it."],
  ["company.json", { name: 5 }, 'templates/company.json: "name" is a text of at most 200 characters.'],
  ["company.json", { accent: "blue" }, 'templates/company.json: "accent" is a color such as "#1a73e8".'],
  [
    "company.json",
    { daysOff: ["2027-02-30"] },
    'templates/company.json: "daysOff" is a list of days such as "2027-12-27".',
  ],
  [
    "company.json",
    { daysOff: "2027-12-27" },
    'templates/company.json: "daysOff" is a list of days such as "2027-12-27".',
  ],
])("%s stops the build with its name (%#)", (name, content, sentence) => {
  expect(() => dataFiles([...sample.filter((file) => file.name !== name), { name, content }])).toThrow(
    sentence,
  );
});

test("every broken file is named at once", () => {
  const files = [
    { name: "a.json", content: undefined },
    { name: "b.json", content: 3 },
  ];
  expect(() => dataFiles(files)).toThrow(/templates\/a\.json.*\n.*templates\/b\.json/);
});
