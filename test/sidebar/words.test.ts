/** The texts of what stands in the sidebar's place are short enough for 300 px. */
import { dayNumber } from "../../src/plan/calendarDate";
import { setupDe } from "../../src/words/de/setup";
import { sidebarDe } from "../../src/words/de/sidebar";
import { setupEn } from "../../src/words/en/setup";
import { sidebarEn } from "../../src/words/en/sidebar";
import { formatDay, formatMonth } from "../../src/words/formatDay";

test("no word is wider than the sidebar", () => {
  // About 36 characters of 13 px fit beside the padding.
  for (const text of [sidebarEn, sidebarDe, setupEn, setupDe].flatMap((table) =>
    Object.values<string>(table),
  )) {
    expect(text.split(/\s/).filter((word) => word.length > 30)).toEqual([]);
  }
});

test("days are written as people read them", () => {
  const day = dayNumber(2027, 3, 19);
  expect(formatDay(day, "en")).toBe("Fri 19 Mar");
  expect(formatDay(day, "en", { year: true })).toBe("Fri 19 Mar 2027");
  expect(formatDay(day, "de")).toBe("Fr 19. März");
  expect(formatDay(day, "de", { year: true })).toBe("Fr 19. März 2027");
  expect(formatMonth(day, "de")).toBe("März");
});
