import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cxml } from '../../../src/adapters/formats/cxml/index.ts';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { silentIn, xmlReader } from '../../support/xml-orders.ts';

const { decode, documentOf, orderOf, normalized, codesOf, claim } = xmlReader(cxml);

const fixture = (name: string): Buffer => readFileSync(`fixtures/cxml/${name}.xml`);

interface Parts {
  readonly doctype?: string;
  readonly mode?: string;
  readonly attributes?: string;
  readonly head?: string;
  readonly item?: string;
  readonly id?: string;
  readonly detail?: string;
  readonly line?: string;
  readonly items?: string;
}

/** A small order with what a test adds to it. */
function xml(parts: Parts = {}): string {
  const {
    doctype = '',
    mode = 'production',
    attributes = '',
    head = '',
    item = '',
    id = '',
    detail = '',
    line = '',
  } = parts;
  const own = `<ItemOut quantity="5" lineNumber="1" ${item}><ItemID><SupplierPartID>AB-100</SupplierPartID>${id}</ItemID><ItemDetail><UnitOfMeasure>EA</UnitOfMeasure>${detail}</ItemDetail>${line}</ItemOut>`;
  return `${doctype}<cXML payloadID="1"><Header><Sender><Credential domain="x"><Identity>i</Identity><SharedSecret>hush</SharedSecret></Credential></Sender></Header><Request deploymentMode="${mode}"><OrderRequest><OrderRequestHeader orderID="4711" orderDate="2026-03-02" ${attributes}>${head}</OrderRequestHeader>${parts.items ?? own}</OrderRequest></Request></cXML>`;
}

function findingsOf(bytes: string): string[] {
  return documentOf(bytes).findings.map(({ code }) => code);
}

function numberedItem(number: number, attributes: string): string {
  return `<ItemOut quantity="1" lineNumber="${number}" ${attributes}><ItemID><SupplierPartID>P${number}</SupplierPartID></ItemID></ItemOut>`;
}

function linesOf(items: string): string[] {
  return orderOf(xml({ items })).lines.map(({ lineNumber }) => lineNumber);
}

function bundleOf(kind: string): string {
  return (
    numberedItem(1, `itemType="composite" ${kind}`) +
    numberedItem(2, 'itemType="item" parentLineNumber="1"') +
    numberedItem(3, 'itemType="composite" compositeItemType="itemLevel" parentLineNumber="1"') +
    numberedItem(4, 'itemType="item" parentLineNumber="3"') +
    numberedItem(5, '')
  );
}

function term(days: number, percent: string): string {
  return `<PaymentTerm payInNumberOfDays="${days}"><Discount><DiscountPercent percent="${percent}"/></Discount></PaymentTerm>`;
}

function modification(inner: string): string {
  return `<Modification>${inner}</Modification>`;
}

describe('the samples', () => {
  const orders = ['order-request', 'bundles', 'update', 'delete'];

  test.each(orders)('%s reads as it did', async (name) => {
    await expect(`${JSON.stringify(orderOf(fixture(name)), null, 2)}\n`).toMatchFileSnapshot(
      `../../../fixtures/golden/cxml/${name}.json`,
    );
  });

  test.each(orders)('every text and attribute of %s is in the order, in its lineage or among the unused', (name) => {
    const text = fixture(name).toString();
    const texts = [...text.matchAll(/>([^<>\s][^<>]*)</g)].map(([, each = '']) => each.trim());
    const body = text.slice(text.indexOf('<Header>')).replaceAll(/ xml:lang="[^"]*"/g, '');
    const attributes = [...body.matchAll(/ [\w:]+="([^"]*)"/g)].map(([, each = '']) => each);
    expect(texts.length + attributes.length).toBeGreaterThan(10);
    const secret = /hush|^4111|^2028-03-31$/;
    // Kinds of bundles decide which lines there are, roles and domains where a value is put; the name of a country stands beside
    // its code; a factor of one is none.
    const said = /^(?:groupLevel|itemLevel|composite|item|buyerCorporate|purchasingAgent|EAN-13|United States|1)$/;
    const silent = silentIn(documentOf(fixture(name)), [...texts, ...attributes]);
    expect(silent.filter((each) => !secret.test(each) && !said.test(each))).toEqual([]);
  });

  test('the order adds up', () => {
    expect(codesOf(fixture('order-request'))).toEqual(['date-missing']);
  });

  test('a cart that comes back from a catalogue is told, and becomes no order', () => {
    const { draft, findings } = documentOf(fixture('punchout-cart'));
    expect(draft).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'document-not-order' }]);
  });
});

describe('what is no new order', () => {
  test.each([
    ['', 'original'],
    ['type="new"', 'original'],
    ['type="update"', 'replace'],
    ['type="delete"', 'cancellation'],
    ['type="new" isInternalVersion="yes"', 'duplicate'],
    ['type="new" isInternalVersion="no"', 'original'],
  ])('%s is %s', (attributes, purpose) => {
    const { order } = normalized(xml({ attributes }));
    expect(order.purpose).toBe(purpose);
    expect(codesOf(xml({ attributes })).includes('purpose-needs-person')).toBe(purpose !== 'original');
  });

  test('an update goes by the number of its order', () => {
    expect(orderOf(xml({ attributes: 'type="update" orderVersion="2"' }))).toMatchObject({
      poNumber: '4711',
      changesPo: '4711',
      changeSequence: '2',
    });
  });

  test('a type that nobody knows is asked', () => {
    expect(findingsOf(xml({ attributes: 'type="amend"' }))).toEqual(['purpose-unknown']);
  });

  test.each([
    ['regular', 'standard', []],
    ['release', 'release', []],
    ['blanket', 'blanket', []],
    ['stockTransport', undefined, ['document-name-unexpected']],
  ])('the orderType %s is %s', (type, orderType, codes) => {
    const bytes = xml({ attributes: `orderType="${type}"` });
    expect(orderOf(bytes).orderType).toBe(orderType);
    expect(findingsOf(bytes)).toEqual(codes);
  });

  test('goods that come back make it a return', () => {
    expect(codesOf(xml({ item: 'isReturn="yes"' }))).toContain('return-needs-person');
  });

  test.each([
    ['production', false],
    ['test', true],
    ['Test', true],
    ['staging', true],
  ])('the deploymentMode %s is test: %s', (mode, isTest) => {
    expect(orderOf(xml({ mode })).test).toBe(isTest);
  });

  test.each([
    ['Request', 'ConfirmationRequest'],
    ['Request', 'InvoiceDetailRequest'],
    ['Request', 'ShipNoticeRequest'],
    ['Message', 'PunchOutOrderMessage'],
    ['Response', 'PunchOutSetupResponse'],
  ])('a %s with a %s is told', (envelope, name) => {
    const document = documentOf(`<cXML><Header/><${envelope}><Status code="200"/><${name}/></${envelope}></cXML>`);
    expect(document).toMatchObject({ type: name, findings: [{ code: 'document-not-order' }] });
    expect(document.draft).toBeUndefined();
  });
});

describe('a DOCTYPE', () => {
  test.each([
    '<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.045/cXML.dtd">',
    '<?xml version="1.0"?>\n<!DOCTYPE cXML SYSTEM \'cXML.dtd\' [<!ENTITY a "]>"><!-- ]> -->]>\n',
  ])('%s is passed over', (doctype) => {
    expect(claim(xml({ doctype }))).toBeGreaterThan(80);
    expect(orderOf(xml({ doctype })).poNumber).toBe('4711');
  });

  test('an entity of a file is not read, and what refers to it is no order', () => {
    const doctype = '<!DOCTYPE cXML [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const [item] = decode(xml({ doctype, head: '<Comments>&x;</Comments>' }));
    expect(item).toMatchObject({ kind: 'finding', finding: { code: 'order-xml-invalid' } });
    expect(JSON.stringify(item)).not.toContain('root:');
  });

  test('a billion laughs stay one', () => {
    const more = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
    const doctype = `<!DOCTYPE cXML [<!ENTITY l0 "lol">${more.join('')}]>`;
    const start = performance.now();
    expect(decode(xml({ doctype, head: '<Comments>&l9;</Comments>' }))).toMatchObject([
      { kind: 'finding', finding: { code: 'order-xml-invalid' } },
    ]);
    expect(orderOf(xml({ doctype })).poNumber).toBe('4711');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('what is secret', () => {
  test('is told to be there, and never what it is', () => {
    const head = '<Payment><PCard number="4111111111111111" expiration="2028-03-31"/></Payment>';
    const document = documentOf(xml({ head }));
    expect(document.unused.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '/cXML/Header/Sender/Credential/SharedSecret = ***',
        '/cXML/Request/OrderRequest/OrderRequestHeader/Payment/PCard/@number = ***',
      ]),
    );
    expect(JSON.stringify(document)).not.toMatch(/hush|4111|2028/);
  });

  test.each([
    ['<SharedSecret>hush</SharedSecret>', '<SharedSecret>***</SharedSecret>'],
    ['<SharedSecret a="hush">hush</SharedSecret>', '<SharedSecret ***>***</SharedSecret>'],
    ['<SharedSecret><!-- </SharedSecret> --> hush</SharedSecret>', '<SharedSecret>***</SharedSecret>'],
    [
      '<CredentialMac><![CDATA[</CredentialMac>]]>hush<a>hush</a></CredentialMac><b/>',
      '<CredentialMac>***</CredentialMac><b/>',
    ],
    ['<PCard number="hush"/><SharedSecret/>ü', '<PCard ***/><SharedSecret/>ü'],
  ])('is covered where the document is shown: %s', (written, shown) => {
    for (const encoding of ['utf8', 'utf16le'] as const)
      expect(cxml.shownText?.(Buffer.from(`\uFEFF${written}`, encoding))).toBe(shown);
  });

  test.each([
    ['cut off', xml().slice(0, xml().indexOf('hush') + 3)],
    ['with a mark in it', xml().replace('hush', 'hush<hush')],
    ['with an entity in it', xml().replace('hush', 'hu&hush;sh')],
    ['with a lone ampersand in it', xml().replace('hush', 'hush & hush')],
    ['of an element of its own', xml().replace('hush', '<hushhush>')],
  ])('is not repeated by what is said of XML that is broken: %s', (_case, bytes) => {
    const items = decode(bytes);
    expect(items).toMatchObject([{ kind: 'finding' }]);
    expect(JSON.stringify(items)).not.toContain('hush');
  });
});

describe('lines', () => {
  test.each([
    ['', {}, []],
    [
      '<PriceBasisQuantity quantity="100" conversionFactor="1"><UnitOfMeasure>EA</UnitOfMeasure></PriceBasisQuantity>',
      { priceBasisQuantity: '100' },
      [],
    ],
    [
      '<PriceBasisQuantity quantity="1" conversionFactor="0.5"><UnitOfMeasure>EA</UnitOfMeasure></PriceBasisQuantity>',
      {},
      ['price-unit-differs'],
    ],
    [
      '<PriceBasisQuantity quantity="1" conversionFactor="1"><UnitOfMeasure>XBX</UnitOfMeasure></PriceBasisQuantity>',
      {},
      ['price-unit-differs'],
    ],
  ])('a price with %s', (basis, line, codes) => {
    const detail = `<UnitPrice><Money currency="USD">9.5</Money></UnitPrice>${basis}`;
    expect(orderOf(xml({ detail })).lines[0]).toMatchObject({ unitPrice: '9.5', ...line });
    expect(findingsOf(xml({ detail }))).toEqual(codes);
  });

  test('a price in another currency than the total is asked', () => {
    const detail = '<UnitPrice><Money currency="CAD">9.5</Money></UnitPrice>';
    const head = '<Total><Money currency="USD">47.5</Money></Total>';
    expect(orderOf(xml({ head, detail })).currency).toBe('USD');
    expect(findingsOf(xml({ head, detail }))).toEqual(['currency-differs']);
    expect(orderOf(xml({ detail })).currency).toBe('CAD');
  });

  test('a class or an auxiliary number alone is no item number', () => {
    const items =
      '<ItemOut quantity="1" lineNumber="1"><ItemID><SupplierPartID/><SupplierPartAuxiliaryID>x</SupplierPartAuxiliaryID></ItemID><ItemDetail><Classification domain="UNSPSC">31411703</Classification></ItemDetail></ItemOut>';
    expect(codesOf(xml({ items }))).toContain('item-id-missing');
    expect(orderOf(xml({ items })).lines[0]?.references).toEqual([
      { type: 'SupplierPartAuxiliaryID', value: 'x' },
      { type: 'UNSPSC', value: '31411703' },
    ]);
  });

  test('a bundle is ordered as one, or part by part; bundles in bundles follow', () => {
    expect(linesOf(bundleOf('compositeItemType="groupLevel"'))).toEqual(['1', '5']);
    expect(linesOf(bundleOf('compositeItemType="itemLevel"'))).toEqual(['2', '4', '5']);
    expect(linesOf(bundleOf(''))).toEqual(['1', '2', '4', '5']);
    expect(findingsOf(xml({ items: bundleOf('') }))).toEqual(['bundle-unclear', 'subline-left-out']);
  });

  test('a circle of bundles, and a part of what is not there, end nowhere', () => {
    const circle = numberedItem(1, 'parentLineNumber="2"') + numberedItem(2, 'parentLineNumber="1"');
    expect(
      linesOf(circle + numberedItem(3, 'parentLineNumber="3"') + numberedItem(4, 'parentLineNumber="9"')),
    ).toHaveLength(4);
  });

  test('a schedule in another unit than the line is asked', () => {
    const line =
      '<ScheduleLine quantity="2" requestedDeliveryDate="2026-03-16T00:00:00-08:00"><UnitOfMeasure>XBX</UnitOfMeasure></ScheduleLine>';
    expect(orderOf(xml({ line })).lines[0]?.schedules).toEqual([{ quantity: '2', date: '2026-03-16' }]);
    expect(findingsOf(xml({ line }))).toEqual(['delivery-unit-differs']);
  });

  test('a ship-to of the line, taxes and shipping of the line', () => {
    const line =
      '<ShipTo><Address addressID="P9"/></ShipTo><Shipping><Money currency="USD">3</Money><Description>Air</Description></Shipping><Tax><Money currency="USD">1</Money><Description/></Tax>';
    expect(orderOf(xml({ line })).lines[0]).toMatchObject({
      schedules: [{ shipTo: { identifiers: [{ scheme: 'buyerAssigned', value: 'P9' }] } }],
      allowancesCharges: [{ kind: 'charge', code: 'Shipping', reason: 'Air', amount: '3' }],
      taxes: [{ type: 'Tax', amount: '1' }],
    });
  });

  test('a file that comments name is told', () => {
    const line = '<Comments>See <Attachment><URL>cid:1@x</URL></Attachment></Comments>';
    expect(findingsOf(xml({ line }))).toEqual(['file-inside-unread']);
    expect(orderOf(xml({ line })).lines[0]?.notes).toMatchObject([{ type: 'general', text: 'See' }]);
  });
});

describe('the head', () => {
  test('a penalty is no discount', () => {
    expect(orderOf(xml({ head: term(10, '2') + term(30, '0') + term(45, '-1.5') })).paymentTerms).toEqual({
      netDays: 30,
      discountDays: 10,
      discountPercent: '2',
    });
  });

  test('what is taken off the total, and put on', () => {
    const head = `<Total><Money currency="USD">90</Money><Modifications>${modification(
      '<AdditionalDeduction><DeductionPercent percent="10"/></AdditionalDeduction><ModificationDetail name="Bonus"/>',
    )}${modification('<AdditionalCost><Money currency="USD">5</Money></AdditionalCost>')}</Modifications></Total>`;
    expect(orderOf(xml({ head })).allowancesCharges).toEqual([
      { kind: 'allowance', code: 'Bonus', percent: '10' },
      { kind: 'charge', amount: '5' },
    ]);
  });

  test('a period of delivery', () => {
    const head =
      '<DeliveryPeriod><Period startDate="2026-03-16T00:00:00Z" endDate="2026-03-20T00:00:00Z"/></DeliveryPeriod>';
    expect(orderOf(xml({ head })).requestedDelivery).toEqual({ earliest: '2026-03-16', latest: '2026-03-20' });
  });

  test('a number with commas is asked, not guessed', () => {
    const detail = '<UnitPrice><Money currency="USD">1,250.00</Money></UnitPrice>';
    expect(normalized(xml({ detail })).issues.map(({ code }) => code)).toEqual(['price-unreadable']);
  });
});

test('lineage is the path to the element or the attribute', () => {
  const { draft } = documentOf(fixture('order-request'));
  expect(draft?.lines?.[1]?.quantity).toEqual({
    text: '5',
    at: { pointer: '/cXML/Request/OrderRequest/ItemOut[2]/@quantity' },
    rule: 'cxml/Request/OrderRequest/ItemOut/@quantity',
  });
});

describe('what is claimed', () => {
  test.each([
    ['UBL', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2">'],
    ['a page that quotes one', '<html>&lt;cXML payloadID="1"></html>'],
    ['a DOCTYPE alone', '<!DOCTYPE cXML SYSTEM "cXML.dtd">'],
    ['nothing', ''],
  ])('not %s', (_case, text) => {
    expect(claim(text)).toBe(0);
  });

  test.each(['application/xml', 'text/html', 'message/rfc822', undefined])('cXML as %s', (mediaType) => {
    const sample = { head: fixture('order-request').subarray(0, 4096), fileName: 'order.csv' };
    expect(detectFormat(mediaType === undefined ? sample : { ...sample, mediaType })?.name).toBe('cxml');
  });
});

test.each([
  ['empty', ''],
  ['another root', '<Order/>'],
  ['nothing in it', '<cXML/>'],
  ['a DOCTYPE without an end', '<!DOCTYPE cXML [<cXML/>'],
])('%s is a finding', (_case, bytes) => {
  expect(decode(bytes)).toMatchObject([{ kind: 'finding', finding: { code: 'order-xml-invalid', severity: 'error' } }]);
});

test.each(['utf-16le', 'latin1'] as const)('%s is read when it says so', (encoding) => {
  const text = xml().replace('4711', 'Grüße-4711');
  const declared = encoding === 'latin1' ? `<?xml version="1.0" encoding="ISO-8859-1"?>${text}` : `\uFEFF${text}`;
  expect(orderOf(Buffer.from(declared, encoding)).poNumber).toBe('Grüße-4711');
});
