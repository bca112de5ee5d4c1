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

export function headerText(value: string | string[] | undefined, max: number): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return text === undefined || text === '' ? undefined : text.slice(0, max);
}
