/** Lists of things on file that a customer on file sends without a word. */
import { expect, test } from 'vitest';
import { documentsOf } from '../../../src/adapters/paper/documents.ts';
import type { MasterData } from '../../../src/model/master-data.ts';
import { mailOf } from './support.ts';

const DATA: MasterData = {
  partners: [
    { id: 'north', name: 'Northgate Ltd', address: '7 Canal Street, Leeds', identifiers: ['northgate.example'] },
  ],
  products: 'KV-100\t\tBall valve brass\nTB-50\t\tPTFE tape\nPW-500\t\tPallet wrap\n4711\t\tCopper pipe',
  crossReferences: 'north\tC101\tKV-100',
  isComplete: true,
};

async function read(text: string, data = DATA): Promise<{ type: string; lines: string[]; codes: string[] }> {
  const [document] = documentsOf(await mailOf(text, 'Hello'), 1000, { masterData: data });
  if (document?.kind !== 'document') throw new Error('no document');
  const lines = (document.draft?.lines ?? []).map(({ buyerSku, supplierSku, quantity, uom }) =>
    [(buyerSku ?? supplierSku)?.text, quantity?.value, uom?.text].join(' ').trim(),
  );
  return { type: document.type, lines, codes: document.findings.map(({ code }) => code) };
}

test.each([
  ['- 24 KV-100 ball valves\n- a dozen TB-50\n', ['KV-100 24', 'TB-50 1 dozen']],
  ['20 KV-100\n6 PW-500\n', ['KV-100 20', 'PW-500 6']],
  ['C101 x 20\n', ['C101 20']],
  ['KV-100 球阀 100个\n', ['KV-100 100 个']],
  ['KV-100 pz 10\n', ['KV-100 10 pz']],
  ['n. 10 KV-100\n', ['KV-100 10']],
  ['Hi,\n\n30 4711\n\nThanks\nAnn\n', ['4711 30']],
  ['KV-100 1 2 3\nTB-50 4\n', ['KV-100', 'TB-50 4']],
])('%j is an order that waits for a person', async (text, lines) => {
  const found = await read(text);
  expect(found).toMatchObject({ type: 'order', lines });
  expect(found.codes).toContain('value-uncertain');
});

test('what stands between is told', async () => {
  const { lines, codes } = await read('Hi,\n\n20 KV-100\n5 XX-100\n\nThanks\nAnn\n');
  expect(lines).toEqual(['KV-100 20']);
  expect(codes.filter((code) => code === 'mail-note-may-change')).toHaveLength(1);
});

test.each([
  'Do you have 20 KV-100 in stock?\n',
  'We cannot use 20 KV-100\n',
  '20 XX-100\n',
  'KV-100\n',
  'Please call me about the valves\n',
])('%j is none', async (text) => expect((await read(text)).type).toBe('other'));

test('the number of an item is not how many of another one are ordered', async () => {
  const { lines } = await read('您好，\n\n请订购：KV-200 一打，4711 铜管 30米。\n\n谢谢\n');
  expect(lines.join()).not.toContain('4711');
  expect((await read('Please send 4712 pcs KV-100.\n')).lines.join()).toContain('4712');
});

test('nor is what a stranger lists', async () => {
  const partners = DATA.partners.map((each) => ({ ...each, identifiers: ['other.example'] }));
  expect((await read('20 KV-100\n6 PW-500\n', { ...DATA, partners })).type).toBe('other');
});
