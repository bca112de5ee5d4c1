/** The worker processes of a gateway, to be stopped or killed in the middle of their work. */
import { readFile, readdir } from 'node:fs/promises';
import { waitFor } from './wait.ts';

/** Ids of the processes that read papers for the process `parent`, as Linux lists them. */
export async function paperWorkersOf(parent: number): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const [stat, command] = await Promise.all([
      readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
    ]);
    // After the name in brackets, which may hold anything: state, then the parent.
    const owner = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (owner === parent && /paper\/worker\/main\.[jt]s/.test(command)) found.push(Number(name));
  }
  return found;
}

/** Freezes the one worker that there is: whatever it is given next, it is in the middle of. */
export async function freezeWorker(parent: number): Promise<number> {
  const [worker] = await waitFor('a worker process', async () => {
    const all = await paperWorkersOf(parent);
    return all.length > 0 && all;
  });
  if (worker === undefined) throw new Error('There is no worker process.');
  process.kill(worker, 'SIGSTOP');
  return worker;
}
