/** Builds the web pages, so that the browser tests see the present sources. */
import { build } from 'vite';

export default async function setupPages(): Promise<void> {
  const environment = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production'; // vitest says `test`, which would build React's development version.
  await build({ logLevel: 'warn' });
  process.env['NODE_ENV'] = environment;
}
