/**
 * Learns from a paper and the order that a person made of it: what the labels beside the confirmed values mean. The memory is
 * tried on the same paper at once; only where labels do not give all confirmed lines are places learned as well.
 */
import type { Order } from '../../../model/order.ts';
import type { RowZone, SenderMemory } from '../../../model/sender-memory.ts';
import { picturesBeside } from '../beside/pictures.ts';
import { sentencesBeside } from '../beside/printed.ts';
import { layOut, type Layout } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import type { Paper } from '../page.ts';
import { understand, type PaperOrder } from '../understand.ts';
import { learnColumns } from './learn-columns.ts';
import { learnHead } from './learn-head.ts';
import { learnZones } from './learn-zones.ts';
import { lineAgrees } from './agree.ts';
import { learnStyle } from './learn-style.ts';
import { layoutOf } from './recognize.ts';

/** Undefined when the paper holds none of the confirmed values. */
export function learn(paper: Paper, confirmed: Order): SenderMemory | undefined {
  const memory = learnMeanings(paper, confirmed);
  if (memory === undefined) return undefined;
  const orders = [understand(paper, [memory])];
  const said = [...sentencesBeside(paper, orders), ...picturesBeside(paper, orders)]
    .filter(({ isAlways }) => !isAlways)
    .slice(0, SENTENCES_MAX);
  if (said.length === 0) return memory;
  return { ...memory, sentences: Object.fromEntries(said.map(({ text }) => [text, 1])) };
}

const SENTENCES_MAX = 200; // Pages of terms are none of them; the fullest form seen had 40.

function learnMeanings(paper: Paper, confirmed: Order): SenderMemory | undefined {
  const layout = layOut(paper);
  if (layout.lines.length === 0 || confirmed.lines.length === 0) return undefined;
  const buyer = buyerIn(layout, confirmed);
  const base: SenderMemory = {
    schemaVersion: '1',
    layout: layoutOf(layout),
    ...(buyer === undefined ? {} : { buyer }),
    columns: {},
    labels: {},
    ...learnStyle(layout, confirmed),
    proven: false,
  };
  const withColumns = { ...base, columns: learnColumns(layout, base, confirmed) };
  const withHead = { ...withColumns, labels: learnHead(layout, understand(paper, [withColumns]), confirmed, base) };
  if (agrees(understand(paper, [withHead]), confirmed)) return { ...withHead, proven: true };
  const zones: RowZone[] | undefined = learnZones(layout, confirmed, base);
  if (zones === undefined) return withHead;
  const withZones = { ...withHead, zones };
  const read = understand(paper, [withZones]);
  if (agrees(read, confirmed)) return { ...withZones, proven: true };
  return rightLines(read, confirmed) > rightLines(understand(paper, [withHead]), confirmed) ? withZones : withHead;
}

function agrees(read: PaperOrder, confirmed: Order): boolean {
  return read.items.length === confirmed.lines.length && rightLines(read, confirmed) === confirmed.lines.length;
}

function rightLines(read: PaperOrder, confirmed: Order): number {
  return confirmed.lines.filter((line, index) => {
    const item = read.items[index];
    return item !== undefined && lineAgrees(item, line);
  }).length;
}

/** The buyer's name where the paper prints it. */
function buyerIn(layout: Layout, { buyer }: Order): string | undefined {
  const name = fold(buyer?.name ?? '');
  if (name.length < 4) return undefined;
  return layout.lines.some(({ segments }) => segments.some(({ text }) => fold(text).includes(name))) ? name : undefined;
}
