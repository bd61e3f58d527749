/** How a letter begins and ends. */
import type { LoadedPlan } from "../protocol";
import { heading, type Piece, paragraph } from "./planDocument";
import type { Voice } from "./voice";

export type LetterForm = "mail" | "letter";

export function greeting({ roles }: LoadedPlan, { told }: Voice): Piece {
  const champion = roles.find((role) => role.team === "buyer" && role.name !== "");
  return paragraph(champion ? told("dear", { names: champion.name }) : told("dearAll"));
}

export function regards({ roles, sellerCompany }: LoadedPlan, { told }: Voice, form: LetterForm): Piece {
  const sender = roles.find((role) => role.team === "seller" && role.name !== "");
  const lines = sender ? [sender.name, ...(form === "letter" ? [sender.role] : [])] : [];
  return paragraph([told("regards"), ...lines, sellerCompany].join("\n"));
}

/** Who writes to whom, when and about what. */
export function letterHead(loaded: LoadedPlan, { long }: Voice, subject: string): readonly Piece[] {
  const champion = loaded.roles.find((role) => role.team === "buyer" && role.name !== "");
  const address = champion ? [champion.name, champion.role, loaded.buyerCompany] : [loaded.buyerCompany];
  return [
    { kind: "letterhead", text: loaded.sellerCompany },
    paragraph(address.join("\n")),
    paragraph(long(loaded.plan.today)),
    heading(subject),
  ];
}
