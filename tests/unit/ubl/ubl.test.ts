import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { ubl } from '../../../src/adapters/formats/ubl/index.ts';
import { silentIn, xmlReader } from '../../support/xml-orders.ts';

const { decode, documentOf, orderOf, normalized, codesOf, claim } = xmlReader(ubl);

const fixture = (name: string): Buffer => readFileSync(`fixtures/ubl/${name}.xml`);

interface Parts {
  readonly root?: string;
  readonly head?: string;
  readonly line?: string;
  readonly item?: string;
  readonly quantity?: string;
  readonly lines?: string;
}

/** A small order with what a test adds to it; names without a prefix, which UBL allows as well. */
function xml({ root = 'Order', head = '', line = '', item = '', quantity, lines }: Parts = {}): string {
  const own = `<OrderLine><LineItem><ID>1</ID>${quantity ?? '<Quantity unitCode="H87">5</Quantity>'}${line}<Item>${item}</Item></LineItem></OrderLine>`;
  return `<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"><ID>4711</ID>${head}${lines ?? own}</${root}>`;
}

describe('the samples', () => {
  test.each(['peppol-order', 'sbdh-call-off', 'order-change', 'order-cancellation'])(
    '%s reads as it did',
    async (name) => {
      await expect(`${JSON.stringify(orderOf(fixture(name)), null, 2)}\n`).toMatchFileSnapshot(
        `../../../fixtures/golden/ubl/${name}.json`,
      );
    },
  );

  test('a Peppol order adds up, and nobody has to look at it', () => {
    expect(codesOf(fixture('peppol-order'))).toEqual([]);
  });

  test.each(['peppol-order', 'sbdh-call-off', 'order-change', 'order-cancellation'])(
    'every text of %s is in the order, in its lineage or among the unused',
    (name) => {
      const texts = [
        ...fixture(name)
          .toString()
          .matchAll(/>([^<>\s][^<>]*)</g),
      ].map(([, text = '']) => text.trim());
      const said = texts.map((text) => text.replace('&amp;', '&').replace('&#223;', 'ß'));
      expect(said.length).toBeGreaterThan(5);
      // Versions and customizations say that this is UBL.
      expect(silentIn(documentOf(fixture(name)), said).filter((text) => !/^urn:fdc:peppol|^2\.1$/.test(text))).toEqual(
        [],
      );
    },
  );

  test.each([
    ['invoice', 'an invoice'],
    ['order-response', 'an answer to an order'],
  ])('%s is told to be %s, and becomes no order', (name, what) => {
    const { draft, findings } = documentOf(fixture(name));
    expect(draft).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'document-not-order', message: expect.stringContaining(what) as string }]);
  });
});

describe('what is no new order', () => {
  test('a change names the order that it changes, and keeps its own number', () => {
    expect(orderOf(fixture('order-change'))).toMatchObject({
      purpose: 'change',
      poNumber: 'NG-2026-0417',
      changesPo: 'NG-2026-0417',
      changeSequence: '1',
      references: [{ type: 'OrderChange', value: 'NG-2026-0417-C1' }],
      lines: [{ action: 'change' }],
    });
    expect(codesOf(fixture('order-change'))).toContain('purpose-needs-person');
  });

  test.each(['OrderChange', 'OrderCancellation'])('an %s that names no order is told', (root) => {
    expect(codesOf(xml({ root }))).toEqual(expect.arrayContaining(['change-order-missing', 'purpose-needs-person']));
  });

  test.each([
    ['220', 'standard', undefined],
    ['221', 'blanket', undefined],
    ['226', 'release', undefined],
    ['227', 'consignment', undefined],
    ['228', 'sample', undefined],
    ['225', undefined, 'document-name-unexpected'],
    ['999', undefined, 'document-name-unexpected'],
    ['Standard', undefined, 'document-name-unexpected'],
  ])('the type %s is %s, %s', (code, type, told) => {
    const bytes = xml({ head: `<OrderTypeCode>${code}</OrderTypeCode>` });
    expect(orderOf(bytes).orderType).toBe(type);
    expect(documentOf(bytes).findings.map((each) => each.code)).toEqual(told === undefined ? [] : [told]);
  });

  test('an order of the type 230 is a change, one of 231 an answer', () => {
    const change = xml({
      head: '<OrderTypeCode>230</OrderTypeCode><OrderDocumentReference><ID>4710</ID></OrderDocumentReference>',
    });
    expect(orderOf(change)).toMatchObject({ purpose: 'change', poNumber: '4710', changesPo: '4710' });
    const answer = documentOf(xml({ head: '<OrderTypeCode>231</OrderTypeCode>' }));
    expect([answer.draft, answer.findings[0]?.code]).toEqual([undefined, 'document-not-order']);
  });

  test.each([
    ['true', 'duplicate'],
    ['1', 'duplicate'],
    ['false', 'original'],
  ])('a CopyIndicator of %s is %s', (text, purpose) => {
    expect(orderOf(xml({ head: `<CopyIndicator>${text}</CopyIndicator>` })).purpose).toBe(purpose);
  });

  test.each(['Catalogue', 'DespatchAdvice', 'ApplicationResponse', 'TenderReceipt'])('%s is told', (root) => {
    expect(documentOf(xml({ root }))).toMatchObject({ type: root, findings: [{ code: 'document-not-order' }] });
  });

  test('UBL 1.0, which is laid out in another way, is told and not half read', () => {
    const old = '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-1.0"><BuyersID>1</BuyersID></Order>';
    expect(documentOf(old)).toMatchObject({ findings: [{ code: 'document-not-order' }] });
  });
});

function priced(unit: string): string {
  return `<Price><PriceAmount currencyID="EUR">9.5</PriceAmount><BaseQuantity unitCode="${unit}">100</BaseQuantity></Price>`;
}

function allowance(multiplier: string, rest: string): string {
  return xml({
    head: `<AllowanceCharge><ChargeIndicator>false</ChargeIndicator><MultiplierFactorNumeric>${multiplier}</MultiplierFactorNumeric>${rest}</AllowanceCharge>`,
  });
}

function standard(scheme: string, id: string): string {
  return xml({ item: `<StandardItemIdentification><ID schemeID="${scheme}">${id}</ID></StandardItemIdentification>` });
}

describe('money', () => {
  test('a price per hundred keeps its basis; one for another unit is told', () => {
    expect(orderOf(xml({ line: priced('H87') })).lines[0]).toMatchObject({
      unitPrice: '9.5',
      priceBasisQuantity: '100',
    });
    expect(documentOf(xml({ line: priced('H87') })).findings).toEqual([]);
    expect(documentOf(xml({ line: priced('KGM') })).findings.map(({ code }) => code)).toEqual(['price-unit-differs']);
  });

  test('what explains a price is not taken off once more', () => {
    const discount = '<AllowanceCharge><ChargeIndicator>false</ChargeIndicator><Amount>1</Amount></AllowanceCharge>';
    const line = `<Price><PriceAmount>9</PriceAmount>${discount}</Price>`;
    expect(orderOf(xml({ line })).lines[0]?.allowancesCharges).toBeUndefined();
    expect(documentOf(xml({ line })).unused.map(({ text }) => text)).toContain(
      '/Order/OrderLine/LineItem/Price/AllowanceCharge/Amount = 1',
    );
  });

  test('an amount in another currency than the order is told; that of the tax office is passed over', () => {
    const head =
      '<DocumentCurrencyCode>EUR</DocumentCurrencyCode><TaxTotal><TaxAmount currencyID="NOK">100</TaxAmount></TaxTotal><TaxTotal><TaxAmount currencyID="EUR">9</TaxAmount></TaxTotal>';
    expect(orderOf(xml({ head })).totals?.tax).toBe('9');
    expect(documentOf(xml({ head, line: priced('H87') })).findings).toEqual([]);
    const dollars = '<Price><PriceAmount currencyID="USD">9.5</PriceAmount></Price>';
    expect(documentOf(xml({ head, line: dollars })).findings).toMatchObject([
      { code: 'currency-differs', message: 'An amount is in USD, the order is in EUR.' },
    ]);
  });

  test('without a currency of the document that of its amounts counts', () => {
    expect(orderOf(xml({ line: priced('H87') })).currency).toBe('EUR');
  });

  test.each([
    ['10', '<Amount>50</Amount><BaseAmount>500</BaseAmount>', '10'],
    ['0.1', '<Amount>50</Amount><BaseAmount>500</BaseAmount>', '10'],
    ['0.1', '<Amount>50</Amount>', undefined],
    ['10', '<Amount>70</Amount><BaseAmount>500</BaseAmount>', undefined],
  ])('a multiplier of %s with %s is %s percent', (multiplier, rest, percent) => {
    expect(orderOf(allowance(multiplier, rest)).allowancesCharges?.[0]?.percent).toBe(percent);
  });

  test('a multiplier alone is a percentage by Peppol, and asked elsewhere', () => {
    expect(documentOf(allowance('0.1', '')).findings.map(({ code }) => code)).toEqual(['allowance-amount-missing']);
    const peppol = allowance('5', '').replace(
      '<ID>',
      '<CustomizationID>urn:fdc:peppol.eu:poacc:trns:order:3</CustomizationID><ID>',
    );
    expect(orderOf(peppol).allowancesCharges).toEqual([{ kind: 'allowance', percent: '5' }]);
  });

  test('a sum that is neither an allowance nor a charge is asked', () => {
    const head = '<AllowanceCharge><ChargeIndicator>maybe</ChargeIndicator><Amount>5</Amount></AllowanceCharge>';
    expect(orderOf(xml({ head })).allowancesCharges).toBeUndefined();
    expect(documentOf(xml({ head })).findings.map(({ code }) => code)).toEqual(['allowance-kind-unknown']);
  });

  test('what is left to pay is not the total where something was paid before', () => {
    const head =
      '<AnticipatedMonetaryTotal><PrepaidAmount>40</PrepaidAmount><PayableAmount>60</PayableAmount></AnticipatedMonetaryTotal>';
    expect(orderOf(xml({ head })).totals).toBeUndefined();
    expect(orderOf(xml({ head: head.replace('40', '0.00') })).totals?.grand).toBe('60');
  });

  test('taxes by rate are taxes, and their sum is the total', () => {
    const subtotal =
      '<TaxSubtotal><TaxAmount>19</TaxAmount><TaxCategory><Percent>19</Percent><TaxScheme><ID>VAT</ID></TaxScheme></TaxCategory></TaxSubtotal>';
    expect(orderOf(xml({ head: `<TaxTotal><TaxAmount>19</TaxAmount>${subtotal}</TaxTotal>` }))).toMatchObject({
      taxes: [{ type: 'VAT', percent: '19', amount: '19' }],
      totals: { tax: '19' },
    });
  });

  test('days of payment and their discount', () => {
    const head =
      '<PaymentTerms><Note>2 % in 14 days</Note><SettlementDiscountPercent>2</SettlementDiscountPercent><PaymentDueDate>2026-05-01</PaymentDueDate><SettlementPeriod><DurationMeasure unitCode="DAY">14</DurationMeasure></SettlementPeriod></PaymentTerms>';
    expect(orderOf(xml({ head })).paymentTerms).toEqual({
      text: '2 % in 14 days',
      netDate: '2026-05-01',
      discountPercent: '2',
      discountDays: 14,
    });
  });
});

function deliveryOn(day: string, unit: string): string {
  return `<Delivery><Quantity unitCode="${unit}">2</Quantity><RequestedDeliveryPeriod><StartDate>${day}</StartDate><EndDate>${day}</EndDate></RequestedDeliveryPeriod></Delivery>`;
}

describe('lines', () => {
  test.each([
    ['C62', 'C62', undefined],
    ['XBX', 'XBX', undefined],
    ['bx', 'XBX', undefined],
    ['PCE', 'H87', undefined],
    ['PL', undefined, 'unit-ambiguous'],
    ['DZ', undefined, 'unit-ambiguous'],
    ['each', undefined, 'unit-unknown'],
    ['QQQ', undefined, 'unit-unknown'],
  ])('the unit %s is %s, %s', (code, uom, told) => {
    const { order, issues } = normalized(xml({ quantity: `<Quantity unitCode="${code}">5</Quantity>` }));
    expect(order.lines[0]).toMatchObject({ sourceUom: code, quantity: '5' });
    expect(order.lines[0]?.uom).toBe(uom);
    expect(issues.map((issue) => issue.code)).toEqual(told === undefined ? [] : [told]);
  });

  test('without a unit nobody guesses one', () => {
    expect(codesOf(xml({ quantity: '<Quantity>5</Quantity>' }))).toContain('unit-missing');
  });

  test.each([
    ['0160', '07090001000010', { gtin: '07090001000010' }],
    ['GTIN', '4006381333931', { gtin: '4006381333931' }],
    ['0160', '123', { otherIds: [{ scheme: '0160', value: '123' }] }],
    ['0099', '4006381333931', { otherIds: [{ scheme: '0099', value: '4006381333931' }] }],
  ])('a standard number of %s, %s', (scheme, id, line) => {
    expect(orderOf(standard(scheme, id)).lines[0]).toMatchObject(line);
  });

  test('a class of goods is no item number', () => {
    const item =
      '<CommodityClassification><ItemClassificationCode listID="UNSPSC">31411703</ItemClassificationCode></CommodityClassification>';
    expect(orderOf(xml({ item })).lines[0]).toMatchObject({ references: [{ type: 'UNSPSC', value: '31411703' }] });
    expect(codesOf(xml({ item }))).toContain('item-id-missing');
  });

  test('several deliveries of a line are its schedule; one in another unit is told', () => {
    const line = deliveryOn('2026-03-05Z', 'H87') + deliveryOn('2026-03-09', 'KGM');
    expect(orderOf(xml({ line })).lines[0]?.schedules).toEqual([
      { quantity: '2', requestedDelivery: { date: '2026-03-05' } },
      { quantity: '2', requestedDelivery: { date: '2026-03-09' } },
    ]);
    expect(documentOf(xml({ line })).findings.map(({ code }) => code)).toEqual(['delivery-unit-differs']);
  });

  test('parts of a line are told, and are no lines', () => {
    const line = '<SubLineItem><LineItem><ID>1.1</ID></LineItem></SubLineItem>';
    expect(orderOf(xml({ line })).lines).toHaveLength(1);
    expect(documentOf(xml({ line })).findings.map(({ code }) => code)).toEqual(['subline-left-out']);
  });

  test('a line that names an earlier offer keeps both numbers', () => {
    const line =
      '<QuotationLineReference><LineID>7</LineID><DocumentReference><ID>Q-1</ID></DocumentReference></QuotationLineReference>';
    const order = xml({ lines: `<OrderLine><LineItem><ID>1</ID></LineItem>${line}</OrderLine>` });
    expect(orderOf(order).lines[0]?.references).toEqual([
      { type: 'Quotation', value: 'Q-1' },
      { type: 'Quotation/line', value: '7' },
    ]);
  });
});

describe('where to and when', () => {
  test('the address of a delivery counts, that of its firm is told', () => {
    const head =
      '<Delivery><DeliveryAddress><CityName>Moss</CityName></DeliveryAddress><DeliveryParty><PartyName><Name>N</Name></PartyName><PostalAddress><CityName>Oslo</CityName></PostalAddress></DeliveryParty></Delivery>';
    expect(orderOf(xml({ head })).shipTo).toEqual({ name: 'N', address: { city: 'Moss' } });
    expect(documentOf(xml({ head })).unused.map(({ text }) => text)).toEqual([
      '/Order/Delivery/DeliveryParty/PostalAddress/CityName = Oslo',
    ]);
  });

  test('several deliveries of the whole order are asked', () => {
    const head = '<Delivery><DeliveryAddress><CityName>Moss</CityName></DeliveryAddress></Delivery>'.repeat(2);
    expect(documentOf(xml({ head })).findings).toMatchObject([
      { code: 'deliveries-several', at: { pointer: '/Order/Delivery[2]' } },
    ]);
  });

  test.each([
    ['2026-03-05', '2026-03-05'],
    ['2026-03-05Z', '2026-03-05'],
    ['2026-03-05+01:00', '2026-03-05'],
    ['2026-02-31', undefined],
    ['05.03.2026', undefined],
  ])('the day %s is %s', (text, day) => {
    expect(orderOf(xml({ head: `<IssueDate>${text}</IssueDate>` })).orderDate).toBe(day);
  });

  test('a file inside the document is told, and its content is not repeated whole', () => {
    const content = 'QUJD'.repeat(5000);
    const head = `<AdditionalDocumentReference><ID>D</ID><Attachment><EmbeddedDocumentBinaryObject filename="a.pdf">${content}</EmbeddedDocumentBinaryObject></Attachment></AdditionalDocumentReference>`;
    const { findings, unused } = documentOf(xml({ head }));
    expect(findings).toMatchObject([
      { code: 'file-inside-unread', message: 'The file "a.pdf" inside the document was not read.' },
    ]);
    expect(unused[0]?.text.length).toBeLessThan(2200);
  });
});

describe('lineage', () => {
  test('is the path to the element or the attribute, through a wrapper as well', () => {
    const { draft } = documentOf(fixture('sbdh-call-off'));
    const base = '/StandardBusinessDocument/Order/OrderLine/LineItem';
    expect(draft?.lines?.[0]?.schedules?.[1]?.quantity).toEqual({
      text: '20',
      at: { pointer: `${base}/Delivery[2]/Quantity` },
      rule: 'ubl/Order/OrderLine/LineItem/Delivery/Quantity',
    });
    expect(draft?.lines?.[0]?.uom?.at).toEqual({ pointer: `${base}/Quantity/@unitCode` });
  });
});

describe('what is claimed', () => {
  const others = [
    ['an order of nobody', '<Order><ID>1</ID></Order>'],
    ['Order-X', '<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="x">'],
    ['cXML', '<cXML payloadID="1">'],
    [
      'GS1 XML behind the same header',
      '<sh:StandardBusinessDocument xmlns:sh="x"><o:orderMessage xmlns:o="urn:gs1:ecom:order:xsd:3"/>',
    ],
    [
      'a page that quotes one',
      '<html><body>&lt;Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"></body></html>',
    ],
    ['text', 'urn:oasis:names:specification:ubl:schema:xsd:Order-2'],
    ['nothing', ''],
  ] as const;

  test.each(others)('not %s', (_case, text) => {
    expect(claim(text)).toBe(0);
  });

  test.each([
    ['with a mark, a declaration and a comment', `\uFEFF<?xml version="1.0"?>\n<!-- <Invoice> -->\n${xml()}`],
    ['with prefixes', '<o:Order xmlns:c="x" xmlns:o=\'urn:oasis:names:specification:ubl:schema:xsd:Order-2\'>'],
    ['of another kind, so that it is told what it is', xml({ root: 'Invoice' })],
    ['behind a header', fixture('sbdh-call-off').toString()],
  ])('UBL %s', (_case, text) => {
    expect(claim(text)).toBeGreaterThan(80);
    expect(
      detectFormat({ head: Buffer.from(text).subarray(0, 4096), mediaType: 'text/html', fileName: 'a.csv' })?.name,
    ).toBe('ubl');
  });
});

describe('bad XML is a finding', () => {
  const whole = fixture('smallest').toString();

  test.each([
    ['cut off', whole.slice(0, -40)],
    ['with a DOCTYPE', `<!DOCTYPE Order [<!ENTITY a "aaaa">]>${whole}`],
    ['with an entity that nobody declared', whole.replace('4711', '&uuml;')],
    ['of nothing that is UBL', '<StandardBusinessDocument><other/></StandardBusinessDocument>'],
    ['nested a thousand deep', `<Order xmlns="x">${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</Order>`],
    ['empty', ''],
  ])('%s', (_case, bytes) => {
    expect(decode(bytes)).toMatchObject([
      { kind: 'finding', finding: { code: 'order-xml-invalid', severity: 'error' } },
    ]);
  });

  test.each(['utf-16le', 'latin1'] as const)('but %s is read when it says so', (encoding) => {
    const text = whole.replace('4711', 'Grüße-4711');
    const declared = encoding === 'latin1' ? `<?xml version="1.0" encoding="ISO-8859-1"?>${text}` : `\uFEFF${text}`;
    const bytes = Buffer.from(declared, encoding);
    expect(claim(bytes)).toBeGreaterThan(80);
    expect(orderOf(bytes).poNumber).toBe('Grüße-4711');
  });
});
