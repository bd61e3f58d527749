import { contract } from "./contract";
import type { Assert } from "./contract/contract";
import { googleOf, makeSession } from "./makeSession";

const comparable = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));

const jestAssert: Assert = {
  equal(actual, expected, what) {
    if (what === undefined) expect(comparable(actual)).toEqual(comparable(expected));
    else expect([what, comparable(actual)]).toEqual([what, comparable(expected)]);
  },
  throws(work, message) {
    expect(work).toThrow(expect.objectContaining({ name: "Exception", message }));
  },
  fails(work) {
    expect(work).toThrow(expect.objectContaining({ name: "Exception" }));
  },
};

for (const [topic, cases] of Object.entries(contract)) {
  describe(topic, () => {
    for (const { name, run } of cases) {
      test(name, () => run(googleOf(makeSession()), jestAssert));
    }
  });
}
