/**
 * The frame of a sidebar or dialog. It comes from its own origin and waits for the HTML that the script
 * wants to show, then becomes that page.
 */
import type { FromFrame, ToFrame } from "../messages";
import { type Answer, googleScript } from "./googleScript";

const pageOrigin = new URLSearchParams(location.search).get("page") ?? "";
const send = (message: FromFrame): void => window.parent.postMessage(message, pageOrigin);

let answer: (answer: Answer) => void = () => {};

function receive(event: MessageEvent<ToFrame>): void {
  if (event.source !== window.parent || event.origin !== pageOrigin) return;
  if (event.data.kind === "show") show(event.data.html, event.data.functionNames);
  else answer(event.data);
}

/** Writing the document keeps `window`, so the page finds `google` there and its own HTML stays untouched. */
function show(html: string, functionNames: string[]): void {
  const bridge = googleScript(functionNames, send);
  answer = bridge.answer;
  Object.assign(window, { google: bridge.google });
  document.open();
  // Opening the document removed every listener.
  window.addEventListener("message", receive);
  document.write(html);
  document.close();
}

window.addEventListener("message", receive);
send({ kind: "ready" });
