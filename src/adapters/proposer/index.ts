/**
 * A model behind an OpenAI-compatible address, asked for fields that stayed open. Whatever goes wrong is one sentence without
 * a word of the document, the answer or the key.
 */
import { z } from 'zod';
import type { Propose, Question, Said } from '../../model/proposal.ts';

export interface ProposerSettings {
  /** Base address, such as `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key?: string | undefined;
  readonly seconds: number;
}

const ANSWER_BYTES_MAX = 256 * 1024; // 2,000 proposals of 100 characters.

const Completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
});

export function createProposer(settings: ProposerSettings): Propose {
  return async (question) => {
    try {
      return await ask(settings, question);
    } catch (error) {
      return { trouble: reasonOf(error, settings) };
    }
  };
}

async function ask({ url, model, key, seconds }: ProposerSettings, question: Question): Promise<Said> {
  const response = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      model,
      temperature: 0,
      messages: [
        { role: 'system', content: question.instructions },
        { role: 'user', content: question.document },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'proposals', strict: true, schema: question.schema },
      },
    }),
    // What a document says goes to the address that was set, and nowhere that this address points to.
    redirect: 'error',
    signal: AbortSignal.timeout(seconds * 1000),
  });
  if (!response.ok) {
    await response.body?.cancel();
    return { trouble: `The proposer answered with status ${response.status}.` };
  }
  const text = await textOf(response);
  if (text === undefined) return { trouble: `The proposer answered with more than ${ANSWER_BYTES_MAX} bytes.` };
  return saidIn(text);
}

function saidIn(text: string): Said {
  const completion = Completion.safeParse(parsed(text));
  const message = completion.data?.choices[0]?.message;
  if (message === undefined) return { trouble: 'The proposer gave no completion.' };
  if (typeof message.refusal === 'string' && message.refusal !== '')
    return { trouble: 'The proposer refused to answer.' };
  return { text: message.content ?? '' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No JSON: it is no completion either.
  }
}

/** Undefined when it is longer than any answer need be. */
async function textOf(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > ANSWER_BYTES_MAX) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function reasonOf(error: unknown, { seconds }: ProposerSettings): string {
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  return isLate ? `The proposer did not answer within ${seconds} s.` : 'The proposer could not be reached.';
}
