/** What calls that take bytes read from a request. */
import type { Request } from 'express';
import { IntakeError } from '../model/errors.ts';

export const IDEMPOTENCY_KEY_MAX = 255;

/**
 * The bytes of a request. Whoever stops reading leaves the connection open, so that the sender can be told why.
 * @throws IntakeError `body-too-slow` when they do not all arrive within `secondsMax`; `encoding-unsupported`
 */
export async function* bodyOf(request: Request, secondsMax: number): AsyncGenerator<Buffer> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new IntakeError(
      'encoding-unsupported',
      'Send the body without Content-Encoding: the raw bytes are what is kept.',
    );
  }
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new IntakeError('body-too-slow', `The body did not arrive within ${secondsMax} seconds.`)),
      secondsMax * 1000,
    );
  });
  try {
    for (;;) {
      const next = await Promise.race([chunks.next(), late]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    clearTimeout(timer);
  }
}

const FILE_NAME_MAX = 255;

/** The name in X-Filename, percent-encoded or not: text to be shown, without signs that could make it look like another. */
export function fileNameOf(request: Request): string | undefined {
  const given = headerText(request.headers['x-filename'], FILE_NAME_MAX * 3);
  const shown = given === undefined ? '' : decoded(given).replaceAll(UNSEEN, '').trim();
  return shown === '' ? undefined : shown.slice(0, FILE_NAME_MAX);
}

/** Control characters, and those that turn the direction of reading. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A name that is not percent-encoded stays as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // A lone percent sign is part of a name.
  }
}

export function headerText(value: string | string[] | undefined, max: number): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return text === undefined || text === '' ? undefined : text.slice(0, max);
}
