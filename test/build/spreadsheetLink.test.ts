/** Links as browsers, Drive, mails and clasp give them to people. */
import { execFileSync } from "node:child_process";

const ID = "1aB2-cD3_eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX3yZ4aB";

/** In a process of its own: jest does not load ES modules. */
function read(texts: readonly string[]): ({ id: string } | { hint: string })[] {
  const code = `import { spreadsheetLink } from "./build/spreadsheetLink.mjs";
    process.stdout.write(JSON.stringify(JSON.parse(process.argv[1]).map(spreadsheetLink)));`;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", code, JSON.stringify(texts)], {
      encoding: "utf8",
    }),
  );
}

test("every form that holds the spreadsheet's id", () => {
  const links = [
    ID,
    `  ${ID}\n`,
    `https://docs.google.com/spreadsheets/d/${ID}/edit`,
    `https://docs.google.com/spreadsheets/d/${ID}/edit?gid=0#gid=0`,
    `https://docs.google.com/spreadsheets/d/${ID}/edit?usp=sharing`,
    `https://docs.google.com/spreadsheets/d/${ID}/copy`,
    `https://docs.google.com/spreadsheets/d/${ID}`,
    `https://docs.google.com/spreadsheets/u/1/d/${ID}/edit#gid=12`,
    `https://docs.google.com/a/acme.example/spreadsheets/d/${ID}/edit`,
    `docs.google.com/spreadsheets/d/${ID}/edit`,
    `<https://docs.google.com/spreadsheets/d/${ID}/edit>`,
    `"https://docs.google.com/spreadsheets/d/${ID}/edit"`,
    `https://drive.google.com/open?id=${ID}`,
    `https://drive.google.com/open?usp=drive_link&id=${ID}&authuser=0`,
    `https://drive.google.com/a/acme.example/open?id=${ID}`,
    `https://spreadsheets.google.com/ccc?key=${ID}&hl=en`,
    `https://www.google.com/url?q=${encodeURIComponent(`https://docs.google.com/spreadsheets/d/${ID}/edit`)}&sa=D`,
    `https://accounts.google.com/ServiceLogin?continue=${encodeURIComponent(`https://docs.google.com/spreadsheets/d/${ID}/edit`)}`,
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://docs.google.com/spreadsheets/d/${ID}/edit`)}&data=05`,
  ];
  const found = read(links);
  links.forEach((link, at) => {
    expect([link, found[at]]).toEqual([link, { id: ID }]);
  });
});

test.each([
  [
    "an Excel file opened in Sheets",
    `https://docs.google.com/spreadsheets/d/${ID}/edit?usp=sharing&ouid=1&rtpof=true&sd=true`,
    "Save as Google Sheets",
  ],
  [
    "an Excel file in Drive",
    `https://drive.google.com/file/d/${ID}/view?usp=drive_link`,
    "Save as Google Sheets",
  ],
  ["a brand-new one", "https://sheets.new", "makes a new spreadsheet each time"],
  [
    "a brand-new one of the second account",
    "https://docs.google.com/spreadsheets/u/1/create?usp=sheets_home",
    "makes a new spreadsheet each time",
  ],
  ["the list of spreadsheets", "https://docs.google.com/spreadsheets/u/0/", "list of your spreadsheets"],
  ["a published page", `https://docs.google.com/spreadsheets/d/e/2PACX-${ID}/pubhtml`, "published page"],
  ["a folder", "https://drive.google.com/drive/u/0/folders/1AbCdEfGhIjKlMnOpQrStUv", "folder"],
  ["a script", `https://script.google.com/home/projects/${ID}/edit`, "script"],
  ["a document", `https://docs.google.com/document/d/${ID}/edit`, "another kind of Google file"],
  ["no link", "my sheet", "no link to a spreadsheet and no spreadsheet id: my sheet"],
])("%s gets a hint", (_what, link, hint) => {
  expect(read([link])).toEqual([{ hint: expect.stringContaining(hint) }]);
});
