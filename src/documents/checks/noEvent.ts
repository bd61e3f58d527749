import type { Check } from "./check";

export const noEvent: Check = ({ loaded }) => (loaded.value.event === "" ? [{ place: "event" }] : []);
