/** Writes 850 files for the benchmark: the same seed gives the same bytes. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ISA_FIXED = 'ISA*00*          *00*          *ZZ*BUYERCO        *ZZ*SELLERCO       *261123*0900*U*00401*';

/** One interchange with one group of about `bytesMin` bytes; returns how many orders it holds. */
export async function writeLargeFile(
  path: string,
  bytesMin: number,
  seed: number,
  { control = 1, firstOrder = 1 } = {},
): Promise<number> {
  const random = randomFrom(seed);
  const out = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  let written = 0;
  let orders = 0;
  const sizeOf = (): number => written;
  const write = async (text: string): Promise<void> => {
    written += text.length;
    if (!out.write(text, 'latin1')) await once(out, 'drain');
  };
  await write(header(control));
  do {
    orders += 1;
    await write(order(firstOrder + orders - 1, random));
  } while (sizeOf() < bytesMin);
  await write(`GE*${orders}*${control}~\nIEA*1*${String(control).padStart(9, '0')}~\n`);
  out.end();
  await once(out, 'finish');
  return orders;
}

/** Many interchanges of one order each; returns their paths. */
export async function writeSmallFiles(
  folder: string,
  count: number,
  seed: number,
  { firstControl = 1, isEveryOrderNew = false } = {},
): Promise<string[]> {
  const random = randomFrom(seed);
  const paths: string[] = [];
  for (let index = 1; index <= count; index++) {
    const path = join(folder, `small-${index}.x12`);
    const number = firstControl + index - 1;
    const text = order(isEveryOrderNew ? number : 1, random);
    const control = String(number).padStart(9, '0');
    await writeFile(path, `${header(number)}${text}GE*1*${number}~\nIEA*1*${control}~\n`, 'latin1');
    paths.push(path);
  }
  return paths;
}

function header(control: number): string {
  return (
    `${ISA_FIXED}${String(control).padStart(9, '0')}*0*P*>~\n` +
    `GS*PO*BUYERCO*SELLERCO*20261123*0900*${control}*X*004010~\n`
  );
}

/** 10 to 30 lines; about 50 segments. */
function order(index: number, random: () => number): string {
  const control = String(index).padStart(4, '0');
  const segments = [
    `ST*850*${control}`,
    `BEG*00*SA*45${String(index).padStart(8, '0')}**20261123`,
    'CUR*BY*USD',
    `REF*DP*${String(Math.floor(random() * 900) + 100)}`,
    'ITD*01*3*2**10**30',
    'DTM*002*20261204',
    'N1*BY*ACME STORES INC*92*0001',
    `N1*ST*ACME STORE ${Math.floor(random() * 500)}*92*${String(Math.floor(random() * 500)).padStart(4, '0')}`,
    'N3*100 MAIN STREET',
    'N4*SPRINGFIELD*IL*62701*US',
  ];
  const lines = 10 + Math.floor(random() * 21);
  let sum = 0;
  for (let line = 1; line <= lines; line++) {
    const quantity = 1 + Math.floor(random() * 144);
    sum += quantity;
    const cents = String(100 + Math.floor(random() * 99_900)).padStart(3, '0');
    const sku = String(Math.floor(random() * 1e8)).padStart(8, '0');
    segments.push(
      `PO1*${line}*${quantity}*EA*${cents.slice(0, -2)}.${cents.slice(-2)}**BP*${sku}*VP*V-${sku}`,
      `PID*F****WIDGET ${sku} WITH ${Math.floor(random() * 90) + 10} MM THREAD`,
    );
  }
  segments.push(`CTT*${lines}*${sum}`);
  segments.push(`SE*${segments.length + 1}*${control}`);
  return `${segments.join('~\n')}~\n`;
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
