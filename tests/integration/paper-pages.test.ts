/** Pictures of a paper's pages, on a real gateway: what a person sees is what the places of values count on. */
import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PageText, Source } from '../../src/api/shapes.ts';
import type { Lineage, PagePlace } from '../../src/model/lineage.ts';
import type { ProblemView } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { interchange850 } from '../support/x12-850.ts';

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../../fixtures/${name}`, import.meta.url));

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

interface Shown {
  readonly id: string;
  readonly orderId: string;
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
  readonly etag: string;
}

async function shown(paper: Uint8Array): Promise<Shown> {
  const { id, orders } = await gateway.client.deliver(paper);
  const response = await ask(id, 1);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/png');
  return {
    id,
    orderId: orders[0]?.id ?? '',
    width: Number(response.headers.get('page-width')),
    height: Number(response.headers.get('page-height')),
    png: Buffer.from(await response.arrayBuffer()),
    etag: response.headers.get('etag') ?? '',
  };
}

async function ask(id: string, page: number, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${gateway.url}/v1/inbound/${id}/pages/${page}`, {
    headers: { Authorization: `Bearer ${gateway.client.key}`, ...headers },
  });
}

/** The share of dark pixels in each place of the order, and the share of them on the whole page. */
async function inkIn({ png, width, orderId }: Shown): Promise<{ places: number[]; page: number }> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const scale = image.width / width;
  const dark = (x: number, y: number, wide: number, high: number): number => {
    const { data } = context.getImageData(x, y, Math.max(1, wide), Math.max(1, high));
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at + 1] ?? 255) < 160) count += 1;
    return count / (data.length / 4);
  };
  const lineage = await gateway.client.get<Lineage>(`/v1/orders/${orderId}/lineage`);
  const boxes = Object.values(lineage)
    .map(({ at }) => at)
    .filter((at): at is PagePlace => at !== undefined && 'page' in at && at.page === 1);
  const places = boxes.map(({ box: [x0, y0, x1, y1] }) =>
    dark(x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale),
  );
  return { places, page: dark(0, 0, image.width, image.height) };
}

describe('a page', () => {
  test('of a PDF shows ink in every place that the order was read from', async () => {
    const page = await shown(await fixture('paper/modern_band-41-0.pdf'));
    expect(page.width).toBeGreaterThan(500);
    expect(page.height / page.width).toBeCloseTo(Math.SQRT2, 1);
    const { places, page: whole } = await inkIn(page);
    expect(places.length).toBeGreaterThan(40);
    expect(places.filter((ink) => ink < 0.03)).toEqual([]);
    expect(whole).toBeLessThan(0.2);
  });

  test('is told as the source of its order, without its bytes', async () => {
    const { orders } = await gateway.client.deliver(await fixture('paper/modern_band-41-0.pdf'));
    const source: unknown = await gateway.client.get(`/v1/orders/${orders[0]?.id ?? ''}/source`);
    expect(source).toMatchObject({ format: 'pdf', paper: 'pictures', text: '', segments: [] });
    expect(Source.strict().safeParse(source).error?.issues ?? []).toEqual([]);
  });

  test('of a fax that lay on its side is shown upright, as it was read', { timeout: 240_000 }, async () => {
    const page = await shown(await fixture('image/fax-landscape-g3.tif'));
    const { places } = await inkIn(page);
    expect(places.length).toBeGreaterThan(5);
    expect(places.filter((ink) => ink < 0.03)).toEqual([]);
  });

  test('is not sent again to whoever has it', async () => {
    const { id, etag } = await shown(await fixture('paper/modern_band-41-1.pdf'));
    const again = await ask(id, 1, { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(again.headers.get('cache-control')).toContain('private');
  });

  test('that does not exist, and a page of an EDI message, are not found, and that is not kept', async () => {
    const { id } = await shown(await fixture('paper/modern_band-41-2.pdf'));
    const beyond = await ask(id, 2);
    expect(beyond.status).toBe(404);
    expect(beyond.headers.get('cache-control')).toBeNull();
    const edi = await gateway.client.deliver(interchange850({ control: 1, orders: [{ po: 'EDI-1' }] }));
    expect((await ask(edi.id, 1)).status).toBe(404);
    expect((await ask('msg_nothing', 1)).status).toBe(404);
    expect((await ask(id, 0)).status).toBe(404);
  });

  test('of a PDF that cannot be opened says why', async () => {
    const { id } = await gateway.client.deliver(await fixture('pdf/locked-aes256.pdf'));
    const answer = await gateway.client.call<ProblemView>('GET', `/v1/inbound/${id}/pages/1`);
    expect(answer).toMatchObject({ status: 404, body: { detail: expect.stringContaining('password') as string } });
  });
});

describe('a sheet and a text', () => {
  const CSV = [
    'Purchase order;PO-7781;;',
    'Item;Description;Quantity;Unit price',
    'ABC-123;Hex bolt M8;40;1,25',
    'ABC-124;Hex nut M8;60;0,35',
  ].join('\n');
  const MAIL = [
    'From: buyer@example.com',
    'To: orders@example.net',
    'Subject: Purchase order PO-7782',
    'Date: Mon, 4 May 2026 10:00:00 +0000',
    '',
    'Purchase order PO-7782',
    '',
    'please send 40 x ABC-123',
  ].join('\r\n');

  test('are shown as rows of cells with their addresses', async () => {
    const answer = await text(CSV, 'order.csv');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ table: true, pages: 1 });
    expect(answer.body.rows[2]?.map((piece) => piece.text)).toEqual(['ABC-123', 'Hex bolt M8', '40', '1,25']);
    expect(answer.body.rows[2]?.[2]?.at).toMatchObject({ cell: 'C3' });
    expect(PageText.strict().safeParse(answer.body).error?.issues ?? []).toEqual([]);
  });

  test('or as lines of words, whose places cut them out of the text', async () => {
    const answer = await text(MAIL, 'order.eml');
    const words = answer.body.rows.flat().map((piece) => piece.text);
    expect(words).toContain('ABC-123');
    expect(answer.body.rows.flat().find((piece) => piece.text === 'ABC-123')?.at).toHaveProperty('start');
  });

  test('have no pictures, and no page after the last', async () => {
    expect((await text(CSV.replace('7781', '7783'), 'order.csv', 2)).status).toBe(404);
    const { id } = await gateway.client.deliver(CSV.replace('7781', '7784'), { 'X-Filename': 'order.csv' });
    expect((await ask(id, 1)).status).toBe(404);
  });
});

async function text(body: string, name: string, page = 1) {
  const { id } = await gateway.client.deliver(body, { 'X-Filename': name });
  return gateway.client.call<{ table: boolean; rows: { text: string; at: object }[][]; pages: number }>(
    'GET',
    `/v1/inbound/${id}/pages/${page}/text`,
  );
}
