/** The header of an 850 or 860: everything of the order that is not a party or a line. */
import type { Order } from '../../../model/order.ts';
import { PURPOSE_CODES } from './purpose-codes.ts';
import {
  allowanceBlocks,
  dayBlocks,
  noteBlocks,
  referenceBlocks,
  requirementBlocks,
  taxBlocks,
} from './write-terms.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';

const ORDER_TYPE_CODES: Readonly<Partial<Record<NonNullable<Order['orderType']>, string>>> = {
  standard: 'SA',
  blanket: 'BK',
  release: 'RL',
  rush: 'RO',
  dropShip: 'DS',
  consignment: 'CN',
  sample: 'SP',
};

/** BEG02: ZZ (mutually defined) when the order does not say its type. */
export function orderTypeCode(sheet: Sheet, orderType: Order['orderType']): string {
  const code = orderType === undefined ? 'ZZ' : ORDER_TYPE_CODES[orderType];
  if (code === undefined) sheet.leftOut('/orderType', 'has no code in X12');
  return code ?? 'ZZ';
}

/** What BEG, BCH and G50 must say; an order without it is written all the same, and told. */
export function required(sheet: Sheet, path: string, value: string | undefined): void {
  if (value === undefined) sheet.leftOut(path, 'is missing, and the set must name it');
}

/** @param changed the date of the change and the seller's number, which a BCH holds among its own elements */
export function headerBlocks(sheet: Sheet, order: Order, type: '850' | '860'): Block[] {
  const notes = new Set(['description', ...(order.requirements?.packaging === undefined ? [] : ['packaging'])]);
  const fields = {
    contractNumber: order.contractNumber,
    quoteNumber: order.quoteNumber,
    salesperson: order.salesperson,
    releaseNumber: order.releaseNumber,
  };
  if (order.orderReason !== undefined) sheet.leftOut('/orderReason', 'has no place in X12');
  const elsewhere = new Set([EXCHANGE_RATE, ...(type === '860' ? ['changeDate'] : [])]);
  return [
    ...(type === '850' ? beginning(sheet, order) : changeBeginning(sheet, order)),
    ...currency(sheet, order),
    ...ownReferences(sheet, order),
    ...referenceBlocks(sheet, order, '', 'REF', fields, elsewhere),
    ...deliveryTerms(sheet, order),
    ...allowanceBlocks(sheet, order, ''),
    ...paymentTerms(sheet, order),
    ...dayBlocks(sheet, order, '', 'DTM'),
    ...textNotes(sheet, order, 'description', 'PID'),
    ...requirementBlocks(sheet, order, ''),
    ...(notes.has('packaging') ? textNotes(sheet, order, 'packaging', 'PKG') : []),
    ...taxBlocks(sheet, order, ''),
    ...noteBlocks(sheet, order, '', notes),
  ];
}

function beginning(sheet: Sheet, order: Order): Block[] {
  for (const field of ['changeSequence', 'changesPo'] as const) {
    if (order[field] !== undefined) sheet.leftOut(`/${field}`, 'belongs to a change (860)');
  }
  required(sheet, '/poNumber', order.poNumber);
  required(sheet, '/orderDate', order.orderDate);
  return block(
    [
      'BEG', sheet.id('/purpose', 'BEG', 1, PURPOSE_CODES[order.purpose]), orderTypeCode(sheet, order.orderType),
      sheet.id('/poNumber', 'BEG', 3, order.poNumber), sheet.id('/releaseNumber', 'BEG', 4, order.releaseNumber),
      sheet.day('/orderDate', 'BEG', 5, order.orderDate), sheet.id('/contractNumber', 'BEG', 6, order.contractNumber),
    ], // prettier-ignore
    [],
  );
}

function changeBeginning(sheet: Sheet, order: Order): Block[] {
  required(sheet, '/poNumber', order.poNumber);
  required(sheet, '/orderDate', order.orderDate);
  if (order.changesPo !== order.poNumber) sheet.leftOut('/changesPo', 'is the number of the order itself in an 860');
  const [first] = order.references ?? [];
  const isDated = first?.type === 'changeDate' && sheet.fits('BCH', 11, first.value);
  for (const [index, { type }] of (order.references ?? []).entries()) {
    if (type === 'changeDate' && !(index === 0 && isDated))
      sheet.leftOut(`/references/${index}`, 'has no place in BCH');
  }
  return block(
    [
      'BCH', sheet.id('/purpose', 'BCH', 1, changePurpose(sheet, order.purpose)), orderTypeCode(sheet, order.orderType),
      sheet.id('/poNumber', 'BCH', 3, order.poNumber), sheet.id('/releaseNumber', 'BCH', 4, order.releaseNumber),
      sheet.id('/changeSequence', 'BCH', 5, order.changeSequence), sheet.day('/orderDate', 'BCH', 6, order.orderDate),
      '', sheet.id('/contractNumber', 'BCH', 8, order.contractNumber), '', '', isDated ? first.value : '',
    ], // prettier-ignore
    isDated ? ['/references/0'] : [],
  );
}

/** The fields that a REF fills. */
function ownReferences(sheet: Sheet, order: Order): Block[] {
  const rows = [
    ['quoteNumber', 'PR'],
    ['salesperson', 'SA'],
  ] as const;
  return rows.flatMap(([field, qualifier]) => {
    const value = sheet.id(`/${field}`, 'REF', 2, order[field]);
    return value === '' ? [] : block(['REF', qualifier, value], [`/${field}`]);
  });
}

/** FOB, TD5 and TD4. FOB01 is mandatory: DF says that buyer and seller have agreed it elsewhere. */
export function deliveryTerms(sheet: Sheet, { deliveryTerms: terms, requirements }: Order): Block[] {
  const { incoterm, place, carrier, transportMode, freightPayment } = terms ?? {};
  const blocks: Block[] = [];
  if (incoterm !== undefined || place !== undefined || freightPayment !== undefined) {
    const payer = sheet.id('/deliveryTerms/freightPayment', 'FOB', 1, freightPayment);
    if (freightPayment === undefined)
      sheet.leftOut('/deliveryTerms/freightPayment', 'is missing, and FOB must name it');
    const where = sheet.text('/deliveryTerms/place', 'FOB', 3, place);
    const term = sheet.id('/deliveryTerms/incoterm', 'FOB', 5, incoterm);
    blocks.push(
      ...block(
        ['FOB', payer === '' ? 'DF' : payer, where === '' ? '' : 'ZZ', where, term === '' ? '' : '01', term],
        ['freightPayment', 'place', 'incoterm'].map((field) => `/deliveryTerms/${field}`),
      ),
    );
  }
  const mode = sheet.id('/deliveryTerms/transportMode', 'TD5', 4, transportMode);
  const by = sheet.text('/deliveryTerms/carrier', 'TD5', 5, carrier);
  blocks.push(...block(['TD5', '', '', '', mode, by], ['/deliveryTerms/transportMode', '/deliveryTerms/carrier']));
  const how = sheet.text('/requirements/transport', 'TD4', 4, requirements?.transport);
  return [...blocks, ...block(['TD4', '', '', '', how], ['/requirements/transport'])];
}

export function paymentTerms(sheet: Sheet, { paymentTerms: terms }: Order): Block[] {
  if (terms === undefined) return [];
  const at = '/paymentTerms';
  const whole = (field: 'netDays' | 'discountDays', element: number): string =>
    sheet.id(`${at}/${field}`, 'ITD', element, terms[field] === undefined ? undefined : String(terms[field]));
  const percent = sheet.id(`${at}/discountPercent`, 'ITD', 3, terms.discountPercent);
  const day = (field: 'netDate' | 'discountDate', element: number): string =>
    sheet.day(`${at}/${field}`, 'ITD', element, terms[field]);
  const until = [day('discountDate', 4), whole('discountDays', 5)] as const;
  // By the standard a percentage stands with its days alone, so that one without them is said in words.
  const isInWords = percent !== '' && until.every((cell) => cell === '');
  const words = isInWords ? [`${percent} % discount`] : [];
  if (isInWords) {
    sheet.leftOut(`${at}/discountPercent`, 'has neither days nor a day, without which ITD does not hold it; it is written in words'); // prettier-ignore
    sheet.leftOut(`${at}/text`, 'says the discount too');
  }
  const said = [...words, ...(terms.text === undefined ? [] : [terms.text])].join('; ');
  const text = sheet.text(`${at}/text`, 'ITD', 12, said === '' ? undefined : said);
  return block(
    [
      'ITD', '', '', isInWords ? '' : percent, ...until, day('netDate', 6), whole('netDays', 7),
      '', '', '', '', text,
    ], // prettier-ignore
    ['text', 'netDays', 'netDate', 'discountPercent', 'discountDays', 'discountDate'].map((field) => `${at}/${field}`),
  );
}

/** Notes that a segment of their own says: PID05 and PKG05. */
export function textNotes(
  sheet: Sheet,
  owner: Pick<Order, 'notes'>,
  type: 'description' | 'packaging',
  tag: 'PID' | 'PKG',
  path = '',
): Block[] {
  const follows = tag === 'PID' && path !== ''; // A line has its description before them.
  return (owner.notes ?? []).flatMap((note, index) => {
    if (note.type !== type) return [];
    const at = `${path}/notes/${index}`;
    const text = sheet.text(at, tag, 5, follows ? sheet.setApart(at, note.text) : note.text);
    return text === '' ? [] : block([tag, 'F', '', '', '', text], [at]);
  });
}

const EXCHANGE_RATE = 'exchangeRate';

/** CUR with the first rate among the references. */
function currency(sheet: Sheet, order: Order): Block[] {
  const { references = [] } = order;
  const code = order.currency === undefined ? '' : sheet.id('/currency', 'CUR', 2, order.currency);
  const held = references.findIndex(
    ({ type, value }) => type === EXCHANGE_RATE && code !== '' && /[1-9]/.test(value) && sheet.fits('CUR', 3, value),
  );
  for (const [index, { type }] of references.entries())
    if (type === EXCHANGE_RATE && index !== held) sheet.leftOut(`/references/${index}`, 'is no rate that CUR holds');
  if (code === '') return [];
  const rate = references[held];
  return block(
    ['CUR', 'BY', code, rate?.value ?? ''],
    ['/currency', ...(rate === undefined ? [] : [`/references/${held}`])],
  );
}

/** CTT and AMT. Where the set takes amounts in its header, all have a place; after CTT an 850 holds one. */
export function totalBlocks(sheet: Sheet, { totals = {}, lines }: Order): Block[] {
  const at = '/totals';
  for (const field of ['allowances', 'charges'] as const) {
    if (totals[field] !== undefined) sheet.leftOut(`${at}/${field}`, 'has no place in X12');
  }
  const rows = [
    ['goods', '1'],
    ['tax', 'TX'],
    ['grand', 'TT'],
  ] as const;
  const amounts = rows.flatMap(([field, qualifier]) => {
    const value = sheet.id(`${at}/${field}`, 'AMT', 2, totals[field]);
    return value === '' ? [] : block(['AMT', qualifier, value], [`${at}/${field}`]);
  });
  const { places, nodes } = sheet.plan.root;
  const ofLines = Math.max(...['PO1', 'POC'].map((tag) => places.get(tag)?.[0] ?? -1));
  const isHeader = (places.get('AMT') ?? []).some((place) => place < ofLines);
  const lineCount = sheet.id(`${at}/lineCount`, 'CTT', 1, totals.lineCount === undefined ? undefined : String(totals.lineCount)); // prettier-ignore
  const sum = sheet.id(`${at}/quantity`, 'CTT', 2, totals.quantity);
  // CTT ends the lines, so that an amount behind it is one of the order; it must name their number.
  const ctt = nodes[places.get('CTT')?.[0] ?? -1];
  const isNeeded = ctt?.min === 1 || lineCount !== '' || sum !== '' || (!isHeader && amounts.length > 0);
  if (isNeeded && lineCount === '') sheet.leftOut(`${at}/lineCount`, 'is missing, and CTT must name it');
  const isLoop = ctt?.loop !== undefined;
  const count = lineCount === '' ? String(lines.length) : lineCount;
  const paths = [`${at}/lineCount`, `${at}/quantity`];
  const ending = isNeeded ? block(['CTT', count, sum], paths, isLoop && !isHeader ? amounts : []) : [];
  return [...ending, ...(isLoop && !isHeader ? [] : amounts)];
}

/** An 860 is a change, whatever it says: a new order has no place in it. */
function changePurpose(sheet: Sheet, purpose: Order['purpose']): string {
  if (purpose !== 'original') return PURPOSE_CODES[purpose];
  sheet.leftOut('/purpose', 'is a new order, and an 860 can only change one');
  return PURPOSE_CODES.change;
}
