// Lets jest read TypeScript through esbuild: types are stripped here and checked by `tsc -b`.
const { transformSync } = require("esbuild");

module.exports = {
  process(source, path) {
    const loader = path.endsWith(".ts") ? "ts" : "js";
    return transformSync(source, {
      loader,
      format: "cjs",
      target: "node20",
      sourcefile: path,
      sourcemap: "inline",
    });
  },
};
