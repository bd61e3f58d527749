/**
 * What the built-in templates consist of, without a word that a person reads: those stand in `texts/`, one
 * file per language, under the same keys.
 */
import type { TemplateRole } from "./planTemplate";

interface RoleStructure {
  readonly team: TemplateRole["team"];
  readonly part: TemplateRole["part"];
}

export const roles = {
  executive: { team: "seller", part: "" },
  sellerLegal: { team: "seller", part: "" },
  sellerIt: { team: "seller", part: "" },
  success: { team: "seller", part: "" },
  sellerFinance: { team: "seller", part: "" },
  champion: { team: "buyer", part: "advises" },
  sponsor: { team: "buyer", part: "signs" },
  legal: { team: "buyer", part: "advises" },
  security: { team: "buyer", part: "advises" },
  finance: { team: "buyer", part: "advises" },
  budget: { team: "buyer", part: "decides" },
  technical: { team: "buyer", part: "decides" },
  procurement: { team: "buyer", part: "advises" },
  departments: { team: "buyer", part: "decides" },
} as const satisfies Record<string, RoleStructure>;

export type RoleKey = keyof typeof roles;

export type PhaseKey = "discover" | "evaluate" | "decide" | "implement" | "realize";

interface MilestoneStructure {
  readonly phase: PhaseKey;
  /** Roles of both teams. */
  readonly owners: readonly RoleKey[];
  /** One entry per typical task: who does it. */
  readonly tasks: readonly (readonly RoleKey[])[];
}

export const milestones = {
  introsAndFit: {
    phase: "discover",
    owners: ["executive", "champion"],
    tasks: [["executive", "champion"], ["champion"], ["executive", "champion"]],
  },
  useCaseDiscovery: {
    phase: "discover",
    owners: ["executive", "champion"],
    tasks: [["executive", "champion"], ["champion"], ["executive"], ["champion"]],
  },
  pocCriteria: {
    phase: "evaluate",
    owners: ["executive", "champion", "technical"],
    tasks: [
      ["executive", "champion"],
      ["champion", "technical"],
      ["executive", "champion"],
    ],
  },
  proofOfConcept: {
    phase: "evaluate",
    owners: ["sellerIt", "champion"],
    tasks: [["sellerIt", "security"], ["sellerIt"], ["champion"], ["executive", "champion"]],
  },
  riskReview: {
    phase: "evaluate",
    owners: ["sellerLegal", "sellerIt", "legal", "security"],
    tasks: [["sellerIt"], ["security"], ["legal"]],
  },
  pocResults: {
    phase: "evaluate",
    owners: ["executive", "champion", "technical"],
    tasks: [["sellerIt", "champion"], ["executive", "champion"], ["technical"]],
  },
  resultsReview: {
    phase: "discover",
    owners: ["success", "champion"],
    tasks: [["success"], ["champion"], ["success", "champion"]],
  },
  newGoals: {
    phase: "discover",
    owners: ["executive", "success", "sponsor"],
    tasks: [["champion"], ["executive", "sponsor"], ["champion"]],
  },
  expansionScope: {
    phase: "evaluate",
    owners: ["executive", "champion"],
    tasks: [["champion"], ["executive", "champion"], ["executive", "technical"]],
  },
  expansionTrial: {
    phase: "evaluate",
    owners: ["success", "champion"],
    tasks: [["executive", "champion"], ["success"], ["champion"]],
  },
  businessCase: {
    phase: "evaluate",
    owners: ["executive", "champion", "finance"],
    tasks: [["finance"], ["executive", "finance"], ["champion"], ["champion"]],
  },
  proposal: {
    phase: "decide",
    owners: ["executive", "champion"],
    tasks: [["executive"], ["executive", "champion"], ["champion"]],
  },
  renewalDecision: {
    phase: "decide",
    owners: ["executive", "sponsor"],
    tasks: [["executive", "champion"], ["champion"], ["sponsor"]],
  },
  negotiation: {
    phase: "decide",
    owners: ["executive", "sellerLegal", "legal"],
    tasks: [
      ["sellerLegal", "legal"],
      ["sellerIt", "security"],
      ["sellerFinance", "procurement"],
      ["executive"],
    ],
  },
  signature: {
    phase: "decide",
    owners: ["sellerLegal", "sponsor"],
    tasks: [["champion"], ["sellerLegal"], ["executive", "champion"]],
  },
  implementation: {
    phase: "implement",
    owners: ["success", "security"],
    tasks: [["success", "champion"], ["security"], ["success"], ["champion"]],
  },
  integrations: {
    phase: "implement",
    owners: ["sellerIt", "security"],
    tasks: [["sellerIt", "security"], ["sellerIt"], ["security"]],
  },
  onboarding: {
    phase: "implement",
    owners: ["success", "champion"],
    tasks: [["champion"], ["success"], ["success", "champion"]],
  },
  goLive: {
    phase: "implement",
    owners: ["success", "champion"],
    tasks: [["success", "champion"], ["champion"], ["success", "champion"]],
  },
  valueDelivered: {
    phase: "realize",
    owners: ["executive", "success", "sponsor"],
    tasks: [["success", "champion"], ["champion"], ["executive", "sponsor"]],
  },
  keyRoi: {
    phase: "realize",
    owners: ["success", "sellerFinance", "finance"],
    tasks: [["finance"], ["sellerFinance", "finance"], ["sponsor"]],
  },
  quarterlyReview: {
    phase: "realize",
    owners: ["success", "champion"],
    tasks: [["success"], ["success", "champion"], ["champion"]],
  },
} as const satisfies Record<string, MilestoneStructure>;

export type MilestoneKey = keyof typeof milestones;

export type KindKey =
  | "caseStudy"
  | "price"
  | "technical"
  | "security"
  | "overview"
  | "requirements"
  | "form"
  | "calculation"
  | "contract"
  | "report";

interface ResourceStructure {
  readonly kind: KindKey;
  readonly forRole: RoleKey;
  readonly providedBy: RoleKey;
  /** The milestone for which it is needed: the first of these that the template has. */
  readonly neededFor: readonly MilestoneKey[];
}

export const resources = {
  processOverview: {
    kind: "overview",
    forRole: "champion",
    providedBy: "executive",
    neededFor: ["introsAndFit"],
  },
  caseStudies: {
    kind: "caseStudy",
    forRole: "champion",
    providedBy: "executive",
    neededFor: ["useCaseDiscovery"],
  },
  usageReport: { kind: "report", forRole: "champion", providedBy: "success", neededFor: ["resultsReview"] },
  expansionCases: { kind: "caseStudy", forRole: "sponsor", providedBy: "executive", neededFor: ["newGoals"] },
  testPlan: {
    kind: "requirements",
    forRole: "technical",
    providedBy: "sellerIt",
    neededFor: ["pocCriteria"],
  },
  roiCalculator: {
    kind: "calculation",
    forRole: "finance",
    providedBy: "executive",
    neededFor: ["businessCase"],
  },
  pricing: { kind: "price", forRole: "sponsor", providedBy: "executive", neededFor: ["proposal"] },
  securityDocuments: {
    kind: "security",
    forRole: "security",
    providedBy: "sellerIt",
    neededFor: ["riskReview", "negotiation", "signature"],
  },
  supplierForm: {
    kind: "form",
    forRole: "procurement",
    providedBy: "sellerFinance",
    neededFor: ["negotiation", "signature"],
  },
  orderForm: { kind: "contract", forRole: "sponsor", providedBy: "sellerLegal", neededFor: ["signature"] },
  requirements: {
    kind: "requirements",
    forRole: "security",
    providedBy: "success",
    neededFor: ["proposal", "implementation"],
  },
  apiInformation: {
    kind: "technical",
    forRole: "technical",
    providedBy: "sellerIt",
    // Before the signature: what does not fit the systems must show while it can still be decided.
    neededFor: ["proofOfConcept", "negotiation", "integrations", "implementation"],
  },
} as const satisfies Record<string, ResourceStructure>;

export type ResourceKey = keyof typeof resources;

interface RowStructure {
  readonly milestone: MilestoneKey;
  readonly days: number;
  /** The row above when absent. */
  readonly startsAfter?: readonly MilestoneKey[];
  /** In calendar days even in a plan that counts working days: "30 days after Go Live". */
  readonly calendarDays?: true;
}

export interface TemplateStructure {
  readonly rows: readonly RowStructure[];
  /** The milestones from which the plan usually works back; the first is its go-live. */
  readonly anchors: readonly MilestoneKey[];
  readonly roles: readonly RoleKey[];
  readonly resources: readonly ResourceKey[];
  readonly withTasks: boolean;
}

const everyRole = Object.keys(roles) as RoleKey[];
const afterGoLive = { startsAfter: ["goLive"], calendarDays: true } as const;

/** The first is the default. */
export const templates = {
  enterpriseSoftware: {
    rows: [
      { milestone: "introsAndFit", days: 1 },
      { milestone: "useCaseDiscovery", days: 7 },
      { milestone: "businessCase", days: 7 },
      { milestone: "proposal", days: 3 },
      { milestone: "negotiation", days: 7 },
      { milestone: "signature", days: 1 },
      { milestone: "implementation", days: 14 },
      { milestone: "integrations", days: 7 },
      { milestone: "onboarding", days: 1 },
      { milestone: "goLive", days: 1 },
      { milestone: "valueDelivered", days: 30, ...afterGoLive },
      { milestone: "keyRoi", days: 60, ...afterGoLive },
      { milestone: "quarterlyReview", days: 90, ...afterGoLive },
    ],
    anchors: ["goLive", "keyRoi", "valueDelivered"],
    roles: everyRole,
    resources: [
      "processOverview",
      "caseStudies",
      "roiCalculator",
      "requirements",
      "pricing",
      "apiInformation",
      "securityDocuments",
      "supplierForm",
      "orderForm",
    ],
    withTasks: true,
  },
  proofOfConcept: {
    rows: [
      { milestone: "introsAndFit", days: 1 },
      { milestone: "useCaseDiscovery", days: 7 },
      { milestone: "pocCriteria", days: 3 },
      { milestone: "proofOfConcept", days: 21 },
      // Beside the proof of concept: started afterwards, it would hold up the signature.
      { milestone: "riskReview", days: 14, startsAfter: ["pocCriteria"] },
      { milestone: "pocResults", days: 2, startsAfter: ["proofOfConcept"] },
      { milestone: "businessCase", days: 5 },
      { milestone: "proposal", days: 3 },
      { milestone: "negotiation", days: 7, startsAfter: ["riskReview", "proposal"] },
      { milestone: "signature", days: 1 },
      { milestone: "implementation", days: 14 },
      { milestone: "onboarding", days: 1 },
      { milestone: "goLive", days: 1 },
      { milestone: "valueDelivered", days: 30, ...afterGoLive },
      { milestone: "keyRoi", days: 60, ...afterGoLive },
    ],
    anchors: ["goLive", "keyRoi", "valueDelivered", "signature"],
    roles: everyRole,
    resources: [
      "processOverview",
      "caseStudies",
      "testPlan",
      "apiInformation",
      "securityDocuments",
      "roiCalculator",
      "requirements",
      "pricing",
      "supplierForm",
      "orderForm",
    ],
    withTasks: true,
  },
  renewal: {
    rows: [
      { milestone: "resultsReview", days: 7 },
      { milestone: "newGoals", days: 7 },
      { milestone: "expansionScope", days: 7 },
      { milestone: "expansionTrial", days: 14 },
      { milestone: "businessCase", days: 5 },
      { milestone: "proposal", days: 3 },
      { milestone: "renewalDecision", days: 5 },
      { milestone: "negotiation", days: 7 },
      { milestone: "signature", days: 1 },
      { milestone: "implementation", days: 14 },
      { milestone: "onboarding", days: 3 },
      { milestone: "goLive", days: 1 },
      { milestone: "valueDelivered", days: 30, ...afterGoLive },
      { milestone: "keyRoi", days: 60, ...afterGoLive },
    ],
    anchors: ["goLive", "signature", "keyRoi"],
    roles: everyRole,
    resources: [
      "usageReport",
      "expansionCases",
      "roiCalculator",
      "pricing",
      "securityDocuments",
      "supplierForm",
      "orderForm",
      "requirements",
    ],
    withTasks: true,
  },
  quickStart: {
    rows: [
      { milestone: "introsAndFit", days: 1 },
      { milestone: "useCaseDiscovery", days: 3 },
      { milestone: "proposal", days: 2 },
      { milestone: "signature", days: 5 },
      { milestone: "implementation", days: 5 },
      { milestone: "goLive", days: 1 },
      { milestone: "valueDelivered", days: 30, ...afterGoLive },
      { milestone: "keyRoi", days: 60, ...afterGoLive },
    ],
    anchors: ["goLive", "valueDelivered", "keyRoi"],
    roles: [
      "executive",
      "sellerLegal",
      "sellerIt",
      "success",
      "sellerFinance",
      "champion",
      "sponsor",
      "security",
      "finance",
    ],
    resources: ["caseStudies", "requirements", "pricing", "securityDocuments", "orderForm"],
    withTasks: true,
  },
  blank: {
    rows: [
      { milestone: "introsAndFit", days: 1 },
      { milestone: "signature", days: 14 },
      { milestone: "goLive", days: 14 },
      { milestone: "valueDelivered", days: 30, ...afterGoLive },
    ],
    anchors: ["goLive", "valueDelivered"],
    roles: ["executive", "sellerLegal", "success", "champion", "sponsor"],
    resources: [],
    withTasks: false,
  },
} as const satisfies Record<string, TemplateStructure>;

export type TemplateKey = keyof typeof templates;

interface ItemStructure {
  readonly when: "beforeOrder" | "afterOrder";
  readonly side: TemplateRole["team"];
  readonly milestone: MilestoneKey;
  readonly owners: readonly RoleKey[];
}

const buyerBefore = { when: "beforeOrder", side: "buyer" } as const;
const buyerAfter = { when: "afterOrder", side: "buyer" } as const;
const sellerBefore = { when: "beforeOrder", side: "seller" } as const;
const sellerAfter = { when: "afterOrder", side: "seller" } as const;

/** What either side usually asks for before and after the order. */
export const items = {
  sharedPlan: { ...buyerBefore, milestone: "introsAndFit", owners: ["executive", "champion"] },
  sharedVision: { ...buyerBefore, milestone: "useCaseDiscovery", owners: ["executive", "champion"] },
  demonstrations: { ...buyerBefore, milestone: "useCaseDiscovery", owners: ["executive", "champion"] },
  pilot: { ...buyerBefore, milestone: "businessCase", owners: ["sellerIt", "champion"] },
  executiveBriefing: { ...buyerBefore, milestone: "businessCase", owners: ["executive", "sponsor"] },
  references: { ...buyerBefore, milestone: "proposal", owners: ["executive", "champion"] },
  writtenProposal: { ...buyerBefore, milestone: "proposal", owners: ["executive"] },
  deliverables: { ...buyerBefore, milestone: "proposal", owners: ["executive", "champion"] },
  legalReview: { ...buyerBefore, milestone: "negotiation", owners: ["sellerLegal", "legal"] },
  kickOff: { ...buyerAfter, milestone: "implementation", owners: ["success", "champion"] },
  userAccounts: { ...buyerAfter, milestone: "implementation", owners: ["success", "security"] },
  training: { ...buyerAfter, milestone: "onboarding", owners: ["success", "champion"] },
  resourceMap: { ...buyerAfter, milestone: "implementation", owners: ["success"] },
  invoice: { ...buyerAfter, milestone: "implementation", owners: ["sellerFinance", "finance"] },
  deliverySchedule: { ...buyerAfter, milestone: "implementation", owners: ["success"] },
  usageReports: { ...buyerAfter, milestone: "valueDelivered", owners: ["success"] },
  benchmarks: { ...buyerAfter, milestone: "quarterlyReview", owners: ["success", "champion"] },
  roadmap: { ...buyerAfter, milestone: "quarterlyReview", owners: ["executive", "champion"] },
  roiResult: { ...buyerAfter, milestone: "keyRoi", owners: ["success", "finance"] },
  decisionProcess: { ...sellerBefore, milestone: "useCaseDiscovery", owners: ["executive", "champion"] },
  budgetConfirmed: { ...sellerBefore, milestone: "businessCase", owners: ["champion", "finance"] },
  contractReview: { ...sellerBefore, milestone: "negotiation", owners: ["sellerLegal", "legal"] },
  standardTerms: { ...sellerBefore, milestone: "negotiation", owners: ["sellerLegal", "legal"] },
  contractSigned: { ...sellerBefore, milestone: "signature", owners: ["sellerLegal", "sponsor"] },
  relationshipPlan: { ...sellerAfter, milestone: "onboarding", owners: ["success", "champion"] },
  strategySessions: { ...sellerAfter, milestone: "quarterlyReview", owners: ["executive", "sponsor"] },
} as const satisfies Record<string, ItemStructure>;

export type ItemKey = keyof typeof items;
