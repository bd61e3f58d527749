import { callServer } from "../../src/page/server";

type Behavior = (
  succeeded: (reply: string | null) => void,
  failed: (error: Error) => void,
  sent: string,
) => void;

/** Google's bridge: remembers the handlers, then calls. */
function bridge(behave: Behavior) {
  const runner = (succeeded: (reply: string | null) => void, failed: (error: Error) => void): object => ({
    withSuccessHandler: (handler: typeof succeeded) => runner(handler, failed),
    withFailureHandler: (handler: typeof failed) => runner(succeeded, handler),
    showStep: (sent: string) => behave(succeeded, failed, sent),
  });
  const nothing = () => {};
  (globalThis as { google?: unknown }).google = { script: { run: runner(nothing, nothing) } };
}

afterEach(() => {
  delete (globalThis as { google?: unknown }).google;
});

const silent = { ok: false, findings: [], silent: true };

test("sends one text and reads one text", async () => {
  bridge((succeeded, _failed, sent) => succeeded(JSON.stringify({ ok: true, value: JSON.parse(sent).step })));
  expect(await callServer("showStep", { step: "4" })).toEqual({ ok: true, value: "4" });
});

test("hands a refusal on", async () => {
  const refusal = { ok: false, findings: [{ problem: { code: "busy" }, cells: [] }] };
  bridge((succeeded) => succeeded(JSON.stringify(refusal)));
  expect(await callServer("showStep", { step: "4" })).toEqual(refusal);
});

test.each<[string, Behavior]>([
  [
    "the connection breaks",
    (_succeeded, failed) => failed(new Error("NetworkError: Connection failure due to HTTP 0")),
  ],
  ["the failure handler gets no message", (_succeeded, failed) => failed(new Error(""))],
  ["Google loses the answer", (succeeded) => succeeded(null)],
  ["the answer is cut off", (succeeded) => succeeded('{"ok":tr')],
  [
    "the bridge throws at once",
    () => {
      throw new Error("Failed due to illegal value in property: 0");
    },
  ],
])("is silent, and never rejects, when %s", async (_name, behavior) => {
  bridge(behavior);
  expect(await callServer("showStep", { step: "4" })).toEqual(silent);
});

test("tells why Google did not run the add-on", async () => {
  bridge((_succeeded, failed) => failed(new Error("Authorization is required to perform that action.")));
  expect(await callServer("showStep", { step: "4" })).toEqual({
    ok: false,
    findings: [{ problem: { code: "severalAccounts" }, cells: [] }],
  });
});

test("is silent when there is no bridge at all", async () => {
  expect(await callServer("showStep", { step: "4" })).toEqual(silent);
});
