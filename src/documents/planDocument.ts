/** A text to send: in pieces that a page shows, and as the plain text that a mail program takes. */

export type Piece =
  | { readonly kind: "heading" | "text"; readonly text: string }
  /** What nobody has written down yet. */
  | { readonly kind: "question"; readonly text: string }
  /** Who writes, with room for the company's own head when it is printed. */
  | { readonly kind: "letterhead"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      /** The cells do not speak for themselves: as plain text each has its header before it. */
      readonly named?: true;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A line to sign on for each. */
  | { readonly kind: "signatures"; readonly names: readonly string[] };

export interface PlanDocument {
  readonly subject: string;
  readonly pieces: readonly Piece[];
}

/** A heading with what stands below it; nothing when that is nothing. */
export function part(title: string, ...pieces: readonly (Piece | false)[]): readonly Piece[] {
  const said = pieces.filter((piece): piece is Piece => piece !== false && !isEmpty(piece));
  return said.length === 0 ? [] : [heading(title), ...said];
}

export function heading(text: string): Piece {
  return { kind: "heading", text };
}

export function paragraph(text: string): Piece {
  return { kind: "text", text };
}

export function list(items: readonly string[]): Piece {
  return { kind: "list", items };
}

/** So much of a text, up to the end of a word; what is left out stands in the plan. */
export function shortened(text: string, most: number): string {
  const characters = [...text.trim()];
  if (characters.length <= most) return text.trim();
  const start = characters.slice(0, most).join("");
  const words = start.replace(/\s+\S*$/, "");
  // A word that is longer than half of it is cut.
  return words.length * 2 < start.length ? `${start}\u2026` : `${words} \u2026`;
}

export function isEmpty(piece: Piece): boolean {
  switch (piece.kind) {
    case "heading":
    case "text":
    case "question":
    case "letterhead":
    case "link":
      return piece.text === "";
    case "list":
      return piece.items.length === 0;
    case "table":
      return piece.rows.length === 0;
    case "signatures":
      return piece.names.length === 0;
  }
}

/** Without the subject; pieces are apart by an empty line, headings stand right above what they head. */
export function plainText({ pieces }: PlanDocument): string {
  return pieces
    .map((piece, at) => {
      const follows = pieces[at - 1]?.kind === "heading" ? "\n" : at === 0 ? "" : "\n\n";
      return follows + plainPiece(piece);
    })
    .join("");
}

function plainPiece(piece: Piece): string {
  switch (piece.kind) {
    case "heading":
    case "text":
    case "letterhead":
      return piece.text;
    case "question":
      return `[ ] ${piece.text}`;
    case "link":
      return `${piece.text}: ${piece.url}`;
    case "list":
      return piece.items.map((item) => `- ${item.replace(/\n/g, "\n  ")}`).join("\n");
    case "table":
      return piece.rows
        .map((row) => {
          const cells = row.map((cell, at) =>
            piece.named && at > 0 && cell !== "" ? `${piece.header[at]}: ${cell}` : cell,
          );
          return `- ${cells.filter((cell) => cell !== "").join(", ")}`;
        })
        .join("\n");
    case "signatures":
      return piece.names.map((name) => `${name}: ____________________`).join("\n\n");
  }
}
