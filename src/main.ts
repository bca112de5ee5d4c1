/** `ordergate`: one program, one command a file. */
import { Command } from 'commander';
import { version } from './api/server.ts';
import { register as ack } from './commands/ack.ts';
import { register as check } from './commands/check.ts';
import { register as demo } from './commands/demo.ts';
import { register as doctor } from './commands/doctor.ts';
import { register as key } from './commands/key.ts';
import { register as map } from './commands/map.ts';
import { register as migrate } from './commands/migrate.ts';
import { register as read } from './commands/read.ts';
import { register as serve } from './commands/serve.ts';
import { register as submit } from './commands/submit.ts';
import { register as write } from './commands/write.ts';
import { IntakeError } from './model/errors.ts';

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

for (const register of [serve, demo, read, check, ack, write, map, submit, key, migrate, doctor]) register(program);

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
