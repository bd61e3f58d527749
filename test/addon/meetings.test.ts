/**
 * Somebody else edits the sheet between two calls of an operation: here, one kind of edit after the other in turn, from the
 * last look at the table on until it is read again; all of them at every call with `npm run fuzz -- meetings`.
 */
import { meetings, trialOf } from "./meetings";

/**
 * How many calls after the last look a word typed into a cell that is written is lost, which no script can know. The undo
 * of an edit, with many more calls, is played by the fuzz only.
 */
const unseen: Readonly<Record<string, number>> = {
  move: 3,
  push: 5,
  insert: 4,
  edit: 8,
  acceptAll: 8,
  addTasks: 1,
  undo: 5,
  undoInsert: 3,
  agree: 4,
  names: 2,
  daysOff: 2,
  repair: 2,
};

test.each(Object.keys(unseen))("%s while somebody else edits the sheet", async (name) => {
  const { look, close, unseen: calls, meet } = trialOf(name);
  expect(calls).toBeLessThanOrEqual(unseen[name]!);
  const kinds = Object.keys(meetings);
  const turn = Object.keys(unseen).indexOf(name);
  const wrong: string[] = [];
  // The last look sees what was typed right before it.
  const seen = meet("type", look);
  if (seen !== null) wrong.push(`typed before the last look: ${seen}`);
  for (const [at, call] of close.entries()) {
    const meeting = kinds[(at + turn) % kinds.length]!;
    const found = meet(meeting, call);
    const mayBeLost = call > look;
    if (found !== null && !(found === "lost" && mayBeLost))
      wrong.push(`${meeting} before call ${call}: ${found}`);
    // A file that was written to is kept until it may bring its writes out.
    await null;
  }
  expect(wrong).toEqual([]);
});
