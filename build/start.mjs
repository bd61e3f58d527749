/**
 * `npm start`: builds the add-on and the preview, serves them, and builds again when a source changes. With
 * `-- --self-test` the add-on has the self-test in its menu.
 */
import { watch } from "node:fs";
import { join } from "node:path";
import { kindOf, root, targetFolder, writeBundle } from "./build.mjs";
import { describeSizes, sizeFaults } from "./checkBundle.mjs";
import { buildAll, servePreview } from "./serve.mjs";

const kind = kindOf(process.argv);
const target = join(root, targetFolder(kind));

/** Preferred ports; with PORT set, that one and the next, and no others. */
const wanted = process.env.PORT ? Number(process.env.PORT) : undefined;
const ports =
  wanted === undefined
    ? { pagePorts: [8080, 0], framePorts: [8081, 0] }
    : { pagePorts: [wanted], framePorts: [wanted + 1] };

function rebuildOnChange(show) {
  let pause;
  const rebuild = async () => {
    try {
      const { bundle, files } = await buildAll(root, kind);
      await writeBundle(bundle, target);
      show(files);
      console.log("Built again. Reload the page to see the change.");
    } catch (error) {
      console.error(error.message);
    }
  };
  const changed = () => {
    clearTimeout(pause);
    pause = setTimeout(rebuild, 200);
  };
  for (const folder of [
    "src",
    "local",
    "templates",
    ...(kind === "selfTest" ? ["test/google", "test/local"] : []),
  ])
    watch(join(root, folder), { recursive: true }, changed);
  watch(join(root, "appsscript.json"), changed);
}

try {
  const { bundle, files } = await buildAll(root, kind);
  await writeBundle(bundle, target);
  const { url, show } = await servePreview(files, ports);
  rebuildOnChange(show);
  console.log(`Built ${describeSizes(bundle)}`);
  for (const fault of kind === "selfTest" ? [] : sizeFaults(bundle)) console.warn(fault);
  if (wanted === undefined && !url.endsWith(":8080")) console.log("Port 8080 is taken; another one is used.");
  console.log(`\n  The preview is at ${url}\n\nStop it with Ctrl+C.`);
} catch (error) {
  console.error(
    error.code === "EADDRINUSE"
      ? `Port ${error.port} is taken by another program. Choose a different one, for instance: PORT=3000 npm start`
      : error.message,
  );
  process.exit(1);
}
