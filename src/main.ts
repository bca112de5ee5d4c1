/** `ordergate`: one program, one command a file. */
import { Command } from 'commander';
import { IntakeError } from './model/errors.ts';
import { version } from './version.ts';

/** In the order of the help. Only the one that is asked for is loaded: a reader of files needs no server in its memory. */
const COMMANDS: Readonly<Record<string, () => Promise<{ register(program: Command): void }>>> = {
  serve: () => import('./commands/serve.ts'),
  demo: () => import('./commands/demo.ts'),
  read: () => import('./commands/read.ts'),
  check: () => import('./commands/check.ts'),
  ack: () => import('./commands/ack.ts'),
  write: () => import('./commands/write.ts'),
  map: () => import('./commands/map.ts'),
  learn: () => import('./commands/learn.ts'),
  submit: () => import('./commands/submit.ts'),
  key: () => import('./commands/key.ts'),
  account: () => import('./commands/account.ts'),
  migrate: () => import('./commands/migrate.ts'),
  doctor: () => import('./commands/doctor.ts'),
};

const program = new Command('ordergate')
  .description(
    'Order intake gateway: purchase orders from many channels become one checked canonical order in your ERP.',
  )
  .version(version())
  .enablePositionalOptions() // `write --version D96A` is about the format, not about this program.
  .showHelpAfterError('(run with --help to see what is possible)')
  .addHelpText(
    'after',
    `
Try it:
  $ ordergate demo                      watch orders go from bytes to an ERP
  $ ordergate read order.edi            one canonical order a line, no database
  $ ordergate check order.edi           what is wrong with a file, and where
  $ ordergate ack order.edi             the acknowledgment that it deserves
  $ ordergate serve                     the gateway itself
  $ ordergate key create my-erp --scopes erp`,
  );

const asked = process.argv[2] ?? '';
const loads = Object.hasOwn(COMMANDS, asked) ? [COMMANDS[asked]] : Object.values(COMMANDS);
for (const load of loads) (await load?.())?.register(program);

// Whoever reads our output may stop reading, as `head` does; that is not an error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof IntakeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
