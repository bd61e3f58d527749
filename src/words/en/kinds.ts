/** By which words of its name a step or an owner is known, since people rename both; `*` stands for any ending. */
export const kinds = {
  signatureWords: "signature, signatures, signing, signed, sign the contract, sign contract",
  goLiveWords: "go live, go-live, launch, rollout",
  teamWords: "team, teams, department, dept, group, committee",
  legalWords: "legal, contract review, lawyer*, counsel",
  procurementWords: "procurement, purchasing, supplier form, vendor form",
  securityWords: "security, data protection, privacy review, compliance",

  // What the reviews are called
  legal: "Legal work",
  procurement: "Procurement",
  security: "The security review",
};

export type KindWords = Readonly<Record<keyof typeof kinds, string>>;
