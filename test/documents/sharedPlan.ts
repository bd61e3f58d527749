/** A plan for the tests of the documents: three people have names, one step is done, one is late, one field is empty. */
import { type Voice, voiceOf } from "../../src/documents/voice";
import type { LoadedPlan } from "../../src/protocol";
import { languageFiles } from "../../src/words/allWords";
import { TODAY, valueWith } from "../sidebar/fakeServer";
import { serverWithPlan } from "../sidebar/samplePlans";

/** Go Live on Mon 15 Mar 2027, seen on Wed 6 Jan 2027. */
export function freshPlan(change: Parameters<typeof serverWithPlan>[0] = {}): LoadedPlan {
  return serverWithPlan(change).loaded!;
}

/** The same, once the Value tab and the first names are filled in. */
export function filledPlan(change: Partial<LoadedPlan> = {}): LoadedPlan {
  const fresh = freshPlan();
  const names: Readonly<Record<string, string>> = {
    "Account Executive": "Sam Seller",
    "Project champion": "Ann Lee",
    "Project sponsor (signatory)": "Carla Chief",
  };
  return {
    ...fresh,
    roles: fresh.roles.map((role) => ({
      ...role,
      name: names[role.role] ?? "",
      email: role.role === "Project champion" ? "ann@globex.example" : "",
    })),
    rolesWithoutName: fresh.rolesWithoutName.filter((role) => !(role in names)),
    value: valueWith({
      goal: "Close the books in three days.",
      event: "The auditors ask for monthly closings.",
      current: "Ten people copy figures.",
      issues: "The board sees figures late.",
      capabilities: "All figures in one place.",
      businessValue: "200,000 a year.",
      decisionMakers: "CFO",
      decisionsNeeded: "Who tests in Lyon?\nWhich accounts lead?",
      rhythm: "Every Tuesday",
    }),
    valueDates: {
      eventDate: TODAY + 100,
      decisionDate: null,
      nextReview: TODAY + 6,
      confirmedOn: null,
      agreedOn: null,
    },
    measures: [
      {
        measure: "Days to close",
        today: "10",
        target: "3",
        byWhen: TODAY + 120,
        owner: "Ann Lee",
        achieved: "",
      },
      { measure: "Audit remarks", today: "", target: "0", byWhen: null, owner: "", achieved: "" },
    ],
    valuePerMonth: { amount: 16_500, currency: "EUR" },
    investment: { once: null, yearly: null },
    ...change,
  };
}

export function withSteps(
  loaded: LoadedPlan,
  changed: Readonly<Record<string, Partial<LoadedPlan["plan"]["steps"][number]>>>,
): LoadedPlan {
  const steps = loaded.plan.steps.map((step) => ({ ...step, ...changed[step.number] }));
  return { ...loaded, plan: { ...loaded.plan, steps } };
}

export function withDetails(
  loaded: LoadedPlan,
  change: (detail: LoadedPlan["details"][number]) => Partial<LoadedPlan["details"][number]>,
): LoadedPlan {
  return { ...loaded, details: loaded.details.map((detail) => ({ ...detail, ...change(detail) })) };
}

export function voiceFor(loaded: LoadedPlan, locale = "en_GB"): Voice {
  return voiceOf(loaded, languageFiles(loaded.language).DialogWords, locale);
}
