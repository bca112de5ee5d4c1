/** A real SMTP server for tests that can be made to refuse, to hold its answer, or to hang up. */
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

export interface TestSmtp {
  readonly port: number;
  readonly mails: {
    readonly from: string;
    readonly to: string;
    readonly raw: Buffer;
    /** What it was asked to tell of the delivery (RFC 3461). */
    readonly asked: { readonly envid: string | null; readonly ret: string | null; readonly notify: readonly string[] };
  }[];
  /** What happens to the next mails: taken, refused with a code, left without an answer, or hung up on. */
  behave(how: 'take' | number | 'hold' | 'hangUp'): void;
  stop(): Promise<void>;
}

export async function startSmtp(
  certificate: { readonly key: string; readonly cert: string },
  wantedPort = 0,
  tls: 'implicit' | 'starttls' | 'none' = 'implicit',
): Promise<TestSmtp> {
  const mails: TestSmtp['mails'] = [];
  let how: 'take' | number | 'hold' | 'hangUp' = 'take';
  const server = new SMTPServer({
    ...certificate,
    secure: tls === 'implicit',
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    allowInsecureAuth: true,
    hideDSN: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      username === 'orders' && password === 'secret'
        ? done(null, { user: username })
        : done(new Error('Wrong user or password')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        if (typeof how === 'number') return done(Object.assign(new Error('not now'), { responseCode: how }));
        const { mailFrom, rcptTo, dsn } = session.envelope;
        const from = mailFrom === false || mailFrom === undefined ? '' : mailFrom.address;
        const asked = { envid: dsn?.envid ?? null, ret: dsn?.ret ?? null, notify: rcptTo[0]?.dsn?.notify ?? [] };
        mails.push({ from, to: rcptTo[0]?.address ?? '', raw, asked });
        if (how === 'take') done();
        if (how === 'hangUp') for (const connection of server.connections) connection.close();
      });
    },
  });
  server.on('error', () => undefined); // Clients that die are what some tests are about.
  const listening = server.listen(wantedPort, '127.0.0.1');
  await once(listening, 'listening');
  const bound = listening.address();
  if (bound === null || typeof bound === 'string') throw new Error('The SMTP server got no port.');
  return {
    port: bound.port,
    mails,
    behave: (next) => void (how = next),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
