/** The hash behind the fingerprint, against published values; and what it must tell apart. */
import { calendarsHash, hashText } from "../../src/plan/fingerprint";
import type { Plan } from "../../src/plan/plan";

/** A plan with these days off of the seller. */
function withDaysOff(nonWorkingDays: readonly number[]): Plan {
  return {
    steps: [],
    anchor: null,
    countedIn: "working",
    seller: { weekend: "0000011", nonWorkingDays },
    buyer: { weekend: "0000011", nonWorkingDays: [] },
    today: 46461,
  };
}

test("the first half is FNV-1a with 32 bits, as its authors published it", () => {
  const published = [
    ["", "811c9dc5"],
    ["a", "e40c292c"],
    ["b", "e70c2de5"],
    ["foo", "a9f37ed7"],
    ["foobar", "bf9cf968"],
  ] as const;
  for (const [text, hash] of published) expect(hashText(text).slice(0, 8)).toBe(hash);
});

test("always 16 hexadecimal digits, and no two the same", () => {
  const hashes = Array.from({ length: 1000 }, (_, i) => hashText(String(i)));
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set(hashes).size).toBe(1000);
});

test("the order of days off does not count, nor that one is listed twice", () => {
  const hash = calendarsHash(withDaysOff([46382, 46389, 46461]));
  for (const days of [
    [46461, 46389, 46382],
    [46389, 46461, 46382],
    [46461, 46382, 46461, 46389],
  ]) {
    expect(calendarsHash(withDaysOff(days))).toBe(hash);
  }
});

test("days off are told apart, also those that are no days", () => {
  expect(calendarsHash(withDaysOff([1, 23]))).not.toBe(calendarsHash(withDaysOff([123])));
  expect(calendarsHash(withDaysOff([46461]))).not.toBe(calendarsHash(withDaysOff([46462])));
});
