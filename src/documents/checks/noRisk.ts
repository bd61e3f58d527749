import type { Check } from "./check";

/** Once the contract is signed, nobody is asked any more. */
export const noRisk: Check = ({ loaded, signature, anchor }) =>
  loaded.value.risks === "" && signature?.state !== "done" && anchor?.state !== "done"
    ? [{ place: "risks" }]
    : [];
