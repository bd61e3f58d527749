/** `npm run deploy` with the real clasp over a Google that stands in for the real one: fakeClasp.mjs is no invention. */
import { pathToFileURL } from "node:url";
import { COMMITTED_SETTINGS, DeployedCopy, type Google, type Outcome } from "./deployedCopy";

jest.setTimeout(120_000);

let copy: DeployedCopy;
afterEach(() => copy?.remove());

function prepare(google: Partial<Google> = {}): void {
  copy = new DeployedCopy("node_modules/@google/clasp/build/src/index.js", google);
  const login = {
    type: "authorized_user",
    client_id: "id",
    client_secret: "secret",
    access_token: "access",
    refresh_token: "refresh",
    expiry_date: Date.now() + 3_600_000,
  };
  copy.write("login.json", JSON.stringify({ tokens: { default: login } }));
}

function deploy(login = "login.json", args: string[] = []): Outcome {
  const preload = pathToFileURL("test/build/fakeGoogle.mjs").href;
  return copy.deploy({
    args,
    env: { NODE_OPTIONS: `--import ${preload}`, clasp_config_auth: `${copy.folder}/${login}` },
  });
}

it("creates, pushes and reads back; then finds everything up to date", () => {
  prepare();
  const { status, said } = deploy();
  expect(said).toContain("https://docs.google.com/spreadsheets/d/new-spreadsheet/edit");
  expect(said).toContain("Pushed, and Google holds what was built.");
  expect(status).toBe(0);
  expect(JSON.parse(copy.read(".clasp.json"))).toMatchObject({ scriptId: "script-1", rootDir: "dist" });
  const files = copy.google.projects["script-1"]!.files as unknown as { name: string; source: string }[];
  expect(files.map(({ name }) => name).sort()).toEqual(["Code", "Sample", "Sidebar", "appsscript"]);
  expect(files.find(({ name }) => name === "appsscript")!.source).toBe(copy.read("appsscript.json"));

  expect(deploy().said).toContain("Google holds this build already.");
});

it("brings the self-test into a spreadsheet of its own, with settings of its own", () => {
  prepare();
  copy.write("test/google/selfTest/main.ts", "export function runSelfTest(): void {}");
  const { status, said } = deploy("login.json", ["--self-test"]);
  expect(said).toContain("Pushed, and Google holds what was built.");
  expect(status).toBe(0);
  expect(JSON.parse(copy.read(".clasp-self-test.json"))).toMatchObject({
    scriptId: "script-1",
    rootDir: "dist-self-test",
  });
  expect(copy.read(".clasp.json")).toBe(COMMITTED_SETTINGS);
  const files = copy.google.projects["script-1"]!.files as unknown as { name: string; source: string }[];
  expect(files.find(({ name }) => name === "Code")!.source).toContain("function runSelfTest(");
});

it("makes a company's script and its first version", () => {
  prepare();
  const { status, said } = deploy("login.json", ["--company"]);
  expect(said).toContain("Version 1 of your add-on is made.");
  expect(status).toBe(0);
  expect(JSON.parse(copy.read(".clasp-company.json"))).toMatchObject({
    scriptId: "script-1",
    rootDir: "dist-company",
  });
  expect(copy.google.commands.filter((command) => command.includes("/drive/"))).toEqual([]);
});

it("tells that nobody is logged in", () => {
  prepare();
  expect(deploy("nobody.json").said).toContain("You are not logged in at Google.");
});

it("tells that the Apps Script API is off", () => {
  prepare({
    trouble: { api: "User has not enabled the Apps Script API. Enable it by visiting the settings." },
  });
  const { status, said } = deploy();
  expect(said).toContain("Switch it on at https://script.google.com/home/usersettings");
  expect(status).toBe(1);
});

it("tells that the script in .clasp.json is not to be had", () => {
  prepare();
  copy.write(".clasp.json", '{"scriptId":"theirs","rootDir":"dist","skipSubdirectories":true}');
  expect(deploy().said).toContain(
    ".clasp.json names the script theirs, which was deleted or belongs to somebody else",
  );
});

it("tells that a .claspignore keeps a file from being pushed", () => {
  prepare({ projects: { mine: { files: [] as never } } });
  copy.write(".clasp.json", '{"scriptId":"mine","rootDir":"dist","skipSubdirectories":true}');
  copy.write(".claspignore", "**/*.html");
  expect(deploy().said).toContain("clasp would push Code.js, appsscript.json instead of");
});
