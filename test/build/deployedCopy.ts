/** A copy of what `npm run deploy` needs, with a small add-on, in a folder of its own. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** .clasp.json before the first deployment. */
export const COMMITTED_SETTINGS = '{ "rootDir": "dist", "skipSubdirectories": true }\n';

/** What the Google of fakeClasp.mjs knows, and how it misbehaves. */
export interface Google {
  loggedIn: boolean;
  /** Whether a login succeeds. */
  acceptsLogin: boolean;
  /** By script id. */
  projects: Record<
    string,
    {
      parentId?: string;
      owner?: string;
      files: Record<string, string>;
      versions?: { versionNumber: number; description: string }[];
    }
  >;
  /** What a command fails with; `cloning` is the second half of create-script. */
  trouble: Record<string, string>;
  /** Files that clasp leaves out. */
  ignored: string[];
  /** clasp pushes nothing and says nothing, as without --force. */
  skipsPush: boolean;
  /** A file that Google does not keep. */
  loses: string;
  /** Every command that clasp was given. */
  commands: string[];
}

export interface Outcome {
  readonly status: number | null;
  readonly said: string;
}

export class DeployedCopy {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "deploy-")));
  private readonly googleFile = join(this.folder, "google.json");

  /** @param clasp what runs as clasp: a program's path, null for none */
  constructor(clasp: string | null, google: Partial<Google> = {}) {
    cpSync("test/browser/sampleAddOn", this.folder, { recursive: true });
    this.write(".clasp.json", COMMITTED_SETTINGS);
    this.write("package.json", '{ "version": "0.1.0" }');
    mkdirSync(join(this.folder, "build"));
    for (const name of ["build.mjs", "checkBundle.mjs", "deploy.mjs", "spreadsheetLink.mjs"])
      cpSync(join("build", name), join(this.folder, "build", name));
    mkdirSync(join(this.folder, "node_modules/@google"), { recursive: true });
    symlinkSync(realpathSync("node_modules/esbuild"), join(this.folder, "node_modules/esbuild"));
    if (clasp) this.install(clasp);
    this.google = {
      loggedIn: true,
      acceptsLogin: true,
      projects: {},
      trouble: {},
      ignored: [],
      skipsPush: false,
      loses: "",
      commands: [],
      ...google,
    };
  }

  private install(clasp: string): void {
    this.write("node_modules/@google/clasp/package.json", JSON.stringify({ main: "index.mjs" }));
    this.write("node_modules/@google/clasp/index.mjs", `import ${JSON.stringify(realpathSync(clasp))};\n`);
  }

  get google(): Google {
    return JSON.parse(readFileSync(this.googleFile, "utf8")) as Google;
  }
  set google(google: Google) {
    writeFileSync(this.googleFile, JSON.stringify(google));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }
  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** @param first a statement that the deployment's own process runs first */
  deploy({
    args = [],
    first = "",
    env = {},
  }: {
    args?: string[];
    first?: string;
    env?: object;
  } = {}): Outcome {
    const preload = first ? ["--import", `data:text/javascript,${encodeURIComponent(first)}`] : [];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...preload, join(this.folder, "build/deploy.mjs"), ...args],
      { cwd: this.folder, encoding: "utf8", env: { ...process.env, GOOGLE: this.googleFile, ...env } },
    );
    return { status, said: stdout + stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
