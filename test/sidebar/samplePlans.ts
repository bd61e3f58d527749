/** Plans for the sidebar's tests: as created, half done and late, and longer than any plan should be. */
import { builtInTemplates, type PlanTemplate, withoutTasks } from "../../src/planTemplates";
import type { NewPlanRequest } from "../../src/protocol";
import { FakeServer, TODAY } from "./fakeServer";

/** Mon 2027-03-15. */
export const GO_LIVE = 46461;

export function newPlanRequest(change: Partial<NewPlanRequest> = {}): NewPlanRequest {
  const template = withoutTasks(builtInTemplates(change.language ?? "en")[0]!);
  return {
    id: "one",
    language: "en",
    sellerCompany: "Acme",
    buyerCompany: "Globex",
    compellingEvent: "",
    anchor: { step: "10", date: GO_LIVE },
    countedIn: "calendar",
    weekends: { seller: "0000011", buyer: "0000011" },
    nonWorkingDays: [],
    template,
    done: [],
    accent: "#1a73e8",
    showAgreed: false,
    beside: false,
    ...change,
  };
}

export function serverWithPlan(change: Partial<NewPlanRequest> = {}): FakeServer {
  const server = new FakeServer();
  server.createPlan(newPlanRequest(change));
  return server;
}

/** Go Live a month too early: two steps done, one overdue, a price on the delay, and somebody edited the sheet. */
export function lateServer(): FakeServer {
  const server = serverWithPlan({
    anchor: { step: "10", date: GO_LIVE - 28 },
    done: [{ step: "1", on: TODAY - 9 }],
  });
  server.loaded = { ...server.loaded!, valuePerMonth: { amount: 42_500, currency: "EUR" } };
  server.editSheet((plan) => ({
    ...plan,
    steps: plan.steps.map((step) => (step.number === "4" ? { ...step, target: step.target! + 2 } : step)),
  }));
  return server;
}

/** Milestones in one chain, with names that fill several lines. */
export function longServer(count = 40): FakeServer {
  const template = builtInTemplates("en")[0]!;
  const steps = Array.from({ length: count }, (_, at): PlanTemplate["steps"][number] => ({
    number: String(at + 1),
    name: `Approval of the Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, part ${at + 1}`,
    days: 5,
    startsAfter: at === 0 ? [] : [String(at)],
    ownersSeller: ["Account Executive", "Customer Success"],
    ownersBuyer: ["Project sponsor (signatory)"],
    phase: "Discover",
    outcome: "",
  }));
  const company =
    "The Extraordinarily Long Company Name Holding of Northern and Southern Territories Limited";
  return serverWithPlan({
    template: { ...template, steps, anchors: [String(count)] },
    anchor: { step: String(count), date: TODAY + 5 * count + 15 },
    sellerCompany: company,
    buyerCompany: `${company} & Sons`,
    done: [{ step: "1", on: TODAY }],
  });
}
