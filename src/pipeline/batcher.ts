/**
 * Collects single calls into batches without making anyone wait: while one batch is being worked on the next one
 * gathers. At one call at a time it is a plain call; under load one transaction serves many.
 */
export function createBatcher<Item, Result>(
  itemsMax: number,
  flush: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, itemsMax);
      waiting = waiting.slice(itemsMax);
      try {
        const results = await flush(batch.map(({ item }) => item));
        for (const [index, each] of batch.entries()) each.resolve(results[index] as Result);
      } catch (error) {
        for (const each of batch) each.reject(error);
      }
    }
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void drain();
    });
}
