/** Language data of Tesseract, from the npm packages that were installed with this one: nothing is fetched at run time. */
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Language } from './tesseract.ts';

const require = createRequire(import.meta.url);
const VARIANT = '4.0.0_best_int';

/** Packed with gzip. */
async function packedLanguage(language: Language): Promise<Buffer> {
  const folder = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
  return readFile(join(folder, VARIANT, `${language}.traineddata.gz`));
}

/** A folder with the unpacked data; made once for each user of the machine. */
export async function languageFolder(languages: readonly Language[]): Promise<string> {
  const folder = join(tmpdir(), `ordergate-tessdata-${VARIANT}-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // In a shared temporary folder somebody else may have made it first, with data of his own.
  const { uid } = await stat(folder);
  if (uid !== userInfo().uid) throw new Error(`${folder} belongs to somebody else.`);
  for (const language of languages) await unpackInto(folder, language);
  return folder;
}

async function unpackInto(folder: string, language: Language): Promise<void> {
  const file = join(folder, `${language}.traineddata`);
  try {
    await stat(file);
    return;
  } catch {
    // Not there yet. Written under another name first: several processes may do so at the same time.
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, await promisify(gunzip)(await packedLanguage(language)));
    await rename(unfinished, file);
  }
}
