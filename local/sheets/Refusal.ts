/** What Google refuses: the message is Google's own text. The session throws it into the script as an Exception. */
export class Refusal extends Error {}
