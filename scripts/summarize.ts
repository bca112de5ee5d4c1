/**
 * Prints what the test run came to as one line, `N passed, N failed[, N skipped]`, from vitest's JSON report.
 * A run without a report, or a test file that could not be loaded, counts as failed; so does, where the second argument says
 * that the run ended with another status than 0, one of which the report knows no failure (an error outside of any test).
 */
import { readFile } from 'node:fs/promises';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const path = process.argv[2] ?? 'test-results/vitest.json';
const text = await readFile(path, 'utf8').catch(() => undefined);
if (text === undefined) {
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
} else {
  const report = JSON.parse(text) as Report;
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const told = report.numFailedTests + broken.length;
  const failed = told === 0 && Number(process.argv[3] ?? 0) !== 0 ? 1 : told;
  const skipped = report.numPendingTests + report.numTodoTests;
  const line = `${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  process.stdout.write(`${line}\n`);
  if (failed > 0 || report.numPassedTests === 0) process.exitCode = 1;
}
