import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NO_CHARGE, PRICE_BASES, PRICE_KINDS, PRICES_NOT_FIRM } from '../../../src/adapters/formats/x12/price-bases.ts';
import { map } from './support.ts';

function read(...segments: string[]): { price: string | undefined; basis: string | undefined; told: string[] } {
  const { order, findings } = map(...segments);
  const { unitPrice: price, priceBasisQuantity: basis } = order.lines[0] ?? {};
  return { price, basis, told: findings.map(({ code, severity }) => `${code} ${severity}`) };
}

function isKnown(code: string): boolean {
  return code === NO_CHARGE || PRICE_BASES.has(code) || PRICE_KINDS.has(code) || PRICES_NOT_FIRM.has(code);
}

describe('a price by PO105 is for what the code says', () => {
  test.each([
    ['EA*25*HT', '100000'],
    ['EA*25*TT', '10000'],
    ['EA*25*TP', '1000'],
    ['LB*25*HP', '100'],
    ['LB*25*PP', '1'],
    ['FT*25*PF', '1'],
    ['FT*25*TF', '1000'],
    ['KG*25*PK', '1'],
    ['GR*25*PG', '1'],
    ['TN*25*PT', '1'],
    ['OZ*25*PO', '1'],
    ['TO*25*PA', '1'],
    ['YD*25*PY', '1'],
    ['SF*25*PS', '1000'],
    ['LT*25*PL', '1'],
    ['ML*25*ML', '1'],
    ['MR*25*P1', '1000'],
    ['CM*25*P2', '1'],
    ['DK*25*P5', '1'],
    ['MM*25*P6', '1'],
    ['MR*25*P7', '1'],
  ])('%s is for %s', (line, basis) => expect(read(`PO1*1*10*${line}`)).toEqual({ price: '25', basis, told: [] }));

  test.each([
    'PF',
    'PP',
    'PO',
    'PA',
    'PT',
    'PK',
    'PG',
    'PL',
    'ML',
    'PY',
    'PS',
    'TF',
    'P1',
    'P2',
    'P3',
    'P4',
    'P5',
    'P6',
    'P7',
  ])('EA*25*%s stops, because nobody knows how much of that a piece is', (code) =>
    expect(read(`PO1*1*10*EA*25*${code}`)).toEqual({
      price: '25',
      basis: undefined,
      told: ['price-unit-differs error'],
    }),
  );

  test('a price per dozen of a line without a unit stops, because it may be twelve times what it seems', () => {
    expect(read('PO1*1*10**25*PD').told).toEqual(['price-unit-differs error']);
  });

  test.each([
    ['PO1*1*2*TH*5*HP', '50'],
    ['PO1*1*20*HU*50*TP', '5'],
    ['PO1*1*5*GS*50*HP', '72'],
    ['PO1*1*5*DZ*50*HP', '6'],
    ['PO1*1*3*DZ*50*PN', '60'],
    ['PO1*1*3*UM*50*TP', '50000'],
    ['PO1*1*3*T3*50*TP', '50'],
    ['PO1*1*3*TP*50*PN', '50'],
    ['PO1*1*3*GS*50*PD', '600'],
    ['POC*1*CA*5*5*TH*10*HP', '100'],
    ['PO1*1*2*TH**HP', '50', 'CTP**NET*5'],
    ['PO1*1*2*TH', '50', 'CTP**NET*5******HP'],
    ['PO1*1*2*TH*5*HP', '50', 'CTP**NET*5******HP'],
  ])('%s is %s for one of what is ordered, because many are counted in pieces', (...[line, price, ...more]) =>
    expect(read(line, ...more)).toEqual({ price, basis: undefined, told: [] }),
  );

  test.each(['CA*50*TP', 'BX*50*HP', 'PR*50*HP', 'HU*50*PD', '*50*HP'])(
    '%s stops, because nobody knows how many pieces that is',
    (line) => {
      const told = ['price-unit-differs error'];
      expect(read(`PO1*1*3*${line}`)).toEqual({ price: '50', basis: undefined, told });
    },
  );

  test.each(['CA', 'CT', 'NT', 'QT', 'UM', 'WH', 'FX', 'ST'])(
    'EA*25*%s names a kind of price that is paid as it stands',
    (code) => expect(read(`PO1*1*10*EA*25*${code}`)).toEqual({ price: '25', basis: undefined, told: [] }),
  );

  test.each(['TB', 'ES', 'CP', 'BD', 'PM', 'NQ'])('EA*25*%s is told, because it is not yet what is paid', (code) =>
    expect(read(`PO1*1*10*EA*25*${code}`).told).toEqual(['price-not-firm warning']),
  );

  test.each(['RS', 'SR', 'RE', 'RC', 'RT'])('EA*25*%s stops, because the buyer sells on at it', (code) => {
    expect(read(`PO1*1*10*EA*25*${code}`).told).toEqual(['price-not-firm error']);
    expect(read(`PO1*1*10*EA*25*${code}`, 'CTP*RS*MSR*29').told).toEqual(['price-not-firm error']);
    const paid = read(`PO1*1*10*EA*25*${code}`, 'CTP**UCP*14');
    expect(paid).toEqual({ price: '14', basis: undefined, told: ['price-not-firm warning'] });
    expect(read(`PO1*1*10*EA**${code}`, 'CTP**UCP*14')).toEqual({ price: '14', basis: undefined, told: [] });
  });

  test.each(['UCP', 'NET', 'CON'])('CTP %s with another price than the line stops', (kind) => {
    expect(read('PO1*1*10*EA*25', `CTP**${kind}*24`).told).toEqual(['value-conflict error']);
    expect(read('PO1*1*10*EA*25', `CTP**${kind}*25`).told).toEqual([]);
  });

  test.each(['PRO', 'PRP'])(
    'CTP %s (of the producer, of a promotion) with another price than the line is told',
    (kind) => {
      expect(read('PO1*1*10*EA*25', `CTP**${kind}*24`)).toMatchObject({
        price: '25',
        told: ['value-conflict warning'],
      });
      expect(read('PO1*1*10*EA*25', `CTP**${kind}*25`).told).toEqual([]);
      expect(read('PO1*1*10*EA', `CTP**${kind}*24`)).toMatchObject({ price: '24', told: [] });
    },
  );

  test('a price of nothing stops, unless a code says that the goods are free of charge', () => {
    expect(read('PO1*1*10*EA*0').told).toEqual(['price-zero error']);
    expect(read('PO1*1*10*EA*0.00*PE').told).toEqual(['price-zero error']);
    expect(read('PO1*1*10*EA', 'CTP**UCP*0').told).toEqual(['price-zero error']);
    for (const line of ['PO1*1*10*EA*0', 'PO1*1*10*EA']) expect(read(line, 'CTP**UCP*0******NC').told).toEqual([]);
    expect(read('PO1*1*10*EA*0', 'SAC*A*D170***0').told).not.toContain('price-zero error');
    expect(map('BEG*00*SP*S-1**20261101', 'PO1*1*10*EA*0').order.orderType).toBe('sample');
    expect(map('BEG*00*SP*S-1**20261101', 'PO1*1*10*EA*0').findings).toEqual([]);
  });

  test.each(['Q9', '03', 'IC'])('EA*25*%s stops, because the code may say any number', (code) =>
    expect(read(`PO1*1*10*EA*25*${code}`).told).toEqual(['price-basis-unknown error']),
  );

  test('no charge is a price of nothing, and stops when there is a price beside it', () => {
    expect(read('PO1*1*10*EA**NC')).toEqual({ price: '0', basis: undefined, told: [] });
    expect(read('PO1*1*10*EA*0*NC')).toEqual({ price: '0', basis: undefined, told: [] });
    expect(read('PO1*1*10*EA*25*NC').told).toEqual(['value-conflict error']);
  });

  test('every code of the list is treated, but for six whose meaning is not public', () => {
    const ranges = (
      JSON.parse(readFileSync('src/adapters/formats/x12/dictionary/codes.json', 'utf8')) as Record<
        string,
        Record<string, string>
      >
    )['639'];
    const codes = new Set(Object.values(ranges ?? {}).flatMap((list) => list.split(' ')));
    expect([...codes].filter((code) => !isKnown(code)).toSorted()).toEqual(['03', 'AA', 'AB', 'CC', 'IC', 'SO']);
  });
});

describe('a price by CTP', () => {
  test.each([
    ['CTP**NET*20*****5000*TP', { price: '20', basis: '1000' }],
    ['CTP**NET*20******HP', { price: '20', basis: '100' }],
    ['CTP**NET*20*1*EA****PE', { price: '20', basis: '1' }],
    ['CTP**NET*1********3', { price: '1', basis: '3' }],
    ['CTP**NET*5*1*LB****PP', { price: '5', basis: '1' }, 'LB'],
  ])('%s is for as many as CTP09 and CTP11 say', (ctp, wanted, unit = 'EA') =>
    expect(read(`PO1*1*1000*${unit}`, ctp)).toEqual({ ...wanted, told: [] }),
  );

  test.each([
    ['PO1*1*10*EA', 'CTP**NET*20*1*EA*DIS*.9', 'price-multiplied error'],
    ['PO1*1*10*EA*20', 'CTP******CSD*1.2', 'price-multiplied error'],
    ['PO1*1*10*EA', 'CTP**NET*20*1*CA****PE', 'price-unit-differs error'],
    ['PO1*1*10*EA', 'CTP**NET*20******Q9', 'price-basis-unknown error'],
    ['PO1*1*10*EA*20', 'CTP**NET*20******TP', 'value-conflict error'],
    ['PO1*1*10*EA*20', 'CTP**NET*20********3', 'value-conflict error'],
    ['PO1*1*10*EA*20*HP', 'CTP**NET*20******PE', 'value-conflict error'],
  ])('%s, %s stops, because the price may be another', (line, ctp, told) => {
    const found = read(line, ctp).told;
    expect(found).toContain(told);
  });

  test.each([
    ['PO1*1*10*EA*.02', 'CTP**NET*20******TP'],
    ['PO1*1*10*EA*20*HP', 'CTP**NET*20******HP'],
    ['PO1*1*10*EA*20', 'CTP**NET*20*1*EA*DIS*1'],
    ['PO1*1*10*EA', 'CTP**NET*20*1*PC'],
    ['PO1*1*10*EA*20', 'CTP**RES*30*1*EA*SEL*2'],
    ['PO1*1*12*EA*5', 'CTP**UCP*4*20*EA'],
  ])('%s, %s says the same twice, or nothing of what is paid', (line, ctp) => expect(read(line, ctp).told).toEqual([]));

  test.each([
    ['for exactly what is ordered', ['PO1*1*12*EA*5', 'CTP**UCP*4*12*EA'], 'price-of-quantity error'],
    ['from fewer on than are ordered', ['PO1*1*144*EA*5', 'CTP**UCP*4*100*EA'], 'price-of-quantity error'],
    ['by quantity, where the line has none', ['PO1*1*144*EA', 'CTP**UCP*5*1*EA', 'CTP**UCP*4*100*EA'], 'price-of-quantity error'],
    ['where nobody says how many are ordered', ['PO1*1**EA*5', 'CTP**UCP*4*100*EA'], 'price-of-quantity error'],
    ['of another kind, where the line has none', ['PO1*1*12*EA', 'CTP**UCP*5*1*EA', 'CTP**NET*4*1*EA'], 'value-conflict error'],
  ])('a second price %s is never left out in silence', (_, segments, told) => {
    expect(read(...(segments as [string, string]))).toMatchObject({ price: '5', told: [told] });
  }); // prettier-ignore

  test('prices from more on than are ordered are none of the line', () => {
    expect(read('PO1*1*12*EA', 'CTP**UCP*5*1*EA', 'CTP**UCP*4*100*EA').told).toEqual([]);
    expect(read('PO1*1*144*EA*5', 'CTP**UCP*5*100*EA').told).toEqual([]);
  });

  test('PO105 without a price says what the price of the CTP is for', () => {
    expect(read('PO1*1*10*EA**HP', 'CTP**NET*20')).toEqual({ price: '20', basis: '100', told: [] });
  });
});

describe('an allowance or charge counts only where it is plainly in force', () => {
  test.each(['', '02', '04', '06', '08'])('SAC12 "%s" is', (method) => {
    const { order, findings } = map(`SAC*C*D240***1000*******${method}`, 'PO1*1*10*EA*2.5');
    expect(order.allowancesCharges?.[0]?.amount).toBe('10.00');
    expect(findings).toEqual([]);
  });

  test.each(['01', '03', '05', '07', '15', '99'])('SAC12 %s is asked of a person, at both levels', (method) => {
    const sac = `SAC*C*D240***1000*******${method}`;
    const { order, findings, unused } = map(sac, 'PO1*1*10*EA*2.5', sac);
    expect(order.allowancesCharges).toBeUndefined();
    expect(order.lines[0]?.allowancesCharges).toBeUndefined();
    expect(
      findings.map(
        ({ code, severity, at }) => `${code} ${severity} ${at !== undefined && 'element' in at ? at.element : ''}`,
      ),
    ).toEqual(['allowance-kind-unknown error 12', 'allowance-kind-unknown error 12']);
    expect(unused.map(({ text }) => text)).toEqual([sac, sac]);
  });

  test.each(['P', 'Q', 'R', 'S'])('SAC01 %s with an amount is asked', (indicator) => {
    const { order, findings } = map(`SAC*${indicator}*D240***1000`, 'PO1*1*10*EA*2.5');
    expect(order.allowancesCharges).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(['allowance-kind-unknown']);
  });

  test('SAC01 N says that there is none', () => expect(map('SAC*N*D240').findings).toEqual([]));
});

describe('a currency that a line names', () => {
  test('is asked where another line has a price without one: it need not hold there', () => {
    const { findings } = map('PO1*1*10*EA*2.5', 'CUR*BY*EUR', 'PO1*2*20*CA*30');
    expect(findings).toMatchObject([{ code: 'value-conflict', severity: 'error' }]);
  });

  test.each([
    [['CUR*BY*EUR', 'PO1*1*10*EA*2.5', 'CUR*BY*EUR', 'PO1*2*20*CA*30']],
    [['PO1*1*10*EA*2.5', 'CUR*BY*EUR', 'PO1*2*20*CA*30', 'CUR*BY*EUR']],
    [['PO1*1*10*EA*2.5', 'CUR*BY*EUR', 'PO1*2*20*CA']],
  ])('is that of the order where no price is without one: %s', (segments) => {
    const { order, findings } = map(...segments);
    expect(order.currency).toBe('EUR');
    expect(findings).toEqual([]);
  });
});

test('a price whose CTP04 is the quantity that is ordered is that of the line, of any other quantity it is asked', () => {
  const { order, findings } = map('PO1*1*120*EA***VN*A', 'CTP**QTE*3.4*120*EA');
  expect([order.lines[0]?.unitPrice, findings]).toEqual(['3.4', []]);
  expect(map('PO1*1*120*EA***VN*A', 'CTP**QTE*3.4*100*EA').findings).toMatchObject([{ code: 'price-unit-differs' }]);
});

test('prices that nobody pays here are kept as references of the line, as those of PRI are', () => {
  const { order, findings, unused } = map(
    'PO1*1*10*EA*25**VN*A',
    'CTP**RES*29.99',
    'CTP*RS*MSR*31',
    'CTP*RS**30*1*EA',
    'CTP**RTL*300*12*EA',
    'CTP**CAT*2500******HP',
  );
  expect(order.lines[0]).toMatchObject({
    unitPrice: '25',
    references: [
      { type: 'price/RES', value: '29.99' },
      { type: 'price/RS/MSR', value: '31' },
      { type: 'price/RS', value: '30' },
      { type: 'price/RTL', value: '300 per 12 EA' },
      { type: 'price/CAT', value: '2500 per 100' },
    ],
  });
  expect([findings, unused]).toEqual([[], []]);
});

test('a price of an allowance, or one that is multiplied, is no price of the line', () => {
  const multiplied = map('PO1*1*10*EA*25**VN*A', 'CTP**RES*30*1*EA*SEL*2');
  const ofAllowance = map('PO1*1*10*EA*25**VN*A', 'SAC*A*C310***500', 'CTP**RES*30');
  for (const { order, unused } of [multiplied, ofAllowance]) {
    expect(order.lines[0]).not.toHaveProperty('references');
    expect(unused.map(({ tag }) => tag)).toContain('CTP');
  }
});
