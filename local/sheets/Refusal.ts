/** What Google refuses: the message is Google's own text. The session throws it into the script as an Exception. */
export class Refusal extends Error {}

/** What the engine refuses. For a person it is a refusal like Google's; for a script it is a gap of the stand-in. */
export class EngineRefusal extends Error {}
