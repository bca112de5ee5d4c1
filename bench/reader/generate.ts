/** Writes order files for the benchmark, X12 850 and EDIFACT ORDERS: the same seed gives the same bytes. */
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
  return writeFileOf(path, bytesMin, {
    header: header(control),
    order: (index) => order(firstOrder + index - 1, random),
    trailer: (orders) => `GE*${orders}*${control}~\nIEA*1*${String(control).padStart(9, '0')}~\n`,
  });
}

/** One EDIFACT interchange of ORDERS D96A of about `bytesMin` bytes; returns how many orders it holds. */
export async function writeLargeEdifact(path: string, bytesMin: number, seed: number): Promise<number> {
  const random = randomFrom(seed);
  return writeFileOf(path, bytesMin, {
    header: "UNA:+.? '\nUNB+UNOC:3+4012345000009:14+4012345000016:14+261123:0900+1'\n",
    order: (index) => edifactOrder(index, random),
    trailer: (orders) => `UNZ+${orders}+1'\n`,
  });
}

interface FileParts {
  readonly header: string;
  /** Orders are counted from 1. */
  readonly order: (index: number) => string;
  readonly trailer: (orders: number) => string;
}

async function writeFileOf(path: string, bytesMin: number, parts: FileParts): Promise<number> {
  const out = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  let written = 0;
  let orders = 0;
  const write = async (text: string): Promise<void> => {
    written += text.length;
    if (!out.write(text, 'latin1')) await once(out, 'drain');
  };
  const isShort = (): boolean => written < bytesMin;
  await write(parts.header);
  do {
    orders += 1;
    await write(parts.order(orders));
  } while (isShort());
  await write(parts.trailer(orders));
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

/** 10 to 30 lines of six segments, as EANCOM partners send them. */
function edifactOrder(index: number, random: () => number): string {
  const gln = (): string => `40123${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
  const segments = [
    `UNH+${index}+ORDERS:D:96A:UN:EAN008`,
    `BGM+220+45${String(index).padStart(8, '0')}+9`,
    'DTM+137:20261123:102',
    'DTM+2:20261204:102',
    `RFF+CT:K${Math.floor(random() * 90_000) + 10_000}`,
    `NAD+BY+${gln()}::9`,
    `NAD+SU+${gln()}::9`,
    `NAD+DP+${gln()}::9++ACME STORE ${Math.floor(random() * 500)}+MAIN STREET 100+SPRINGFIELD++62701+US`,
    'CUX+2:EUR:9',
  ];
  const lines = 10 + Math.floor(random() * 21);
  for (let line = 1; line <= lines; line++) {
    const cents = String(100 + Math.floor(random() * 99_900)).padStart(3, '0');
    const sku = String(Math.floor(random() * 1e8)).padStart(8, '0');
    segments.push(
      `LIN+${line}++40123${sku}:EN`,
      `PIA+1+${sku}:IN+V-${sku}:SA`,
      `IMD+F++:::WIDGET ${sku} ${Math.floor(random() * 90) + 10} MM`,
      `QTY+21:${1 + Math.floor(random() * 144)}:PCE`,
      `PRI+AAA:${cents.slice(0, -2)}.${cents.slice(-2)}`,
      `RFF+LI:${line}`,
    );
  }
  segments.push('UNS+S', `CNT+2:${lines}`);
  segments.push(`UNT+${segments.length + 1}+${index}`);
  return `${segments.join("'\n")}'\n`;
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
