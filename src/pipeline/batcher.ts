/**
 * Collects single calls into batches without making anyone wait: while batches are being worked on the next one
 * gathers. At one call at a time it is a plain call; under load one transaction serves many.
 *
 * @param lanes how many batches may be worked on at once
 */
export function createBatcher<Item, Result>(
  itemsMax: number,
  lanes: number,
  flush: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = 0;

  async function drain(): Promise<void> {
    running += 1;
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
    running -= 1;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (running < lanes) void drain();
    });
}
