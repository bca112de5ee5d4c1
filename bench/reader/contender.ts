/** Runs one contender over one or many files in this process and prints `{ seconds, bytes, maxRssBytes, count }`. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { TokenSink } from '../../src/adapters/edi/frame.ts';
import { Framer } from '../../src/adapters/edi/framer.ts';
import type { InterchangeHeader } from '../../src/adapters/edi/syntax.ts';
import { EDIFACT_SYNTAX } from '../../src/adapters/formats/edifact/header.ts';
import { formatNamed } from '../../src/adapters/formats/registry.ts';
import type { Decoded } from '../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';
import { Tokenizer } from '../../src/adapters/formats/x12/tokenizer.ts';
import { chunksOf } from '../../src/commands/files.ts';

/** Reads one file; returns how many of its things it counted, so that nobody can skip the work. */
type Contender = (path: string, standard: Standard) => Promise<number>;
type Standard = 'x12' | 'edifact';

const contenders: Readonly<Record<string, Contender>> = {
  'floor': async (path, standard) => {
    const terminator = standard === 'x12' ? 0x7e : 0x27;
    let segments = 0;
    for await (const bytes of chunksOf(path)) {
      for (let at = bytes.indexOf(terminator); at >= 0; at = bytes.indexOf(terminator, at + 1)) segments += 1;
    }
    return segments;
  },
  'tokenizer': async (path, standard) => {
    const separators = new Int32Array(4096);
    let segments = 1;
    let separator = '';
    const sink: TokenSink<InterchangeHeader> = {
      header: (header) => {
        separator = header.delimiters.element;
      },
      // Every element is found, none is copied.
      frame: (text, _bytes, start, end) => {
        segments += 1;
        let found = 0;
        for (let at = text.indexOf(separator, start); at >= 0 && at < end; at = text.indexOf(separator, at + 1))
          separators[found++] = at;
      },
      trouble: (trouble) => {
        throw new Error(`the benchmark file is damaged: ${trouble.kind}`);
      },
    };
    const { segmentBytesMax } = DEFAULT_LIMITS;
    const framer =
      standard === 'x12'
        ? new Tokenizer(sink, { segmentBytesMax })
        : new Framer(EDIFACT_SYNTAX, sink, { segmentBytesMax });
    for await (const chunk of chunksOf(path)) framer.push(chunk);
    framer.end();
    return segments;
  },
  'verdicts': async (path, standard) => decode(path, standard, 'verdicts', () => 1),
  'full': async (path, standard) =>
    decode(path, standard, 'all', (item) => {
      if (item.draft === undefined) throw new Error('the benchmark file has a document that is no order');
      const { order, lineage } = normalizeOrder(item.draft);
      if (order.lines.length === 0 || lineage.size < 10)
        throw new Error('the benchmark file has an order that is not read');
      return 1;
    }),
  'node-x12': async (path) => {
    const { X12Parser } = await import('node-x12');
    const parsed = new X12Parser(true).parse(await readFile(path, 'utf8'));
    const interchanges = 'interchanges' in parsed ? parsed.interchanges : [parsed];
    return interchanges.reduce(
      (sum, one) => sum + one.functionalGroups.reduce((sets, group) => sets + group.transactions.length, 0),
      0,
    );
  },
  'x12-parser': async (path) => {
    const { X12parser } = await import('x12-parser');
    let segments = 0;
    for await (const segment of createReadStream(path).pipe(new X12parser())) segments += segment === undefined ? 0 : 1;
    return segments;
  },
  // The streaming parser alone: callbacks for every segment, element and component, no validation, no objects.
  'edifact': async (path) => {
    const { Parser } = await import('edifact');
    const parser = new Parser();
    let segments = 0;
    parser.onopensegment = () => {
      segments += 1;
    };
    parser.onclosesegment = () => undefined;
    parser.onelement = () => undefined;
    parser.oncomponent = () => undefined;
    for await (const chunk of chunksOf(path)) parser.write(Buffer.from(chunk).toString('latin1'));
    parser.end();
    return segments;
  },
};

async function decode(
  path: string,
  standard: Standard,
  parts: 'verdicts' | 'all',
  each: (item: Decoded & { kind: 'document' }) => number,
): Promise<number> {
  const decoder = formatNamed(standard)?.decoder({ limits: DEFAULT_LIMITS, parts });
  if (decoder === undefined) throw new Error(`There is no format ${standard}.`);
  let count = 0;
  const take = (items: Iterable<Decoded>): void => {
    for (const item of items) {
      if (item.kind !== 'document') continue;
      if (item.verdict.status !== 'A')
        throw new Error(`the benchmark file is not clean: ${item.verdict.findings[0]?.message}`);
      count += each(item);
    }
  };
  for await (const chunk of chunksOf(path)) take(decoder.push(chunk));
  take(decoder.end());
  return count;
}

const [name = '', standardName = '', listFile = '', warmFile = ''] = process.argv.slice(2);
const standard: Standard = standardName === 'edifact' ? 'edifact' : 'x12';
const contender = contenders[name];
if (contender === undefined)
  throw new Error(`There is no contender ${name}; there are ${Object.keys(contenders).join(', ')}.`);
const paths = (await readFile(listFile, 'utf8')).split('\n').filter((path) => path !== '');
// Code is compiled before the clock starts; the small file cannot fill the memory.
if (warmFile !== '') await contender(warmFile, standard);
const start = process.hrtime.bigint();
let count = 0;
for (const path of paths) count += await contender(path, standard);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
process.stdout.write(JSON.stringify({ seconds, count, maxRssBytes: process.resourceUsage().maxRSS * 1024 }));
