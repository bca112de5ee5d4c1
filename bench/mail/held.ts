/**
 * What a process holds, told apart from what waits to be collected: Node lets its young generation grow to 128 MB and the old one
 * half as large again, so that the size of a process says little about whether it grows.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Held {
  /** Of the heap, after everything that is dead was collected. */
  readonly heapMb: number;
  /** Of the process, after that. */
  readonly processMb: number;
}

/** @param port that the process was given as `--inspect-port` */
export async function heldBy(pid: number, port: number): Promise<Held> {
  process.kill(pid, 'SIGUSR1'); // Opens the inspector; when it is open already, nothing.
  const socket = new WebSocket(await inspectorOf(port));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let count = 0;
  const call = async (method: string, params = {}): Promise<unknown> => {
    const id = (count += 1);
    const answer = new Promise((resolve) => {
      const listen = ({ data }: MessageEvent): void => {
        const said = JSON.parse(String(data)) as { id: number; result: unknown };
        if (said.id !== id) return;
        socket.removeEventListener('message', listen);
        resolve(said.result);
      };
      socket.addEventListener('message', listen);
    });
    socket.send(JSON.stringify({ id, method, params }));
    return answer;
  };
  await call('HeapProfiler.enable');
  await call('HeapProfiler.collectGarbage');
  const expression = 'JSON.stringify(process.memoryUsage())';
  const { result } = (await call('Runtime.evaluate', { expression })) as { result: { value: string } };
  socket.close();
  const { heapUsed, rss } = JSON.parse(result.value) as NodeJS.MemoryUsage;
  return { heapMb: inMb(heapUsed), processMb: inMb(rss) };
}

function inMb(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

async function inspectorOf(port: number): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
        webSocketDebuggerUrl: string;
      }[];
      if (targets[0] !== undefined) return targets[0].webSocketDebuggerUrl;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // Not listening yet.
    }
    await sleep(100);
  }
  throw new Error(`No inspector answers at port ${port}.`);
}
