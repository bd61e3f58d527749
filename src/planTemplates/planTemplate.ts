/** The shape of a plan to start from: data only, so that a person can save, export and import one. */
import type { CalendarName, CountedIn } from "../plan/plan";

export type Team = "seller" | "buyer";

export interface TemplateStep {
  /** "4" a milestone, "4.1" a task, "4.1.1" a subtask. */
  readonly number: string;
  readonly name: string;
  /** Whole days, 0 to 3650; null for undated tasks and subtasks. */
  readonly days: number | null;
  /** Only where it must stay so, however the plan counts: "30 days after Go Live" are calendar days. */
  readonly countedIn?: CountedIn;
  /** "both" when absent. */
  readonly calendar?: CalendarName;
  readonly startsAfter: readonly string[];
  /** Roles, each the exact text of one of `roles`. */
  readonly ownersSeller: readonly string[];
  readonly ownersBuyer: readonly string[];
  readonly phase: string;
  /** What is there when the step is done, as it stands under *Outcomes / Notes*. Empty for tasks that need none. */
  readonly outcome: string;
}

export interface TemplateRole {
  readonly team: Team;
  readonly role: string;
  /** What the role does in the decision: decides, signs, advises, uses; empty for seller roles. */
  readonly part: "decides" | "signs" | "advises" | "uses" | "";
  /** What they usually need to say yes; shown as a prompt. May be empty. */
  readonly needs: string;
}

export interface TemplateResource {
  readonly resource: string;
  /** One of the kinds that the Resources tab offers, or free text. */
  readonly kind: string;
  /** The role that needs it. */
  readonly forRole: string;
  /** The number of the milestone for which it is needed, or "". */
  readonly step: string;
  /** The role that provides it. */
  readonly providedBy: string;
}

export interface PlanTemplate {
  readonly version: 1;
  /** Stable, never shown: "enterpriseSoftware"; own templates get one made from their name. */
  readonly id: string;
  readonly name: string;
  readonly countedIn: CountedIn;
  /**
   * The steps from which such a plan usually works back, the usual one first: ["10", "12", "11"]. The first is
   * its go-live: the milestones behind it may run side by side or chained.
   */
  readonly anchors: readonly string[];
  readonly steps: readonly TemplateStep[];
  readonly roles: readonly TemplateRole[];
  readonly resources: readonly TemplateResource[];
}
