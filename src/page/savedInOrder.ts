/** Google does not keep calls in order, so one save waits for the one before, and only the latest state is sent. */
export function savedInOrder<T>(save: (latest: T) => Promise<void>): (state: T) => void {
  const waiting: T[] = [];
  let saving = false;
  const saveAll = async () => {
    saving = true;
    while (waiting.length > 0) await save(waiting.splice(0).pop()!);
    saving = false;
  };
  return (state) => {
    waiting.push(state);
    if (!saving) void saveAll();
  };
}
