/** What is on file as evidence: parties and item numbers of a paper against partners, items and cross references. */
import { describe, expect, test } from 'vitest';
import { withKnown } from '../../../src/adapters/paper/known/known.ts';
import type { Page, Word } from '../../../src/adapters/paper/page.ts';
import { documentsOf } from '../../../src/adapters/paper/documents.ts';
import { understand } from '../../../src/adapters/paper/understand.ts';
import { NO_MASTER_DATA, type KnownPartner, type MasterData } from '../../../src/model/master-data.ts';
import { textPaper } from '../../support/text-paper.ts';

interface Line {
  readonly sku: string;
  readonly text?: string;
}

/** An order of these items; `marks` makes a word one that two engines have read differently. */
function paperOf(
  lines: readonly Line[],
  {
    buyer = 'Acme Pumps, Inc.',
    column = 'Item No.',
    marks = {},
    scan = false,
  }: { buyer?: string; column?: string; marks?: Readonly<Record<string, string>>; scan?: boolean } = {},
) {
  const rows = lines.map(({ sku, text = 'VALVE' }, index) => {
    const amount = `${(index + 1) * 10}.00`.padStart(12);
    return `${String(index + 1).padEnd(6)}${sku.padEnd(16)}${text.padEnd(30)}${String(index + 1).padStart(6)}   EA       10.00${amount}`;
  });
  const paper = textPaper(`
                     PURCHASE ORDER
${buyer.padEnd(38)}PO Number: 4500123
12 Mill Road                          PO Date: 03/27/2026
Toledo, OH 43601

Line  ${column.padEnd(16)}${'Description'.padEnd(30)}   Qty   UM  Unit Price      Amount
${rows.join('\n')}
`);
  const seen = (word: Word): Word => {
    const otherText = marks[word.text];
    return {
      ...word,
      ...(scan ? { confidence: 0.97 } : {}),
      ...(otherText === undefined ? {} : { otherText, confidence: 0.5 }),
    };
  };
  return { ...paper, pages: paper.pages.map((page): Page => ({ ...page, words: page.words.map(seen) })) };
}

function partner(id: string, name: string, more: Partial<KnownPartner> = {}): KnownPartner {
  return { id, name, address: '', identifiers: [], ...more };
}

function onFile(data: Partial<MasterData>): MasterData {
  return { ...NO_MASTER_DATA, ...data };
}

function read(paper: ReturnType<typeof paperOf>, data: MasterData) {
  const plain = understand(paper);
  const { order, partnerId } = withKnown(plain, paper, data);
  return { plain, order, partnerId, codes: order.findings.map(({ code }) => code) };
}

describe('parties', () => {
  test.each([
    ['Acme Pumps, Inc.', 'ACME PUMPS'],
    ['ACME PUMPS INC. (USA)', 'Acme Pumps Incorporated'],
    ['Acme Pumps, Inc.', 'Acmepumps Inc'],
    ['Käsehof Müller GmbH & Co. KG', 'Kaesehof Mueller GmbH'.replace('ae', 'a').replace('ue', 'u')],
    ['上海东方机械有限公司', '上海东方机械股份有限公司'],
  ])('%s is the partner %s, is surer then, and stays as printed', (printed, known) => {
    const paper = paperOf([{ sku: 'AB-1000' }], { buyer: printed });
    const { plain, order, partnerId } = read(
      paper,
      onFile({ partners: [partner('P1', known), partner('P2', 'Northfield Oil')] }),
    );
    expect(partnerId).toBe('P1');
    expect(order.parties.buyer?.name).toMatchObject({
      text: plain.parties.buyer?.name.text,
      rule: 'paper/known/party',
    });
    expect(order.parties.buyer?.name.confidence).toBeGreaterThanOrEqual(0.95);
    expect(order.parties.buyer?.name.confidence).toBeGreaterThan(plain.parties.buyer?.name.confidence ?? 1);
  });

  test.each([['Acme Valves'], ['Apex Pumps'], ['Pumps Inc.'], ['Acme'], ['ZZ:ACMESTORES']])(
    'a partner %s changes nothing about Acme Pumps, Inc.',
    (known) => {
      const { plain, order, partnerId, codes } = read(
        paperOf([{ sku: 'AB-1000' }]),
        onFile({ partners: [partner('P1', known)] }),
      );
      expect(partnerId).toBeUndefined();
      expect(order.parties).toEqual(plain.parties);
      expect(codes).not.toContain('party-ambiguous');
    },
  );

  test('two partners of one name are told and none is chosen; the address on file, or an identifier, tells them apart', () => {
    const paper = paperOf([{ sku: 'AB-1000' }]);
    const names = [partner('TOLEDO', 'Acme Pumps'), partner('DETROIT', 'Acme Pumps Inc')];
    const open = read(paper, onFile({ partners: names }));
    expect(open.partnerId).toBeUndefined();
    expect(open.order.findings.find(({ code }) => code === 'party-ambiguous')).toMatchObject({
      severity: 'warning',
      path: '/buyer/name',
      message: expect.stringContaining('TOLEDO') as string,
    });
    const [toledo, detroit] = names as [KnownPartner, KnownPartner];
    const placed = [
      { ...toledo, address: '12 Mill Road, Toledo OH' },
      { ...detroit, address: '9 Canal Street, Detroit MI' },
    ];
    expect(read(paper, onFile({ partners: placed }))).toMatchObject({ partnerId: 'TOLEDO' });
    expect(
      read(paper, onFile({ partners: [toledo, { ...detroit, identifiers: ['US 4500 1234'] }] })).partnerId,
    ).toBeUndefined();
    const numbered = paperOf([{ sku: 'AB-1000' }, { sku: 'AB-2000', text: 'VAT DE 123 456 789' }]);
    expect(read(numbered, onFile({ partners: [toledo, { ...detroit, identifiers: ['DE123456789'] }] })).partnerId).toBe(
      'DETROIT',
    );
  });

  test('a name that a scan has hurt is matched, and is no surer for it', () => {
    const paper = paperOf([{ sku: 'AB-1000' }], { buyer: 'Acrne Purnps, Inc.', scan: true });
    const { plain, order, partnerId } = read(paper, onFile({ partners: [partner('P1', 'Acme Pumps')] }));
    expect(partnerId).toBe('P1');
    expect(order.parties.buyer?.name.text).toBe('Acrne Purnps, Inc.');
    expect(order.parties.buyer?.name.confidence).toBe(plain.parties.buyer?.name.confidence);
  });

  test('the document names the partner, for the gateway', () => {
    const masterData = onFile({ partners: [partner('P1', 'Acme Pumps')] });
    expect(documentsOf(paperOf([{ sku: 'AB-1000' }]), 1, { masterData })).toMatchObject([{ partnerId: 'P1' }]);
    expect(documentsOf(paperOf([{ sku: 'AB-1000' }]), 1)[0]).not.toHaveProperty('partnerId');
  });
});

describe('items', () => {
  const partners = [partner('P1', 'Acme Pumps'), partner('P2', 'Northfield Oil')];
  const products = ['AB-1000\t4006381333931\tBALL VALVE', 'AB-2000\t\tGASKET KIT', 'XO-5511\t\tCOUPLING STEEL'].join(
    '\n',
  );

  test('a number of ours goes to the supplier’s slot and is sure', () => {
    const { plain, order } = read(paperOf([{ sku: 'AB-1000' }, { sku: 'AB-2000' }]), onFile({ products }));
    expect(plain.items[0]?.fields.buyerSku?.text).toBe('AB-1000');
    expect(
      order.items.map(({ fields }) => [fields.buyerSku, fields.supplierSku?.text, fields.supplierSku?.confidence]),
    ).toEqual([
      [undefined, 'AB-1000', 0.99],
      [undefined, 'AB-2000', 0.99],
    ]);
  });

  test('a number of the partner who orders is the buyer’s, wherever it was read; another partner’s says nothing', () => {
    const paper = paperOf([{ sku: 'C-77' }], { column: 'Vendor Item' });
    expect(understand(paper).items[0]?.fields.supplierSku?.text).toBe('C-77');
    const own = read(paper, onFile({ partners, products, crossReferences: 'P1\tC-77\tAB-1000' }));
    expect(own.order.items[0]?.fields).toMatchObject({ buyerSku: { text: 'C-77', confidence: 0.99 } });
    expect(own.order.items[0]?.fields.supplierSku).toBeUndefined();
    const other = read(paper, onFile({ partners, products, crossReferences: 'P2\tC-77\tAB-1000' }));
    expect(other.order.items).toEqual(other.plain.items);
  });

  test('a GTIN goes to its slot', () => {
    const { order } = read(paperOf([{ sku: '4006381333931' }]), onFile({ products }));
    expect(order.items[0]?.fields).toMatchObject({ gtin: { text: '4006381333931', confidence: 0.99 } });
    expect(order.items[0]?.fields.buyerSku).toBeUndefined();
  });

  test('one that is unknown among known ones is doubtful and told; where none is known nothing is said', () => {
    const odd = read(paperOf([{ sku: 'AB-1000' }, { sku: 'QQ-3100' }]), onFile({ products }));
    expect(odd.order.items[1]?.fields.buyerSku).toMatchObject({ text: 'QQ-3100', confidence: 0.9 });
    expect(odd.order.findings.find(({ code }) => code === 'item-unknown')).toMatchObject({
      severity: 'warning',
      path: '/lines/1/buyerSku',
    });
    const strange = read(paperOf([{ sku: 'QQ-3100' }, { sku: 'QQ-3200' }]), onFile({ products }));
    expect(strange.codes).not.toContain('item-unknown');
    expect(strange.order.items).toEqual(strange.plain.items);
    const partial = read(paperOf([{ sku: 'AB-1000' }, { sku: 'QQ-3100' }]), onFile({ products, isComplete: false }));
    expect(partial.codes).not.toContain('item-unknown');
  });

  test('a digital number is never taken for another one that looks like it', () => {
    const { order } = read(
      paperOf([{ sku: 'AB-1000' }, { sku: 'X0-5511', text: 'COUPLING STEEL' }]),
      onFile({ products }),
    );
    expect(order.items[1]?.fields.buyerSku?.rule).not.toContain('known');
    expect(order.findings.find(({ code }) => code === 'item-unknown')?.message).not.toContain('XO-5511');
  });

  test('on a scan the one number that it may have been is told, and not used while nothing else says so', () => {
    const { order } = read(paperOf([{ sku: 'AB-1000' }, { sku: 'X0-S511' }], { scan: true }), onFile({ products }));
    expect(order.items[1]?.fields.buyerSku).toMatchObject({ text: 'X0-S511' });
    expect(order.items[1]?.fields.buyerSku?.rule).not.toContain('known');
    expect(order.items[1]?.fields.buyerSku?.confidence).toBeLessThan(0.95);
    expect(order.findings.find(({ code }) => code === 'item-unknown')?.message).toContain('Did you mean XO-5511?');
  });

  test('it is used when the other engine reads it, marked, with the printed text kept', () => {
    const paper = paperOf([{ sku: 'AB-1000' }, { sku: 'X0-5511' }], { scan: true, marks: { 'X0-5511': 'XO-5511' } });
    const { order } = read(paper, onFile({ products }));
    expect(order.items[1]?.fields.supplierSku).toMatchObject({
      text: 'X0-5511',
      value: 'XO-5511',
      rule: 'paper/known/item',
      confidence: 0.96,
    });
    expect(order.items[1]?.fields.buyerSku).toBeUndefined();
  });

  test('it is used when the description agrees, but stays for a person to look at', () => {
    const paper = paperOf([{ sku: 'AB-1000' }, { sku: 'X0-5511', text: 'COUPLING, STEEL 2 IN' }], { scan: true });
    const [first] = documentsOf(paper, 1, { masterData: onFile({ products }) });
    if (first?.kind !== 'document') throw new Error('no document');
    expect(first.draft?.lines?.[1]?.supplierSku).toMatchObject({ text: 'X0-5511', value: 'XO-5511', confidence: 0.9 });
    expect(
      first.findings.find(({ code, path }) => code === 'value-uncertain' && path === '/lines/1/supplierSku'),
    ).toBeDefined();
  });

  test('two numbers that fit as well as each other are no proposal', () => {
    const both = `${products}\nXQ-5511\t\tCOUPLING BRASS`;
    const paper = paperOf([{ sku: 'AB-1000' }, { sku: 'X0-5511' }], { scan: true, marks: { 'X0-5511': 'XO-5511' } });
    const { order } = read(paper, onFile({ products: both }));
    expect(order.items[1]?.fields.buyerSku?.rule).not.toContain('known');
    expect(order.findings.find(({ code }) => code === 'item-unknown')?.message).not.toContain('Did you mean');
  });

  test('a known number from a scan is no surer where a neighbour of it is on file as well', () => {
    const dense = ['AB-1051\t\t', 'AB-1057\t\t', 'KL-9000\t\t'].join('\n');
    const { plain, order } = read(
      paperOf([{ sku: 'AB-1051' }, { sku: 'KL-9000' }], { scan: true }),
      onFile({ products: dense }),
    );
    expect(order.items[0]?.fields.supplierSku?.confidence).toBe(plain.items[0]?.fields.buyerSku?.confidence);
    expect(order.items[1]?.fields.supplierSku?.confidence).toBe(0.99);
  });
});
