/** The side file of a fax: NAME.json beside NAME.tif, with what the fax server knows of the call. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { FaxCall } from '../../../model/fax.ts';

const SIDE_BYTES_MAX = 16 * 1024;

const text = z.string().trim().max(1000);
/** Written by bin/ordergate-faxrcvd, or by a script of whoever runs Asterisk; more keys are passed over. */
const SideFile = z.object({
  via: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .optional(),
  callId: text.optional(),
  caller: text.optional(),
  stationId: text.optional(),
  called: text.optional(),
  pages: z.int().min(0).optional(),
  partial: z.boolean().optional(),
  error: text.optional(),
  receivedAt: text.optional(),
});

export function sideFileOf(path: string): string {
  return path.replace(/\.[^.]+$/, '.json');
}

/**
 * @returns undefined when there is none. One that cannot be read leaves open how the call ended, and says so: the fax is
 * taken all the same, because it may be an order, and a person looks at it, because half of it may be missing.
 */
export async function readSideFile(path: string): Promise<Partial<FaxCall> | undefined> {
  const content = await readFile(sideFileOf(path)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  if (content.length > SIDE_BYTES_MAX) return { error: `Its side file is longer than ${SIDE_BYTES_MAX} bytes.` };
  try {
    // A machine's name is in whatever character set its owner chose: what is no UTF-8 is replaced, never refused.
    const said = SideFile.parse(JSON.parse(content.toString('utf8')));
    const given = Object.entries(said).filter(([, value]) => value !== undefined && value !== '');
    return Object.fromEntries(given) as Partial<FaxCall>;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    return { error: 'Its side file cannot be read.' };
  }
}
