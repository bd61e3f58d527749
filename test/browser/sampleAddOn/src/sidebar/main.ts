/** Says in which mode the page was parsed, with an address that Google would take for a comment. */
const link = "https://example.com/";

document.getElementById("quirks")!.textContent = `${document.compatMode} ${link}`;
