/** Plural forms in texts and in the sheet's formulas, for languages with two and with more. */
import { plural } from "../../src/addon/sheet/tabs/milestoneFormulas";
import { languageOf, languages } from "../../src/words/language";
import { say } from "../../src/words/say";

afterEach(() => jest.restoreAllMocks());

/** 1 plik, but 2, 3, 4 and 22 pliki, and 5, 12 and 21 plików. */
function asInPolish(): void {
  jest.spyOn(languages.en, "pluralForm").mockImplementation((count) => {
    const few = [2, 3, 4].includes(count % 10) && ![12, 13, 14].includes(count % 100);
    return count === 1 ? 0 : few ? 1 : 2;
  });
  jest
    .spyOn(languages.en, "pluralConditions")
    .mockImplementation((count) => [
      `${count}=1`,
      `AND(MOD(${count};10)>=2;MOD(${count};10)<=4;OR(MOD(${count};100)<12;MOD(${count};100)>14))`,
    ]);
}

test("one and other", () => {
  const days = (n: number) =>
    say("en", "{n|one day|{n} days}, {n|it is|they are} {what}", { n, what: "late" });
  expect([0, 1, 2].map(days)).toEqual([
    "0 days, they are late",
    "one day, it is late",
    "2 days, they are late",
  ]);
});

test("as many forms as a language has", () => {
  asInPolish();
  const forms = [1, 2, 5, 12, 21, 22].map((n) => say("en", "{n|1 plik|{n} pliki|{n} plików}", { n }));
  expect(forms).toEqual(["1 plik", "2 pliki", "5 plików", "12 plików", "21 plików", "22 pliki"]);
});

test("a formula chooses like a text", () => {
  expect(plural("A1", "{n|1 day late|late by {n} days}", "de")).toBe(
    'IF(A1=1;"1 day late";"late by "&A1&" days")',
  );
});

test("a formula has as many forms as the language", () => {
  asInPolish();
  expect(plural("A1", "{n|one|{n} few|{n} many}", "en")).toBe(
    'IF(A1=1;"one";IF(AND(MOD(A1;10)>=2;MOD(A1;10)<=4;OR(MOD(A1;100)<12;MOD(A1;100)>14));A1&" few";A1&" many"))',
  );
});

test.each([
  ["de", "de"],
  ["de_AT", "de"],
  ["de-CH", "de"],
  ["en_GB", "en"],
  // Not German, although it begins like it; and a language without words here.
  ["den", "en"],
  ["fr", "en"],
  ["", "en"],
])("the language of %p is %s", (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
