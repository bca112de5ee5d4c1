/** A process that takes control numbers of one counter, for tests of several at once: prints each of them, and those it gave back. */
import { openDatabase } from '../../src/store/database.ts';
import { controlNumberAfter, takeControlNumbers } from '../../src/store/acknowledgments.ts';

const [, , url = '', partnerId = '', rounds = '0'] = process.argv;
const database = openDatabase(url);

class GivenBack extends Error {}

for (let round = 0; round < Number(rounds); round++) {
  const count = 1 + (round % 3);
  try {
    await database.transaction(async (tx) => {
      const [first = 0] = await takeControlNumbers(tx, [{ partnerId, kind: 'interchange', test: false, count }]);
      // Every fifth transaction fails after its numbers were taken.
      if (round % 5 === 4) throw new GivenBack();
      for (let step = 0; step < count; step++) process.stdout.write(`${controlNumberAfter(first, step)}\n`);
    });
  } catch (error) {
    if (!(error instanceof GivenBack)) throw error;
  }
}
await database.close();
