import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { orderX } from '../../../src/adapters/formats/order-x/index.ts';
import { todaysName } from '../../../src/adapters/formats/order-x/names.ts';
import type { Decoded, DecodedDocument } from '../../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { Order } from '../../../src/model/order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';

function decode(bytes: Uint8Array | string): Decoded[] {
  const decoder = orderX.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  return [...decoder.push(Buffer.from(bytes)), ...decoder.end()];
}

function documentOf(bytes: Uint8Array | string): DecodedDocument {
  const [item] = decode(bytes);
  if (item?.kind !== 'document') throw new Error(JSON.stringify(item));
  return item;
}

function orderOf(bytes: Uint8Array | string): Order {
  const { draft } = documentOf(bytes);
  if (draft === undefined) throw new Error('There is no draft.');
  return normalizeOrder(draft).order;
}

interface Parts {
  readonly document?: string;
  readonly line?: string;
  readonly lines?: string;
  readonly agreement?: string;
  readonly delivery?: string;
}

/** A small order with what a test adds to it. */
function xml({ document = '', line = '', lines, agreement = '', delivery = '' }: Parts = {}): string {
  const item = lines ?? `<a:IncludedSupplyChainTradeLineItem>${line}</a:IncludedSupplyChainTradeLineItem>`;
  return `<r:SCRDMCCBDACIOMessageStructure xmlns:r="urn:r" xmlns:a="urn:a" xmlns:u="urn:u">
    <r:ExchangedDocument><a:ID>4711</a:ID>${document}</r:ExchangedDocument>
    <r:SupplyChainTradeTransaction>${item}
      <a:ApplicableHeaderTradeAgreement>${agreement}</a:ApplicableHeaderTradeAgreement>
      <a:ApplicableHeaderTradeDelivery>${delivery}</a:ApplicableHeaderTradeDelivery>
    </r:SupplyChainTradeTransaction></r:SCRDMCCBDACIOMessageStructure>`;
}

function priced(unit: string): string {
  return `<a:SpecifiedLineTradeAgreement><a:NetPriceProductTradePrice><a:ChargeAmount>9.5</a:ChargeAmount><a:BasisQuantity unitCode="${unit}">100</a:BasisQuantity></a:NetPriceProductTradePrice></a:SpecifiedLineTradeAgreement><a:SpecifiedLineTradeDelivery><a:RequestedQuantity unitCode="H87">5</a:RequestedQuantity></a:SpecifiedLineTradeDelivery>`;
}

function grossPriced(inner: string): string {
  return `<a:SpecifiedLineTradeAgreement><a:GrossPriceProductTradePrice><a:ChargeAmount>9.5</a:ChargeAmount>${inner}</a:GrossPriceProductTradePrice></a:SpecifiedLineTradeAgreement>`;
}

function lineOfKind(number: string, reason: string): string {
  return `<a:IncludedSupplyChainTradeLineItem><a:AssociatedDocumentLineDocument><a:LineID>${number}</a:LineID><a:LineStatusReasonCode>${reason}</a:LineStatusReasonCode></a:AssociatedDocumentLineDocument></a:IncludedSupplyChainTradeLineItem>`;
}

function deliveryOf(day: string, quantity: string): string {
  return `<a:RequestedDeliverySupplyChainEvent><a:OccurrenceDateTime><u:DateTimeString format="102">${day}</u:DateTimeString></a:OccurrenceDateTime><a:UnitQuantity unitCode="H87">${quantity}</a:UnitQuantity></a:RequestedDeliverySupplyChainEvent>`;
}

function claim(text: string): number {
  return orderX.claims({ head: Buffer.from(text) });
}

describe('the published examples', () => {
  // What the samples' own truth says of all three files.
  test.each([
    ['mustang-comfort', '2020-03-31', 'PAYMENT_TERMS_DESC'],
    ['reader-comfort', '2022-12-25', undefined],
    ['reader-extended', '2022-12-25', 'PAYMENT_TERMS_DESC'],
  ])('%s reads as the order that it is', (name, orderDate, terms) => {
    const order = orderOf(readFileSync(`fixtures/order-x/${name}.xml`));
    expect(order).toMatchObject({
      purpose: 'original',
      orderType: 'standard',
      test: false,
      poNumber: 'PO123456789',
      orderDate,
      currency: 'EUR',
      buyer: { name: 'BUYER_NAME' },
      seller: { name: 'SELLER_NAME', contact: { email: 'contact@seller.com' } },
      shipTo: {
        name: 'SHIP_TO_NAME',
        address: {
          lines: ['SHIP_TO_ADDR_1', 'SHIP_TO_ADDR_2', 'SHIP_TO_ADDR_3'],
          postalCode: '69003',
          city: 'SHIP_TO_CITY',
          country: 'FR',
        },
      },
      billTo: { name: 'INVOICEE_NAME' },
      totals: { goods: '310.00', allowances: '31.00', charges: '21.00', tax: '60.00', grand: '360.00' },
    });
    expect(order.paymentTerms?.text).toBe(terms);
    const lines = order.lines.map((line) => [
      line.lineNumber,
      line.buyerSku,
      line.supplierSku,
      line.description,
      Number(line.quantity),
      line.uom,
      Number(line.unitPrice),
      Number(line.priceBasisQuantity),
      Number(line.amount),
    ]);
    expect(lines).toEqual([
      ['1', '654987321', '987654321', 'Product Name', 6, 'C62', 10, 1, 60],
      ['2', '698569856', '598632147', 'Product Name', 10, 'C62', 20, 2, 100],
      ['3', '598674321', '698325417', 'Product Name', 6, 'C62', 25, 1, 150],
    ]);
  });

  test.each(['mustang-comfort', 'reader-comfort', 'reader-extended'])('%s reads as it did', async (name) => {
    const order = orderOf(readFileSync(`fixtures/order-x/${name}.xml`));
    await expect(`${JSON.stringify(order, null, 2)}\n`).toMatchFileSnapshot(
      `../../../fixtures/golden/order-x/${name}.json`,
    );
  });

  test.each(['mustang-comfort', 'reader-extended'])(
    'every text of %s is in the order, in its lineage or among the unused',
    (name) => {
      const bytes = readFileSync(`fixtures/order-x/${name}.xml`);
      const { draft, unused } = documentOf(bytes);
      const told = `${JSON.stringify(draft)}${JSON.stringify(unused)}`;
      const texts = [...bytes.toString().matchAll(/>([^<>\s][^<>]*)</g)].map(([, text = '']) => text.trim());
      const silent = texts.filter((text) => !told.includes(JSON.stringify(text).slice(1, -1)));
      // The guideline says that this is Order-X; a copy indicator of false says nothing.
      expect(new Set(silent.filter((text) => !text.startsWith('urn:order-x.eu')))).toEqual(new Set());
    },
  );
});

describe('what a field means', () => {
  test('a price per hundred keeps its basis', () => {
    expect(orderOf(xml({ line: priced('H87') })).lines[0]).toMatchObject({
      unitPrice: '9.5',
      priceBasisQuantity: '100',
    });
  });

  test('a price for another unit than the quantity is told', () => {
    expect(documentOf(xml({ line: priced('KGM') })).findings.map(({ code }) => code)).toEqual(['price-unit-differs']);
    expect(documentOf(xml({ line: priced('H87') })).findings).toEqual([]);
  });

  test('a gross price that is lowered is not taken for the price', () => {
    const lowered = '<a:AppliedTradeAllowanceCharge><a:ActualAmount>1</a:ActualAmount></a:AppliedTradeAllowanceCharge>';
    expect(orderOf(xml({ line: grossPriced('') })).lines[0]?.unitPrice).toBe('9.5');
    expect(orderOf(xml({ line: grossPriced(lowered) })).lines[0]?.unitPrice).toBeUndefined();
  });

  test.each([
    ['102', '20260305', '2026-03-05'],
    ['203', '202603052359', '2026-03-05'],
    ['205', '202603052359+0200', '2026-03-05'],
    ['102', '20260231', undefined],
    ['203', '202602311200', undefined],
  ])('a date of format %s, %s, is %s', (format, text, day) => {
    const document = `<a:IssueDateTime><u:DateTimeString format="${format}">${text}</u:DateTimeString></a:IssueDateTime>`;
    expect(orderOf(xml({ document })).orderDate).toBe(day);
  });

  test('a change request is a change, and names the order that it changes', () => {
    const order = orderOf(
      xml({
        document: '<a:TypeCode>230</a:TypeCode>',
        agreement:
          '<a:BuyerOrderReferencedDocument><a:IssuerAssignedID>4710</a:IssuerAssignedID></a:BuyerOrderReferencedDocument>',
      }),
    );
    expect(order).toMatchObject({ purpose: 'change', poNumber: '4711', changesPo: '4710' });
    expect(order.orderType).toBeUndefined();
  });

  test('a copy is no order of its own', () => {
    const document =
      '<a:CopyIndicator><u:Indicator>true</u:Indicator></a:CopyIndicator><a:PurposeCode>9</a:PurposeCode>';
    expect(orderOf(xml({ document })).purpose).toBe('duplicate');
  });

  test('an answer to an order is told, and no order is made of it', () => {
    const item = documentOf(xml({ document: '<a:TypeCode>231</a:TypeCode>' }));
    expect(item.draft).toBeUndefined();
    expect(item.findings.map(({ code }) => code)).toEqual(['document-not-order']);
  });

  test('lines that only head or explain others are left out and told', () => {
    const bytes = xml({ lines: lineOfKind('1', 'GROUP') + lineOfKind('2', 'DETAIL') + lineOfKind('3', 'INFORMATION') });
    expect(orderOf(bytes).lines.map(({ lineNumber }) => lineNumber)).toEqual(['2']);
    expect(documentOf(bytes).findings.map(({ code }) => code)).toEqual(['subline-left-out', 'subline-left-out']);
  });

  test('several deliveries of a line are its schedule', () => {
    const line = `<a:SpecifiedLineTradeDelivery>${deliveryOf('20260305', '2')}${deliveryOf('20260405', '3')}</a:SpecifiedLineTradeDelivery>`;
    expect(orderOf(xml({ line })).lines[0]?.schedules).toEqual([
      { quantity: '2', date: '2026-03-05' },
      { quantity: '3', date: '2026-04-05' },
    ]);
  });
});

describe('where a value stands', () => {
  test('lineage is the path to its element, with positions where there are several', () => {
    const { draft } = documentOf(readFileSync('fixtures/order-x/reader-extended.xml'));
    const root = '/SCRDMCCBDACIOMessageStructure/SupplyChainTradeTransaction';
    expect(draft?.lines?.[1]?.quantity).toEqual({
      text: '10.00',
      at: { pointer: `${root}/IncludedSupplyChainTradeLineItem[2]/SpecifiedLineTradeDelivery/RequestedQuantity` },
      rule: 'order-x/SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/SpecifiedLineTradeDelivery/RequestedQuantity',
    });
    expect(draft?.lines?.[1]?.uom?.at).toEqual({
      pointer: `${root}/IncludedSupplyChainTradeLineItem[2]/SpecifiedLineTradeDelivery/RequestedQuantity/@unitCode`,
    });
  });
});

describe('what is claimed', () => {
  test.each([
    ['with a declaration', '<?xml version="1.0"?><rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="x">'],
    ['after a comment and a mark', '\uFEFF\n<!-- <Invoice> -->\n<SCRDMCCBDACIOMessageStructure>'],
    ['of the older kind', '<rsm:CrossIndustryOrder xmlns:rsm="x">'],
  ])('an order %s', (_case, text) => {
    expect(claim(text)).toBeGreaterThan(80);
  });

  test.each([
    ['an invoice of the same family', '<rsm:CrossIndustryInvoice xmlns:rsm="x">'],
    ['UBL', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2">'],
    ['a page that quotes one', '<html><body>&lt;SCRDMCCBDACIOMessageStructure></body></html>'],
    ['text', 'SCRDMCCBDACIOMessageStructure'],
    ['nothing', ''],
  ])('not %s', (_case, text) => {
    expect(claim(text)).toBe(0);
  });
});

describe('bad XML is a finding', () => {
  const whole = readFileSync('fixtures/order-x/smallest.xml', 'utf8');

  test.each([
    ['cut off', whole.slice(0, -40)],
    ['with a DOCTYPE, which can hold bombs', `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${whole}`],
    [
      'nested a thousand deep',
      `<SCRDMCCBDACIOMessageStructure>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</SCRDMCCBDACIOMessageStructure>`,
    ],
    ['of another kind', '<Invoice/>'],
    [
      'in another encoding than it says',
      Buffer.concat([Buffer.from('<SCRDMCCBDACIOMessageStructure>'), Buffer.from([0xff, 0xc0])]),
    ],
    ['empty', ''],
  ])('%s', (_case, bytes) => {
    expect(decode(bytes)).toMatchObject([
      { kind: 'finding', finding: { code: 'order-xml-invalid', severity: 'error' } },
    ]);
  });

  test.each(['utf-16le', 'latin1'] as const)('but %s is read when it says so', (encoding) => {
    const text = whole.replace('4711', 'Grüße-4711');
    const declared = encoding === 'latin1' ? `<?xml version="1.0" encoding="ISO-8859-1"?>${text}` : `\uFEFF${text}`;
    expect(orderOf(Buffer.from(declared, encoding)).poNumber).toBe('Grüße-4711');
  });
});

test.each([
  ['CIOHSupplyChainTradeTransaction', 'SupplyChainTradeTransaction'],
  ['ApplicableCIOHSupplyChainTradeSettlement', 'ApplicableHeaderTradeSettlement'],
  ['SpecifiedCIOLSupplyChainTradeDelivery', 'SpecifiedLineTradeDelivery'],
  ['IncludedCIOLSupplyChainTradeLineItem', 'IncludedSupplyChainTradeLineItem'],
  ['SpecifiedCIOHTradeSettlementMonetarySummation', 'SpecifiedTradeSettlementHeaderMonetarySummation'],
  ['BuyerCITradeParty', 'BuyerTradeParty'],
  ['SCRDMCCBDACIOMessageStructure', 'SCRDMCCBDACIOMessageStructure'],
])('the older name %s is %s today', (older, today) => {
  expect(todaysName(older)).toBe(today);
});
