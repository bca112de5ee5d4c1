/** The scorer that comes with the documents, run as a program of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Score {
  /** Mean over senders of the mean over their documents: the figure that counts. */
  readonly lineF1: number;
  readonly header: number;
  readonly headerFields: Readonly<Record<string, number>>;
  /** Share of documents with every line right. */
  readonly allLines: number;
}

interface ScorerOutput {
  readonly ALL: {
    readonly familyF1: number;
    readonly headerAcc: number;
    readonly header: Record<string, number>;
    readonly docsAllLines: number;
  };
}

export function scored(documents: string, truth: string, predictions: string): Score {
  const folder = mkdtempSync(join(tmpdir(), 'ordergate-score-'));
  try {
    const out = join(folder, 'score.json');
    const args = [join(documents, 'score.mjs'), '--truth', truth, '--pred', predictions, '--json', out];
    execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const { ALL } = JSON.parse(readFileSync(out, 'utf8')) as ScorerOutput;
    return { lineF1: ALL.familyF1, header: ALL.headerAcc, headerFields: ALL.header, allLines: ALL.docsAllLines };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
