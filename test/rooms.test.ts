/** Imports run one way, from room to room of src; and only one folder touches cells. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const root = join(__dirname, "..");
const source = join(root, "src");

const pure = ["plan", "planTemplates", "takeOver", "holidays", "words", "words/language.ts"];
const shared = [...pure, "problems.ts", "googleFailure.ts", "protocol.ts"];
const fromAbove = [
  "addon/answer.ts",
  "addon/checked.ts",
  "addon/dataFile.ts",
  "addon/begunChange.ts",
  "addon/replacedFormulas.ts",
];

/** The rooms, folders with their subfolders or single files, and from which others each may import. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  plan: [],
  "plan/change": ["plan"],
  // The list of languages knows nothing else.
  "words/language.ts": [],
  planTemplates: ["plan", "words/language.ts"],
  takeOver: ["plan", "planTemplates"],
  holidays: ["plan"],
  "problems.ts": ["plan"],
  "googleFailure.ts": ["problems.ts"],
  words: ["plan", "plan/change", "planTemplates", "takeOver", "words/language.ts", "problems.ts"],
  "protocol.ts": [...pure, "plan/change", "problems.ts"],
  documents: [...shared, "plan/change"],
  "dataFiles.ts": ["planTemplates", "words", "words/language.ts", "holidays"],
  page: [...shared, "plan/change", "documents"],
  sidebar: [...shared, "plan/change", "documents", "page"],
  setupPage: [...shared, "plan/change", "documents", "page"],
  buyerPage: [...shared, "plan/change", "documents", "page"],
  dialog: [...shared, "plan/change", "documents", "page"],
  takeOverPage: [...shared, "page"],
  "addon/answer.ts": ["problems.ts", "googleFailure.ts", "protocol.ts"],
  "addon/dataFile.ts": ["words", "words/language.ts"],
  // What stands in hidden cells is checked like a request, and the stores of replaced formulas and of the change begun are no cells.
  "addon/checked.ts": ["plan", "addon/answer.ts"],
  "addon/begunChange.ts": [],
  "addon/replacedFormulas.ts": ["addon/checked.ts"],
  "addon/sheet/tabs": shared,
  "addon/sheet/read": [...shared, ...fromAbove, "addon/sheet/tabs"],
  "addon/sheet/write": [...shared, "plan/change", ...fromAbove, "addon/sheet/tabs", "addon/sheet/read"],
  "addon/sheet/repair": [
    ...shared,
    ...fromAbove,
    "addon/sheet/tabs",
    "addon/sheet/read",
    "addon/sheet/write",
  ],
  "addon/sheet": [...shared, ...fromAbove, "addon/sheet/tabs", "addon/sheet/read"],
  addon: [
    ...shared,
    "plan/change",
    ...fromAbove,
    "addon/sheet",
    "addon/sheet/tabs",
    "addon/sheet/read",
    "addon/sheet/write",
    "addon/sheet/repair",
  ],
};

/** The room in which a path of src lies: the innermost. */
function roomOf(path: string): string {
  const rooms = Object.keys(mayImport).filter(
    (room) => path === room || `${path}.ts` === room || path.startsWith(`${room}/`),
  );
  return rooms.sort((a, b) => b.length - a.length)[0] ?? `no room: ${path}`;
}

/** "file -> room" for each import of this file that runs against the direction. */
function wrongImports(file: string, text: string): string[] {
  const room = roomOf(file);
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)]
    .map((match) => roomOf(posix.join(posix.dirname(file), match[1]!)))
    .filter((other) => other !== room && !mayImport[room]?.includes(other))
    .map((other) => `${file} -> ${other}`);
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({
    path: path.split("\\").join("/"),
    text: readFileSync(join(source, path), "utf8"),
  }));

test("imports run one way", () => {
  expect(files.flatMap(({ path, text }) => wrongImports(path, text))).toEqual([]);
});

test.each([
  ["addon/sheet/tabs/valueTab.ts", '"../read/readTable"', "addon/sheet/read"],
  ["addon/sheet/read/loadPlan.ts", '"../write/writeChange"', "addon/sheet/write"],
  ["addon/sheet/write/deeper/writeChange.ts", '"../../repair/repair"', "addon/sheet/repair"],
  ["addon/sheet/write/addTasks.ts", '"../../requests"', "addon"],
  ["plan/schedule.ts", '"./change/plannedChange"', "plan/change"],
  ["plan/review.ts", '"../words/say"', "words"],
  ["words/problemSentence.ts", '"../protocol"', "protocol.ts"],
  ["documents/planChecks.ts", '"../page/text"', "page"],
  ["dialog/main.ts", '"../sidebar/timeline"', "sidebar"],
  ["sidebar/main.ts", '"../setupPage/newPlan"', "setupPage"],
  ["sidebar/screens/fit.ts", '"../../addon/answer"', "addon/answer.ts"],
])("%s may not import %s", (file, path, room) => {
  expect(wrongImports(file, `import type { One } from ${path};`)).toEqual([`${file} -> ${room}`]);
  expect(wrongImports(file, `export * from ${path};`)).toEqual([`${file} -> ${room}`]);
});

test("only src/addon/sheet calls a method of a sheet or a range", () => {
  const types = readFileSync(
    join(root, "node_modules/@types/google-apps-script/google-apps-script.spreadsheet.d.ts"),
    "utf8",
  );
  const methodsOf = (name: string): string[] => {
    const from = types.indexOf(`interface ${name} {`);
    const body = types.slice(from, types.indexOf("\n        }", from));
    return [...body.matchAll(/^\s+(\w+)\(/gm)].map((match) => match[1]!);
  };
  const ofArray = Object.getOwnPropertyNames(Array.prototype);
  const touching = ["Range", "RangeList", "Sheet"]
    .flatMap(methodsOf)
    .filter((name) => !ofArray.includes(name));
  expect(touching).toEqual(expect.arrayContaining(["getRange", "getValues", "setValue", "hideRows"]));
  const outside = files.filter(({ path }) => path.startsWith("addon/") && !path.startsWith("addon/sheet/"));
  expect(outside.length).toBeGreaterThan(5);
  for (const { path, text } of outside) {
    const called = [...text.matchAll(/\.(\w+)\(/g)].map((match) => match[1]!);
    expect([path, called.filter((name) => touching.includes(name))]).toEqual([path, []]);
  }
});
