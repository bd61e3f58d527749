/** How a browser for the tests is found or installed, with stand-ins for every program that takes part. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "browsers-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Looks for a browser on a computer that has only this test's programs, and no network. */
function find(env: Record<string, string> = {}): { path: string; said: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["build/chromium.mjs"], {
    encoding: "utf8",
    env: {
      PATH: folder,
      HOME: folder,
      PLAYWRIGHT_BROWSERS_PATH: join(folder, "none"),
      PLAYWRIGHT_DOWNLOAD_HOST: "http://127.0.0.1:9",
      ...env,
    },
  });
  return { path: stdout.trim(), said: stderr, status };
}

// The programs here are shell scripts, and other systems keep a browser outside the search path.
const onLinux = process.platform === "linux" ? describe : describe.skip;

onLinux("a browser for the tests", () => {
  test.each(["Chromium 156.0.8078.79", "Google Chrome 150.0.1", "Google Chrome for Testing 159.0.8154.6"])(
    "is one that calls itself %s",
    (version) => {
      const path = program("chromium", `echo "${version}"`);
      expect(find()).toMatchObject({ path, status: 0 });
    },
  );

  test("is the one that CHROME_PATH names", () => {
    program("chromium", 'echo "Chromium 1.0"');
    const path = program("mine", 'echo "Chromium 2.0"');
    expect(find({ CHROME_PATH: path })).toMatchObject({ path, status: 0 });
  });

  test("is no other when CHROME_PATH names one that does not run", () => {
    program("chromium", 'echo "Chromium 1.0"');
    const { path, said, status } = find({ CHROME_PATH: join(folder, "gone") });
    expect({ path, status }).toEqual({ path: "", status: 1 });
    expect(said).toContain("CHROME_PATH names no Chrome or Chromium that runs");
  });

  const asRoot = process.getuid?.() === 0 ? test : test.skip;

  /** The shell command with which a package manager puts the browser in place. */
  function install(path: string): string {
    return `printf '#!/bin/sh\\necho Chromium 1.0\\n' > ${path}; /bin/chmod 755 ${path}`;
  }

  test("is installed by the package manager when playwright's installer fails, or asked for", () => {
    program("chromium-browser", 'echo "requires the snap to be installed"; exit 1');
    const path = join(folder, "chromium");
    program("apt-get", `[ "$1" = update ] || { ${install(path)}; }`);
    const found = find();
    if (process.getuid!() === 0) expect(found).toMatchObject({ path, status: 0 });
    else expect(found.said).toContain("the system's package manager: not tried: it needs root");
  });

  // The words of apt 2.6, while another process held the lock on the lists, and the one on the installed packages.
  asRoot("is installed when another process lets go of the package manager's locks", () => {
    const path = join(folder, "chromium");
    const busy = (lock: string, command: string) =>
      `[ -e ${folder}/${command} ] || { : > ${folder}/${command}; ` +
      `echo "E: Could not get lock ${lock}. It is held by process 21485 (apt-get)" >&2; exit 100; }`;
    program(
      "apt-get",
      `if [ "$1" = update ]; then ${busy("/var/lib/apt/lists/lock", "update")}\n` +
        `else ${busy("/var/lib/dpkg/lock-frontend", "install")}; ${install(path)}; fi`,
    );
    const { said, ...found } = find();
    expect(found).toEqual({ path, status: 0 });
    expect(said.match(/Another process uses the package manager; waiting for it\./g)).toHaveLength(2);
    expect(said).not.toContain("E: Could not get lock");
  });

  asRoot("is not waited for when the package manager fails for another reason", () => {
    const calls = join(folder, "calls");
    program("apt-get", `echo "$1" >> ${calls}; echo "E: Unable to locate package chromium" >&2; exit 100`);
    const { said, status } = find();
    expect(status).toBe(1);
    expect(readFileSync(calls, "utf8")).toBe("update\n");
    expect(said).toContain("E: Unable to locate package chromium");
    expect(said).toContain("the system's package manager: it ended with code 100");
  });

  test("is asked for, with every failure, when none can be installed", () => {
    const { path, said, status } = find();
    expect({ path, status }).toEqual({ path: "", status: 1 });
    expect(said).toContain("The browser tests need Chrome or Chromium, and none could be installed:");
    expect(said).toContain("playwright's installer: it ended with code 1");
    expect(said).toContain("or set CHROME_PATH to its program.");
  });
});
