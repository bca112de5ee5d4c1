/** `ordergate migrate`: brings the database to the newest schema, for those who do not leave that to `serve`. */
import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { connectDatabase } from '../serve.ts';
import { migrate } from '../store/migrate.ts';

export function register(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database up to date; does nothing when it is. `serve` does the same when it starts.')
    .option('--data <dir>', 'data directory of the gateway (ORDERGATE_DATA)')
    .action(async (options: { data?: string }) => {
      const { database, release } = await connectDatabase(loadConfig(options));
      try {
        const applied = await migrate(database);
        process.stdout.write(
          applied.length === 0 ? 'The database is up to date.\n' : `Applied ${applied.join(', ')}.\n`,
        );
      } finally {
        await release();
      }
    });
}
