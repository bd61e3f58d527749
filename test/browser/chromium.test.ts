/** How a browser for the tests is found or installed, with stand-ins for every program that takes part. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

  test("is installed by the package manager when playwright's installer fails, or asked for", () => {
    program("chromium-browser", 'echo "requires the snap to be installed"; exit 1');
    const path = join(folder, "chromium");
    const browser = "#!/bin/sh\\necho Chromium 1.0\\n";
    program("apt-get", `[ "$1" = update ] || { printf '${browser}' > ${path}; /bin/chmod 755 ${path}; }`);
    const found = find();
    if (process.getuid!() === 0) expect(found).toMatchObject({ path, status: 0 });
    else expect(found.said).toContain("the system's package manager: not tried: it needs root");
  });

  test("is asked for, with every failure, when none can be installed", () => {
    const { path, said, status } = find();
    expect({ path, status }).toEqual({ path: "", status: 1 });
    expect(said).toContain("The browser tests need Chrome or Chromium, and none could be installed:");
    expect(said).toContain("playwright's installer: it ended with code 1");
    expect(said).toContain("or set CHROME_PATH to its program.");
  });
});
