/**
 * What nobody has settled about Google yet: public projects contradict each other, or nobody has written it down. A file
 * is made for one answer to each question, and the product has to be right with any of them. What a cell's text format
 * is: "@", or a custom one with a section for texts, as `"  "@`.
 */
export interface World {
  /** What becomes of a formula that is written into a cell with a text format. */
  readonly formulaInTextCell: "formula" | "text";
  /** What becomes of a leading apostrophe that a script writes into a cell with a text format. */
  readonly apostropheInTextCell: "vanishes" | "literal";
  /**
   * What OFFSET gives when its result lies in the column of its own formula, or in one that hangs on it: whose formula
   * in the same row names the formula's cell.
   */
  readonly ownColumnOffset: "value" | "error";
  /** From which of its ranges a conditional format's formula is read: the first one, or the one that stands uppermost. */
  readonly ruleCorner: "first" | "uppermost";
  /** Whether a checkbox without a value, made by its validation only, counts for the last row. */
  readonly emptyCheckbox: "no content" | "content";
  /** Whether rows and columns that are inserted beside a group's last or first one join the group. */
  readonly linesBesideGroup: "join" | "stay out";
}

/** What is more likely, or what more sources say. */
export const likelyWorld: World = {
  formulaInTextCell: "formula",
  apostropheInTextCell: "vanishes",
  ownColumnOffset: "value",
  ruleCorner: "first",
  emptyCheckbox: "no content",
  linesBesideGroup: "join",
};

/** The other answer to each question. */
export const otherWorld: World = {
  formulaInTextCell: "text",
  apostropheInTextCell: "literal",
  ownColumnOffset: "error",
  ruleCorner: "uppermost",
  emptyCheckbox: "content",
  linesBesideGroup: "stay out",
};
