/**
 * The id in whatever link to a spreadsheet a browser, Drive, a mail or clasp gives a person, or the id itself.
 * What has no such id is named for what it is, with the way to the right link.
 */
const ID = /^[\w-]{20,}$/;

/** Where people find the right link. */
const OPEN_IT = "Open the spreadsheet in your browser and copy its address.";

/** Links without a spreadsheet that a script could be put into: where they lead, and what helps. */
const OTHERS = [
  [
    /[?&]rtpof=true/,
    "This is an Excel file (.xlsx) in Google Drive, which takes no add-on. Open it, choose File > Save as Google " +
      "Sheets, and use the link of the new spreadsheet.",
  ],
  [
    /\/spreadsheets\/d\/e\//,
    `This is the link of a published page, not of the spreadsheet behind it. ${OPEN_IT}`,
  ],
  [
    /\/\/sheets?\.new\b|\/\/spreadsheets?\.new\b|\/spreadsheets(\/u\/\d+)?\/create\b/,
    "This link makes a new spreadsheet each time it is opened. Open it, wait until the address holds /spreadsheets/d/ " +
      "and the new spreadsheet's id, and copy that address; or run npm run deploy without a link, which makes one for you.",
  ],
  [
    /drive\.google\.com\/(drive\/(u\/\d+\/)?folders|drive\b|corp\b)|\/folderview\b/,
    `This is a folder of Google Drive, not a spreadsheet. ${OPEN_IT}`,
  ],
  [/script\.google\.com\//, `This is the link of a script, not of a spreadsheet. ${OPEN_IT}`],
  [
    /docs\.google\.com\/(a\/[^/]+\/)?(document|presentation|forms|drawings|videos)\//,
    `This is another kind of Google file, not a spreadsheet. ${OPEN_IT}`,
  ],
  [
    /\/spreadsheets(\/u\/\d+)?\/?($|[?#])/,
    `This is the list of your spreadsheets, not one of them. ${OPEN_IT}`,
  ],
];

/**
 * @param {string} text what a person copied: a link, a link behind a link of a mail, or an id
 * @returns {{ id: string } | { hint: string }}
 */
export function spreadsheetLink(text) {
  const link = unwrapped(text.trim().replace(/^[<("'\s]+|[>)"'\s]+$/g, ""));
  if (ID.test(link)) return { id: link };
  const other = OTHERS.find(([pattern]) => pattern.test(link));
  if (other) return { hint: other[1] };
  const id =
    /\/spreadsheets(?:\/u\/\d+)?\/d\/([\w-]{20,})/.exec(link)?.[1] ??
    // Drive's and clasp's own, and the oldest form that still leads there.
    /\/(?:open|uc|ccc|leaf)\b[^#]*[?&](?:id|key)=([\w-]{20,})/.exec(link)?.[1];
  if (id) return { id };
  if (/drive\.google\.com\/(?:u\/\d+\/)?file\/(?:u\/\d+\/)?d\//.test(link)) {
    return {
      hint:
        "This is the link of a file in Google Drive, perhaps of an Excel file (.xlsx), which takes no add-on. Open it " +
        "with Google Sheets, choose File > Save as Google Sheets, and use the link of the new spreadsheet.",
    };
  }
  return { hint: `This is no link to a spreadsheet and no spreadsheet id: ${text}\n${OPEN_IT}` };
}

/** Mail programs and Google's own pages put a link behind one that leads there first. */
function unwrapped(link) {
  try {
    const url = new URL(link);
    const isRedirect = /(^|\.)google\.[a-z.]+$|(^|\.)safelinks\.protection\.outlook\.com$/.test(url.hostname);
    const inner = isRedirect && (url.searchParams.get("q") ?? url.searchParams.get("url"));
    const next = url.hostname === "accounts.google.com" ? url.searchParams.get("continue") : inner;
    return next && /^https?:/.test(next) ? unwrapped(next) : link;
  } catch {
    return link;
  }
}
