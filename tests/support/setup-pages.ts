/** Builds the web pages, so that the browser tests see the present sources. */
import { build } from 'vite';

export default async function setupPages(): Promise<void> {
  await build({ logLevel: 'warn' });
}
