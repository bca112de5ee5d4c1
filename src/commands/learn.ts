/** `ordergate learn`: what an order that a person confirmed teaches about its sender's papers, without a database. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { detectFormat } from '../adapters/formats/registry.ts';
import { IntakeError } from '../model/errors.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import { Order } from '../model/order.ts';

export function register(program: Command): void {
  program
    .command('learn')
    .description("Learn from a paper and its confirmed order what the sender's labels mean; needs no database.")
    .argument('<file>', 'the paper: PDF, picture, sheet, Word file, mail')
    .requiredOption('--confirmed <file>', 'the order as a person confirmed it: JSON, or a line of ordergate read')
    .option('--document <n>', 'which document of the file, counted from 0', Number, 0)
    .addHelpText('after', HELP)
    .action(async (file: string, options: { confirmed: string; document: number }) => {
      const bytes = await bytesOf(file);
      const format = detectFormat({ head: bytes.subarray(0, HEAD_BYTES), fileName: file });
      if (format?.learn === undefined)
        throw new IntakeError('file-unreadable', `${file} is no paper: only of papers something can be learned.`, {
          file,
        });
      const confirmed = orderIn((await bytesOf(options.confirmed)).toString('utf8'), options.confirmed);
      const memory = await format.learn(bytes, { document: options.document, confirmed }, DEFAULT_LIMITS);
      if (memory === undefined)
        throw new IntakeError('request-invalid', `None of the confirmed values stand in ${file}: it teaches nothing.`, {
          file,
        });
      process.stdout.write(`${JSON.stringify(memory)}\n`);
    });
}

const HEAD_BYTES = 4096;
const HELP = `
Examples:
  ordergate learn first.pdf --confirmed first.json > sender.json
  ordergate read second.pdf --memory sender.json`;

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new IntakeError('file-unreadable', `${file} cannot be read (${code}).`, { file }, error);
  }
}

/** An order, or an object that holds one under `order`. */
function orderIn(text: string, file: string): Order {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new IntakeError('request-invalid', `${file} is not JSON.`, { file }, error);
  }
  const inner = typeof content === 'object' && content !== null && 'order' in content ? content.order : content;
  const result = Order.safeParse(inner);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = `/${(issue?.path ?? []).map(String).join('/')}`;
  throw new IntakeError('request-invalid', `${file} is no order: ${where}: ${issue?.message ?? 'not valid'}.`, {
    file,
  });
}
