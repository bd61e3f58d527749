import { inBothWorlds } from "./bundle";

// The damaged sheets take long and have a file of their own.
for (const name of inBothWorlds.filter((each) => each !== "repair/damaged")) {
  describe(name, () => {
    require(`./sheet/${name}.test`);
  });
}
