/** A consumer that takes one job, says so to its parent, and never finishes it: made to be killed. */
import { openQueues } from '../../src/queue/queue.ts';

const [databaseUrl = '', redisUrl = ''] = process.argv.slice(2);
const queues = openQueues({
  databaseUrl,
  redisUrl: redisUrl === '' ? undefined : redisUrl,
  lockMs: 1500,
  onError: () => undefined,
});
queues.intake.work(({ id }) => {
  process.send?.(id);
  return new Promise(() => undefined);
}, 1);
