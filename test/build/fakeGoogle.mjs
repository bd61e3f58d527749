/**
 * Loaded before the real clasp: answers its requests to Google from a file (GOOGLE names it), so that nothing leaves
 * this computer. clasp's client library takes `window.fetch` where there is a window.
 */
import { readFileSync, writeFileSync } from "node:fs";

const google = () => JSON.parse(readFileSync(process.env.GOOGLE, "utf8"));

function answer(method, url, body) {
  const state = google();
  const keep = () => writeFileSync(process.env.GOOGLE, JSON.stringify(state));
  const { hostname, pathname } = new URL(url);
  state.commands.push(`${method} ${hostname}${pathname}`);
  keep();

  if (pathname === "/oauth2/v2/userinfo") return { email: "rep@seller.example" };
  if (pathname === "/drive/v3/files") return { id: "new-spreadsheet" };
  if (hostname !== "script.googleapis.com") return refusal(404, `Nothing stands in for ${method} ${url}`);
  if (state.trouble.api) return refusal(403, state.trouble.api);
  if (pathname === "/v1/projects") {
    state.projects["script-1"] = {
      parentId: body.parentId,
      files: [{ name: "appsscript", type: "JSON", source: '{ "timeZone": "America/New_York" }' }],
    };
    keep();
    return { scriptId: "script-1", ...body };
  }
  const [, id, part] = /^\/v1\/projects\/([^/]+)\/(content|versions)$/.exec(pathname) ?? [];
  const project = state.projects[id];
  if (!project) return refusal(404, "Requested entity was not found.");
  if (part === "versions") {
    project.versions ??= [];
    if (method !== "POST") return { versions: project.versions };
    const version = { versionNumber: project.versions.length + 1, ...body };
    project.versions.push(version);
    keep();
    return version;
  }
  if (method === "PUT") {
    project.files = body.files;
    keep();
  }
  return { files: project.files };
}

function refusal(code, message) {
  return { error: { code, message, errors: [{ message, domain: "global", reason: "refused" }] } };
}

globalThis.window = {
  async fetch(url, { method = "GET", body } = {}) {
    const text = body === undefined ? undefined : await new Response(body).text();
    const reply = answer(method, String(url), text && JSON.parse(text));
    const status = reply.error?.code ?? 200;
    return new Response(JSON.stringify(reply), { status, headers: { "content-type": "application/json" } });
  },
};
