/**
 * Before the first test: makes sure that a Redis server, a Chromium, Tesseract, Dovecot, HylaFAX, ClamAV and promtool are installed, and
 * that the hundreds of processes which the tests start share what Node compiles: a start takes two thirds of the time.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('../../scripts/install-test-tools.sh', import.meta.url));

export default async function setupTools(): Promise<void> {
  process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
  try {
    await promisify(execFile)('bash', [script], { timeout: 300_000 });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(said === '' ? 'The test tools could not be installed.' : said, { cause: error });
  }
}
