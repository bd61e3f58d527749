import type { KindWords } from "../en/kinds";

export const kinds: KindWords = {
  signatureWords:
    "unterschrift*, unterzeichn*, signatur*, vertragsunter*, vertragsschluss, vertragsabschluss",
  goLiveWords: "go live, go-live, einführung, inbetriebnahme, produktivstart",
  teamWords: "team, abteilung, gruppe, bereich, gremium, ausschuss, fachabteilung",
  legalWords: "recht*, jurist*, vertragsprüf*",
  procurementWords: "einkauf*, beschaffung*, lieferanten*",
  securityWords: "sicherheit*, informationssicherheit*, datenschutz*, compliance",

  legal: "Die rechtliche Prüfung",
  procurement: "Der Einkauf",
  security: "Die Sicherheitsprüfung",
};
