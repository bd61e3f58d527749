/**
 * Builds and serves the preview on this computer, from memory. Two origins: the page, and the frame in which
 * a script's HTML runs, which must not be able to reach the page.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { buildAddOn, kindOf, root } from "./build.mjs";

/** Every file of both origins by its path, for instance "/preview.js" and "/frame/frame.js". */
async function buildPreview() {
  const folder = join(root, "local/preview");
  const common = {
    bundle: true,
    write: false,
    outdir: folder,
    target: "es2022",
    logLevel: "silent",
    // The component's `browser` file is a script without exports.
    mainFields: ["module", "main"],
    // Fonts come with the style sheets; every browser that runs the preview reads the first kind.
    loader: {
      ".xml": "text",
      ".woff2": "file",
      ".woff": "empty",
      ".ttf": "empty",
      ".eot": "empty",
      ".svg": "empty",
    },
    assetNames: "[name]",
  };
  const [scripts, styles, page, frame] = await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: { preview: join(folder, "main.ts"), "frame/frame": join(folder, "frame/frame.ts") },
      format: "esm",
      sourcemap: "inline",
    }),
    esbuild.build({ ...common, entryPoints: [join(folder, "preview.css")] }),
    readFile(join(folder, "index.html")),
    readFile(join(folder, "frame/frame.html")),
  ]);
  const files = new Map([
    ["/", page],
    ["/frame/frame.html", frame],
  ]);
  for (const { path, contents } of [...scripts.outputFiles, ...styles.outputFiles]) {
    files.set(`/${relative(folder, path).split(sep).join("/")}`, contents);
  }
  return files;
}

/** Builds the preview and the add-on that it shows, by default this repository's. */
export async function buildAll(addOn = root, kind = "bound") {
  const [bundle, company, files] = await Promise.all([
    buildAddOn(addOn, kind),
    buildAddOn(addOn, "company"),
    buildPreview(),
  ]);
  files.set("/bundle.json", JSON.stringify(bundle));
  files.set("/bundle-company.json", JSON.stringify(company));
  return { bundle, files };
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
  "": "text/plain; charset=utf-8",
};

function serve(find) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const body = find(pathname);
    const type = pathname === "/" ? TYPES[".html"] : TYPES[extname(pathname)];
    // The files change with every build.
    response.writeHead(body === undefined ? 404 : 200, { "content-type": type, "cache-control": "no-store" });
    response.end(body ?? "Not found\n");
  });
}

/** Only this computer can connect. Port 0 is any free one. */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(`http://localhost:${server.address().port}`));
  });
}

async function listenOnOneOf(server, ports) {
  for (const port of ports) {
    try {
      return await listen(server, port);
    } catch (error) {
      if (error.code !== "EADDRINUSE" || port === ports.at(-1)) throw error;
    }
  }
}

/**
 * Serves the files of `buildAll`; `show` replaces them after another build.
 * @param {{ pagePorts?: number[], framePorts?: number[] }} options ports in order of preference
 */
export async function servePreview(files, { pagePorts = [0], framePorts = [0] } = {}) {
  let shown = files;
  const frames = serve((path) => (path.startsWith("/frame/") ? shown.get(path) : undefined));
  const frameOrigin = await listenOnOneOf(frames, framePorts);
  const pages = serve((path) => {
    if (path === "/frame-origin") return frameOrigin;
    return path.startsWith("/frame/") ? undefined : shown.get(path);
  });
  const url = await listenOnOneOf(pages, pagePorts);
  return {
    url,
    show(others) {
      shown = others;
    },
  };
}

// Run by itself it serves one build on free ports, for the browser tests, until it is stopped. An argument
// names the folder of another add-on, or is --self-test.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const isFolder = process.argv[2] !== undefined && !process.argv[2].startsWith("--");
    const { files } = await (isFolder ? buildAll(process.argv[2]) : buildAll(root, kindOf(process.argv)));
    console.log((await servePreview(files)).url);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
