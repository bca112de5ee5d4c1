/** What was learned of senders' papers, as an option of a command: a file of one memory, or of a list of them. */
import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { SenderMemory } from '../model/sender-memory.ts';

export function asMemories(path: string): SenderMemory[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
  const result = SenderMemory.array().safeParse(Array.isArray(content) ? content : [content]);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new InvalidArgumentError(`/${(issue?.path ?? []).map(String).join('/')}: ${issue?.message ?? 'not a memory'}`);
}
