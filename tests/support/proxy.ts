/** A wire that can be cut: a TCP proxy in front of a server, so that a test can take the server away and give it back. */
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface Wire {
  readonly port: number;
  /** Ends every connection; new ones are refused at once, as by a server that is down. */
  cut(): Promise<void>;
  /** Keeps every connection open and lets nothing through, as a server does that hangs. */
  hold(): void;
  /** Lets connections through again, to another port of the same machine when given. */
  mend(targetPort?: number): Promise<void>;
}

export async function startWire(targetPort: number): Promise<Wire> {
  let target = targetPort;
  const open = new Set<Socket>();
  const make = (): ReturnType<typeof createServer> =>
    createServer((near) => {
      const far = connect(target, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()); // A cut wire is what the test asked for.
        one.on('close', () => {
          open.delete(one);
          other.destroy();
        });
      }
    });
  let server = make();
  const port = await listen(server, 0);
  return {
    port,
    hold() {
      for (const socket of open) socket.unpipe();
    },
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
    async mend(nextTarget = target) {
      target = nextTarget;
      server = make();
      await listen(server, port);
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The proxy got no port.');
  server.unref();
  return bound.port;
}

/** The same address, with another port. */
export function viaPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.hostname = '127.0.0.1';
  changed.port = String(port);
  return changed.href;
}
