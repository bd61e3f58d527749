/**
 * When a row is finished for those that follow it (D4, D9, D16): on its date; a marker, a row without date and one that
 * is not needed only pass on what they follow; a done row is not finished before what it follows is.
 */
import { DONE, type Network, NONE, noneFor } from "./network";

/** Filled node by node, predecessors first. NONE: nothing binds. */
export class Finished {
  /** When a node is finished for its successors, and the node that says so. */
  readonly at: Int32Array;
  readonly by: Int32Array;
  /** When all predecessors of a node are finished, and the one that finishes last. */
  readonly released: Int32Array;
  readonly releasedBy: Int32Array;

  constructor(private readonly network: Network) {
    this.at = noneFor(network.nodes);
    this.by = noneFor(network.nodes);
    this.released = noneFor(network.nodes);
    this.releasedBy = noneFor(network.nodes);
  }

  /** Looks at the predecessors, and returns when all are finished. */
  release(node: number): number {
    const { beforeAt, before } = this.network;
    let at = NONE;
    let by = NONE;
    for (let j = beforeAt[node]!; j < beforeAt[node + 1]!; j++) {
      const predecessor = before[j]!;
      if (this.at[predecessor]! > at) {
        at = this.at[predecessor]!;
        by = this.by[predecessor]!;
      }
    }
    this.released[node] = at;
    this.releasedBy[node] = by;
    return at;
  }

  /** After `release`. `own`: the day on which the node itself finishes; NONE: dates only pass through it. */
  settle(node: number, own: number): void {
    const after = this.released[node]!;
    if (own === NONE || (this.network.hold[node] === DONE && after > own)) {
      this.at[node] = after;
      this.by[node] = this.releasedBy[node]!;
    } else {
      this.at[node] = own;
      this.by[node] = node;
    }
  }
}
