/** The real EDI files of fixtures, as bytes. */
import { readFileSync } from 'node:fs';

export interface CorpusRow {
  readonly path: string;
  readonly kind: string;
  /** What a strict reader of envelopes found; empty for a clean file. */
  readonly defects: readonly string[];
}

/** Every file that `fixtures/corpus.tsv` lists. */
export function corpusRows(): CorpusRow[] {
  return readFileSync('fixtures/corpus.tsv', 'utf8')
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map((line) => {
      const [path = '', kind = '', envelope = ''] = line.split('\t');
      return { path, kind, defects: envelope === 'clean' ? [] : envelope.replace('defect:', '').split(',') };
    });
}

/** The bytes of all files up to a size. */
export function corpusFiles(bytesMax: number): Buffer[] {
  return corpusRows()
    .map(({ path }) => readFileSync(path))
    .filter(({ length }) => length <= bytesMax);
}
