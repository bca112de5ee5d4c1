/** Tesseract compiled to wasm, in a thread of its own that the package keeps. */
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { languageFolder } from './tesseract-data.ts';
import { pgmOf, TOLD_DPI, wordsOfTsv } from './tesseract-tsv.ts';
import type { Language, Tesseract } from './tesseract.ts';

export function openTesseractJs(): Tesseract {
  let open: { readonly key: string; readonly worker: Promise<Worker> } | undefined;
  const close = async (): Promise<void> => {
    const last = open;
    open = undefined;
    await (await last?.worker)?.terminate();
  };
  return {
    kind: 'js',
    close,
    read: async (gray, languages) => {
      const key = languages.join('+');
      if (open?.key !== key) {
        // A worker keeps what it loaded: one for each set of languages would need 250 MB more.
        await close();
        open = { key, worker: workerFor(languages) };
      }
      const worker = await open.worker;
      const { data } = await worker.recognize(pgmOf(gray), {}, { tsv: true, text: false, blocks: false });
      return wordsOfTsv(data.tsv ?? '');
    },
  };
}

async function workerFor(languages: readonly Language[]): Promise<Worker> {
  // Of data handed over in memory the package takes the bytes for the language's name; so it reads them from the folder.
  const langPath = await languageFolder(languages);
  const worker = await createWorker([...languages], OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: false });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK, user_defined_dpi: TOLD_DPI });
  return worker;
}
