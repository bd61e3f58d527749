/** `npm run deploy` as a program of its own, with a clasp that behaves like 3.4.1. Nothing here reaches Google. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { COMMITTED_SETTINGS, DeployedCopy, type Google } from "./deployedCopy";

jest.setTimeout(60_000);

const SCRIPT = "1abcdefghijklmnopqrstuvwxyz";
const SPREADSHEET = "1ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const manifest = readFileSync("appsscript.json", "utf8");

let copy: DeployedCopy;
afterEach(() => copy?.remove());

function prepare(google: Partial<Google> = {}): void {
  copy = new DeployedCopy("test/build/fakeClasp.mjs", google);
}

/** A folder from which the add-on was deployed before. */
function prepareConnected(google: Partial<Google> = {}): void {
  prepare({ projects: { [SCRIPT]: { files: { "appsscript.json": "{}" } } }, ...google });
  copy.write(".clasp.json", JSON.stringify({ scriptId: SCRIPT, parentId: SPREADSHEET, rootDir: "dist" }));
}

describe("what is committed", () => {
  it("names nobody's script", () => {
    // The file in the folder names the script of whoever has deployed from here; what git holds must not.
    const { status, stdout } = spawnSync("git", ["show", ":.clasp.json"], { encoding: "utf8" });
    expect(status === 0 ? stdout : readFileSync(".clasp.json", "utf8")).toBe(COMMITTED_SETTINGS);
  });

  it("asks for two narrow permissions", () => {
    expect(JSON.parse(manifest).oauthScopes).toEqual([
      "https://www.googleapis.com/auth/spreadsheets.currentonly",
      "https://www.googleapis.com/auth/script.container.ui",
    ]);
  });
});

describe("the first time", () => {
  it("makes a spreadsheet, pushes the built files over the new script's manifest and gives the link", () => {
    prepare();
    const { status, said } = copy.deploy();
    expect(said).toContain("https://docs.google.com/spreadsheets/d/new-spreadsheet/edit");
    expect(status).toBe(0);
    expect(copy.google.commands).toEqual([
      "show-authorized-user --json",
      "create-script --type sheets --title Mutual Action Plan --rootDir dist",
      "show-file-status --json",
      "push --force --json",
      "pull",
    ]);
    const { files } = copy.google.projects["script-1"]!;
    expect(Object.keys(files).sort()).toEqual(["Code.js", "Sample.html", "Sidebar.html", "appsscript.json"]);
    expect(files["appsscript.json"]).toBe(manifest);
  });

  it("puts the add-on into the spreadsheet whose link it is given, without making another one", () => {
    prepare();
    const link = `https://docs.google.com/spreadsheets/d/${SPREADSHEET}/edit?gid=0#gid=0`;
    const { status, said } = copy.deploy({ args: [link] });
    expect(said).toContain(`https://docs.google.com/spreadsheets/d/${SPREADSHEET}/edit`);
    expect(status).toBe(0);
    expect(copy.google.commands).toContain(
      `create-script --parentId ${SPREADSHEET} --title Mutual Action Plan --rootDir dist`,
    );
  });

  it("continues when the script was made but could not be fetched", () => {
    prepare({ trouble: { cloning: "Internal error encountered." } });
    expect(copy.deploy().status).toBe(0);
    expect(JSON.parse(copy.read(".clasp.json"))).toMatchObject({
      scriptId: "script-1",
      parentId: "new-spreadsheet",
    });
    expect(Object.keys(copy.google.projects["script-1"]!.files)).toHaveLength(4);
  });

  it("logs in first when nobody is logged in", () => {
    prepare({ loggedIn: false });
    const { status } = copy.deploy({ first: "process.stdout.isTTY = true" });
    expect(status).toBe(0);
    expect(copy.google.commands.slice(0, 3)).toEqual([
      "show-authorized-user --json",
      "login",
      "show-authorized-user --json",
    ]);
  });
});

describe("a company's add-on", () => {
  const company = () => copy.deploy({ args: ["--company"] });

  it("is a script of its own that belongs to no spreadsheet, with a version to publish", () => {
    prepare();
    const { status, said } = company();
    expect(said).toContain("Version 1 of your add-on is made.");
    expect(said).toContain("Script ID: script-1");
    expect(status).toBe(0);
    expect(copy.google.commands).toContain(
      "create-script --type standalone --title Mutual Action Plan --rootDir dist-company",
    );
    expect(copy.google.projects["script-1"]).toMatchObject({
      versions: [
        { versionNumber: 1, description: expect.stringMatching(/^0\.1\.0 \(build [0-9a-f]{12}\)$/) },
      ],
    });
    expect(copy.google.projects["script-1"]!.parentId).toBeUndefined();
    expect(copy.read(".clasp.json")).toBe(COMMITTED_SETTINGS);
    expect(JSON.parse(copy.read(".clasp-company.json"))).toMatchObject({ scriptId: "script-1" });
  });

  it("tells what only a person can do, in the order in which it works, each with its link", () => {
    prepare();
    const steps = company()
      .said.split("\n")
      .map((line) => line.trim());
    const wanted = [
      "https://console.cloud.google.com/projectcreate",
      "https://script.google.com/home/projects/script-1/settings",
      "https://console.cloud.google.com/auth/overview",
      "https://console.cloud.google.com/apis/library/appsmarket-component.googleapis.com",
      "https://www.googleapis.com/auth/spreadsheets.currentonly",
      "https://www.googleapis.com/auth/script.container.ui",
      "https://console.cloud.google.com/apis/api/appsmarket-component.googleapis.com/googleapps_sdk",
      "https://console.cloud.google.com/apis/api/appsmarket-component.googleapis.com/googleapps_sdk_publish",
      "https://support.google.com/a/answer/172931",
    ];
    expect(steps.filter((line) => line.startsWith("https://"))).toEqual(wanted);
  });

  it("gets the next version when something changed, and no other one when nothing did", () => {
    prepare();
    company();
    expect(company().said).toContain("Version 1 holds this build already");
    copy.write(
      "src/sidebar/index.html",
      copy.read("src/sidebar/index.html").replace("<body", '<body class="new"'),
    );
    const { said } = company();
    expect(said).toContain("Version 2 of your add-on is made.");
    expect(said).toContain("step 5 alone, with version 2");
    expect(copy.google.projects["script-1"]!.versions).toHaveLength(2);
  });

  it("gets its version after a deployment that failed between pushing and making it", () => {
    prepare({ trouble: { "create-version": "Internal error encountered." } });
    const { status, said } = company();
    expect(said).toContain("Making a version failed");
    expect(status).toBe(1);
    copy.google = { ...copy.google, trouble: {} };
    expect(company().said).toContain("Version 1 of your add-on is made.");
  });

  it("takes no spreadsheet", () => {
    prepare();
    const { status, said } = copy.deploy({
      args: ["--company", `https://docs.google.com/spreadsheets/d/${SPREADSHEET}`],
    });
    expect(said).toContain("A company's add-on belongs to no spreadsheet. Run: npm run deploy -- --company");
    expect(status).toBe(1);
    expect(copy.google.commands).toEqual([]);
  });

  it("says what a lost or changed settings file means", () => {
    prepare();
    copy.write(".clasp-company.json", "{");
    expect(company().said).toContain("Bring back the .clasp-company.json of the first deployment");
  });
});

describe("the next time", () => {
  it("updates the same script", () => {
    prepareConnected();
    expect(copy.deploy().said).toContain("Pushed, and Google holds what was built.");
    expect(copy.google.commands.join()).not.toContain("create-script");
    expect(copy.google.projects[SCRIPT]!.files["Sidebar.html"]).toContain("<script>");
  });

  it("says when nothing had changed", () => {
    prepareConnected();
    copy.deploy();
    const { status, said } = copy.deploy();
    expect(said).toContain("Google holds this build already.");
    expect(status).toBe(0);
  });

  it("removes what an earlier build left in dist", () => {
    prepareConnected();
    copy.write("dist/Old.js", "function onOpen() {}");
    expect(copy.deploy().status).toBe(0);
    expect(copy.has("dist/Old.js")).toBe(false);
  });

  it("gives the script's link when it does not know the spreadsheet", () => {
    prepareConnected();
    copy.write(".clasp.json", JSON.stringify({ scriptId: SCRIPT, rootDir: "dist" }));
    expect(copy.deploy().said).toContain(`https://script.google.com/d/${SCRIPT}/edit`);
  });

  it("mentions files that somebody added to the script at Google", () => {
    prepareConnected();
    copy.deploy();
    const { google } = copy;
    google.projects[SCRIPT]!.files["Mine.js"] = "function mine() {}";
    copy.google = google;
    expect(copy.deploy().said).toContain("the script also holds Mine.js");
  });
});

describe("the self-test", () => {
  const selfTest = { args: ["--self-test"] };
  /** Another entry of the small add-on. */
  function prepareSelfTest(google: Partial<Google> = {}): void {
    prepareConnected(google);
    copy.write("test/google/selfTest/main.ts", "export function runSelfTest(): void {}");
  }

  it("goes into a spreadsheet of its own, each time into the same, and leaves the product's alone", () => {
    prepareSelfTest();
    const productSettings = copy.read(".clasp.json");
    const { status, said } = copy.deploy(selfTest);
    expect(said).toContain("https://docs.google.com/spreadsheets/d/new-spreadsheet/edit");
    expect(said).toContain("Run self-test");
    expect(status).toBe(0);
    expect(copy.google.commands).toContain(
      "create-script --type sheets --title Mutual Action Plan self-test --rootDir dist-self-test",
    );
    expect(copy.google.projects["script-1"]!.files["Code.js"]).toContain("function runSelfTest(");
    expect(copy.read(".clasp.json")).toBe(productSettings);
    expect(copy.google.projects[SCRIPT]!.files).toEqual({ "appsscript.json": "{}" });
    expect(copy.has("dist")).toBe(false);

    expect(copy.deploy(selfTest).said).toContain("Google holds this build already.");
    expect(copy.google.commands.filter((command) => command.startsWith("create-script"))).toHaveLength(1);
  });

  it("goes into no spreadsheet that somebody names, because it removes tabs", () => {
    prepareSelfTest();
    const { status, said } = copy.deploy({ args: ["--self-test", SPREADSHEET] });
    expect(said).toContain("The self-test makes a spreadsheet of its own");
    expect(status).toBe(1);
    expect(copy.google.commands).toEqual([]);
  });

  it("names its own settings when they do not work", () => {
    prepareSelfTest();
    copy.write(".clasp-self-test.json", '{"rootDir":"dist"}');
    const { said } = copy.deploy(selfTest);
    expect(said).toContain('.clasp-self-test.json must say "rootDir": "dist-self-test".');
    expect(said).toContain("Delete .clasp-self-test.json, then run npm run deploy -- --self-test again.");
  });
});

/** Each stops with code 1 and this message, and nothing was made at Google or changed in .clasp.json. */
const API_OFF =
  "User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry.";
const OFFLINE =
  "request to https://www.googleapis.com/drive/v3/files failed, reason: getaddrinfo ENOTFOUND www.googleapis.com";
const obstacles: [string, () => void, string, Parameters<DeployedCopy["deploy"]>[0]?][] = [
  [
    "Node.js is too old",
    () => prepare(),
    "This needs Node.js 20 or newer; yours is 18.19.0.",
    { first: "Object.defineProperty(process, 'versions', { value: { node: '18.19.0' } })" },
  ],
  [
    "clasp is not installed",
    () => {
      copy = new DeployedCopy(null);
    },
    "Run: npm ci",
  ],
  [
    "nobody is logged in and there is no terminal",
    () => prepare({ loggedIn: false }),
    "You are not logged in at Google. Run: npx clasp login",
  ],
  [
    "the login is broken off",
    () => prepare({ loggedIn: false, acceptsLogin: false }),
    "The login did not succeed.",
    { first: "process.stdout.isTTY = true" },
  ],
  [
    "the login has ended",
    () => prepare({ trouble: { "create-script": "invalid_grant" } }),
    "Your login at Google has ended.",
  ],
  [
    "a permission was not given",
    () => prepare({ trouble: { "create-script": "Request had insufficient authentication scopes." } }),
    "tick every box",
  ],
  [
    "the Apps Script API is off",
    () => prepare({ trouble: { "create-script": API_OFF } }),
    "Switch it on at https://script.google.com/home/usersettings",
  ],
  [
    "there is no network",
    () => prepare({ trouble: { "create-script": OFFLINE } }),
    "Google cannot be reached.",
  ],
  [
    "Google says something unknown",
    () => prepare({ trouble: { "create-script": "Unheard of" } }),
    "clasp says:\nUnheard of",
  ],
  [
    "the spreadsheet is not one's own",
    () => prepare({ trouble: { "create-script": "Requested entity was not found." } }),
    "The spreadsheet does not exist, you may not edit it, or it is an Excel file",
    { args: [SPREADSHEET] },
  ],
  [
    "the link leads elsewhere",
    () => prepare(),
    "This is no link to a spreadsheet",
    { args: ["https://example.com/"] },
  ],
  [
    ".clasp.json is missing",
    () => {
      prepare();
      copy.write(".clasp.json", "");
    },
    ".clasp.json is missing or is not JSON",
  ],
  [
    ".clasp.json has an empty id",
    () => {
      prepare();
      copy.write(".clasp.json", '{"rootDir":"dist","scriptId":""}');
    },
    ".clasp.json has an empty scriptId.",
  ],
  [
    ".clasp.json keeps clasp from making a script",
    () => {
      prepare();
      copy.write(".clasp.json", '{"rootDir":"dist","scriptId":null}');
    },
    ".clasp.json is not usable.",
  ],
  [
    ".clasp.json pushes another folder",
    () => {
      prepare();
      copy.write(".clasp.json", '{"rootDir":"src"}');
    },
    '.clasp.json must say "rootDir": "dist".',
  ],
  [
    "Google would not take the build",
    () => {
      prepare();
      copy.write("src/sidebar/main.ts", "document.title = 'a//b';");
    },
    "The bundle would not work at Google",
  ],
];
describe("stops before it makes anything when", () => {
  it.each(obstacles)("%s", (_name, given, message, options = {}) => {
    given();
    const before = copy.read(".clasp.json");
    const { status, said } = copy.deploy(options);
    expect(said).toContain(message);
    expect(said).not.toContain("    at ");
    expect(status).toBe(1);
    expect(copy.google.projects).toEqual({});
    expect(copy.read(".clasp.json")).toBe(before);
  });
});

it("says that an empty spreadsheet was left when the API turned out to be off", () => {
  prepare({ trouble: { "create-script": API_OFF } });
  expect(copy.deploy().said).toContain(
    'An empty spreadsheet "Mutual Action Plan" was left in your Google Drive',
  );
});

describe("an update stops when", () => {
  const theirs = { [SCRIPT]: { owner: "somebody else", files: {} } };
  const cases: [string, Partial<Google>, string][] = [
    [
      "the script belongs to somebody else",
      { projects: theirs },
      `names the script ${SCRIPT}, which was deleted or belongs`,
    ],
    ["the script was deleted", { projects: {} }, `names the script ${SCRIPT}, which was deleted or belongs`],
    ["the API was switched off", { trouble: { push: API_OFF } }, "Switch it on at"],
    ["there is no network", { trouble: { push: OFFLINE } }, "Google cannot be reached."],
    [
      "clasp pushes nothing and ends with code 0",
      { skipsPush: true },
      "Pushing the add-on failed. clasp says:\n(nothing)",
    ],
    [
      "clasp leaves a file out",
      { ignored: ["Sidebar.html"] },
      "clasp would push Code.js, Sample.html, appsscript.json instead of",
    ],
    ["Google does not keep a file", { loses: "Code.js" }, "Google does not hold what was built (Code.js)."],
  ];
  it.each(cases)("%s", (_name, google, message) => {
    prepareConnected(google);
    const { status, said } = copy.deploy();
    expect(said).toContain(message);
    expect(said).not.toContain("docs.google.com");
    expect(status).toBe(1);
  });

  it("another spreadsheet is asked for", () => {
    prepareConnected();
    const { status, said } = copy.deploy({ args: ["1ZYXWVUTSRQPONMLKJIHGFEDCBA"] });
    expect(said).toContain("This folder already belongs to another spreadsheet.");
    expect(status).toBe(1);
  });
});
