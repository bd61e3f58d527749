/** The calendar file, line by line as RFC 5545 wants it. */
import { type CalendarSide, calendarEntries, calendarFile } from "../../src/documents/calendarFile";
import { isoText } from "../../src/plan/calendarDate";
import { languageFiles } from "../../src/words/allWords";
import { TODAY } from "../sidebar/fakeServer";
import { filledPlan, withDetails, withSteps } from "./sharedPlan";

const words = languageFiles("en").DialogWords;
/** Wed 6 Jan 2027, 09:05:07 UTC. */
const now = Date.UTC(2027, 0, 6, 9, 5, 7);

/** Signature on Thu 18 Feb 2027 is the only step that is left. */
function signatureOnly() {
  const plan = filledPlan({
    valueDates: { eventDate: null, decisionDate: null, nextReview: null, confirmedOn: null, agreedOn: null },
  });
  const steps = plan.plan.steps.filter(({ number }) => number === "6");
  return { ...plan, plan: { ...plan.plan, steps } };
}

function fileOf(plan: ReturnType<typeof filledPlan>, side: CalendarSide = "both"): string {
  return calendarFile(plan, calendarEntries(plan, side, words), now, words);
}

test("an event a step", () => {
  expect(fileOf(withDetails(signatureOnly(), () => ({ outcome: "Done when: both have signed" })))).toBe(
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Mutual Action Plan//Plan dates//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:6-plan-1abc@mutual-action-plan",
      "DTSTAMP:20270106T090507Z",
      // Minutes since 1970: 20,824 days of 1,440, and 545.
      "SEQUENCE:29987105",
      "DTSTART;VALUE=DATE:20270218",
      "DTEND;VALUE=DATE:20270219",
      "SUMMARY:Signature (Acme and Globex)",
      "DESCRIPTION:6 Signature\\nLegal Support\\, Carla Chief\\nDone when: both have ",
      " signed\\nhttps://docs.google.com/spreadsheets/d/1abc",
      "STATUS:TENTATIVE",
      "TRANSP:TRANSPARENT",
      "URL:https://docs.google.com/spreadsheets/d/1abc",
      // Nine o'clock on the day before is fifteen hours before midnight.
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:Signature (Acme and Globex)",
      "TRIGGER:-PT15H",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
});

test("an agreed date is confirmed", () => {
  expect(fileOf(withDetails(signatureOnly(), () => ({ agreed: true })))).toContain(
    "\r\nSTATUS:CONFIRMED\r\n",
  );
});

test("a moved date keeps its event", () => {
  const before = fileOf(signatureOnly());
  const after = fileOf(withSteps(signatureOnly(), { "6": { target: TODAY + 60 } }));
  const uid = (text: string) => /^UID:.*$/m.exec(text)![0];
  expect(uid(after)).toBe(uid(before));
  expect(after).toContain("DTSTART;VALUE=DATE:20270307");
});

test("a step keeps its event when it gets another number", () => {
  const uid = (number: string) =>
    /^UID:.*$/m.exec(fileOf(withSteps(signatureOnly(), { "6": { number, id: "k7f3" } })))![0];
  expect(uid("6")).toBe("UID:k7f3-plan-1abc@mutual-action-plan");
  expect(uid("7")).toBe(uid("6"));
});

test("a step that was done before its day is canceled, without a reminder; one done on its day is history", () => {
  const done = (change: object) => fileOf(withSteps(signatureOnly(), { "6": { done: true, ...change } }));
  // Its Target is Thu 18 Feb, today Wed 6 Jan.
  for (const early of [{ completedOn: TODAY - 1 }, { completedOn: null }]) {
    expect(done(early)).toContain("\r\nSTATUS:CANCELLED\r\n");
    expect(done(early)).not.toContain("VALARM");
  }
  expect(done({ target: TODAY - 3, completedOn: TODAY - 3 })).not.toContain("VEVENT");
});

test("read by another reader: lines unfolded, properties and their parameters apart, texts without escapes", () => {
  const plan = filledPlan();
  const events = readCalendar(fileOf(plan));
  expect(events).toHaveLength(15);
  expect(new Set(events.map((event) => event.UID)).size).toBe(15);
  expect(events.map((event) => event.SUMMARY)).toContain("Go Live (Acme and Globex)");
  const goLive = events.find((event) => event.SUMMARY!.startsWith("Go Live"))!;
  expect(goLive).toMatchObject({
    "DTSTART;VALUE=DATE": "20270315",
    "DTEND;VALUE=DATE": "20270316",
    "VALARM TRIGGER": "-PT15H",
    URL: "https://docs.google.com/spreadsheets/d/1abc",
  });
  expect(goLive.DESCRIPTION!.split("\n").slice(0, 2)).toEqual(["10 Go Live", "Customer Success, Ann Lee"]);
});

/** By RFC 5545 alone: each event as its properties, those of parts inside it behind their names. */
function readCalendar(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  const inside: string[] = [];
  for (const line of text
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter((each) => each !== "")) {
    const colon = line.indexOf(":");
    const [name, content] = [line.slice(0, colon), line.slice(colon + 1)];
    expect([line, /^[A-Z-]+(;[A-Z-]+=[^;:]+)*$/.test(name)]).toEqual([line, true]);
    if (name === "BEGIN") {
      inside.push(content);
      if (content === "VEVENT") events.push({});
    } else if (name === "END") expect(inside.pop()).toBe(content);
    else if (inside[1] === "VEVENT") {
      const value = content.replace(/\\([nN,;\\])/g, (_all, sign: string) => (/n/i.test(sign) ? "\n" : sign));
      events.at(-1)![[...inside.slice(2), name].join(" ")] = value;
    }
  }
  expect(inside).toEqual([]);
  return events;
}

test("what people typed cannot add a line, and no line is longer than 75 bytes", () => {
  const name =
    "A, b; c\\d\r\nEND:VEVENT \u0007 äöü日本語の非常に長い名前をここに書いてみます 😀😀😀😀😀😀😀😀😀😀";
  const lines = fileOf(withSteps(signatureOnly(), { "6": { name } })).split("\r\n");
  expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(1);
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  const unfolded = lines.join("\r\n").replace(/\r\n /g, "").split("\r\n");
  expect(unfolded).toContain(
    "SUMMARY:A\\, b\\; c\\\\d\\nEND:VEVENT   äöü日本語の非常に長い名前をここに書いてみます 😀😀😀😀😀😀😀😀😀😀 (Acme and Globex)",
  );
});

test("each side gets what it owns, and both what is for both", () => {
  const plan = withDetails(filledPlan(), ({ number }) =>
    number === "4" ? { ownersBuyer: "" } : number === "5" ? { ownersSeller: "" } : {},
  );
  const titles = (side: CalendarSide) => calendarEntries(plan, side, words).map(({ title }) => title);
  expect(titles("both")).toEqual([
    "Joint review",
    "Intros and Fit",
    "Use case discovery",
    "Business case",
    "Proposal",
    "Negotiation",
    "Signature",
    "Implementation",
    "Integrations",
    "Onboarding",
    "Go Live",
    "VALUE Delivered",
    "Compelling event",
    "Key ROI date",
    "Quarterly Review",
  ]);
  expect(titles("seller")).toEqual(titles("both").filter((title) => title !== "Negotiation"));
  expect(titles("buyer")).toEqual(titles("both").filter((title) => title !== "Proposal"));
});

test("done steps, steps without a date and past reviews are left out", () => {
  const plan = withSteps(
    filledPlan({
      valueDates: {
        eventDate: TODAY,
        decisionDate: null,
        nextReview: TODAY - 1,
        confirmedOn: null,
        agreedOn: null,
      },
    }),
    Object.fromEntries(
      [..."123456789"].map((number) => [number, { done: true, target: TODAY - 3, completedOn: TODAY - 3 }]),
    ),
  );
  const keys = calendarEntries(plan, "both", words).map(({ key }) => key);
  expect(keys).toEqual(["event", "10", "11", "12", "13"]);
});

test("a step that is not needed is canceled on the date that it would have, also for who owns it", () => {
  // Proposal is due on Wed 10 Feb 2027; without a date of its own it is worked out.
  const plan = withSteps(filledPlan(), { "4": { notNeeded: "They have one", target: null } });
  const entries = (side: CalendarSide) =>
    calendarEntries(plan, side, words)
      .filter(({ status }) => status === "canceled")
      .map(({ key, day }) => [key, isoText(day)]);
  expect(entries("both")).toEqual([["4", "2027-02-10"]]);
  const lines = fileOf(plan).split("\r\n");
  const from = lines.findIndex((line) => line.startsWith("UID:4-"));
  expect(lines.slice(from, lines.indexOf("END:VEVENT", from))).toEqual([
    "UID:4-plan-1abc@mutual-action-plan",
    "DTSTAMP:20270106T090507Z",
    "SEQUENCE:29987105",
    "DTSTART;VALUE=DATE:20270210",
    "DTEND;VALUE=DATE:20270211",
    "SUMMARY:Proposal (Acme and Globex)",
    ...lines.slice(from + 6, lines.indexOf("STATUS:CANCELLED", from)),
    "STATUS:CANCELLED",
    "TRANSP:TRANSPARENT",
    "URL:https://docs.google.com/spreadsheets/d/1abc",
  ]);
  expect(lines.filter((line) => line === "STATUS:CANCELLED")).toHaveLength(1);
  const sellersOnly = withDetails(plan, ({ number }) => (number === "4" ? { ownersBuyer: "" } : {}));
  const keys = calendarEntries(sellersOnly, "buyer", words).map(({ key }) => key);
  expect(keys).not.toContain("4");
});

test("an event follows its row when somebody renumbers the steps", () => {
  const named = withSteps(signatureOnly(), { "6": { id: "abcdefgh" } });
  const uid = (text: string) => /^UID:.*$/m.exec(text)![0];
  expect(uid(fileOf(named))).toBe("UID:abcdefgh-plan-1abc@mutual-action-plan");
  const renumbered = withSteps(named, { "6": { number: "9" } });
  expect(uid(fileOf(renumbered))).toBe(uid(fileOf(named)));
});

test("events of steps that were removed are canceled", () => {
  const plan = signatureOnly();
  const removed = [{ id: "removed1", name: "Legal review", target: TODAY + 20 }];
  const gone = fileOf({ ...plan, snapshot: { ...plan.snapshot!, removed } }).split("\r\nBEGIN:VEVENT\r\n");
  expect(gone).toHaveLength(3);
  // Wed 6 Jan and 20 days.
  expect(gone[1]!.split("\r\n")).toEqual(
    expect.arrayContaining([
      "UID:removed1-plan-1abc@mutual-action-plan",
      "DTSTART;VALUE=DATE:20270126",
      "SUMMARY:Legal review (Acme and Globex)",
      "STATUS:CANCELLED",
    ]),
  );
});
