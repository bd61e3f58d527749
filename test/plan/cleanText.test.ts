import { cleanText } from "../../src/plan/cleanText";

test.each([
  ["as it is", "Müller & Söhne – 日本 👩‍👩‍👧 عربي", "Müller & Söhne – 日本 👩‍👩‍👧 عربي"],
  ["spaces and line breaks around it", " \n Acme\u00a0 ", "Acme"],
  ["a byte order mark before it", "\ufeffAcme", "Acme"],
  ["line breaks of Windows", "one\r\ntwo", "one\ntwo"],
  ["line breaks of an old Mac", "one\rtwo", "one\ntwo"],
  ["other line breaks", "one\u2028two\u2029three\u0085four", "one\ntwo\nthree\nfour"],
  ["a tab", "one\ttwo", "one two"],
  ["a null, a bell, an escape and a delete", "a\u0000b\u0007c\u001bd\u007fe", "a b c d e"],
  ["controls beyond ASCII", "a\u0080b\u009fc", "a b c"],
  ["nothing but controls", "\u0000\t\u009f", ""],
  ["the first half of an emoji", "a\ud83d", "a\ufffd"],
  ["the second half of an emoji", "\ude00a", "\ufffda"],
  ["halves in the wrong order", "\ude00\ud83d", "\ufffd\ufffd"],
])("%s", (_name, typed, kept) => {
  expect(cleanText(typed)).toBe(kept);
  expect(cleanText(kept)).toBe(kept);
});
