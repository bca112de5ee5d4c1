/** ISA15: what is sent for information, or says nothing that is known, is no order to carry out until a person says so. */
import { expect, test } from 'vitest';
import { ORDER, read, wrap } from './support.ts';

const sent = (usage: string): string => wrap([ORDER]).replace('*0*T*', `*0*${usage}*`);

test.each(['I', 'X', 'p'])('ISA15 %s holds the order', (usage) => {
  const [document] = read(sent(usage)).documents;
  expect(document?.verdict).toMatchObject({ status: 'A', findings: [] });
  expect(document?.findings).toMatchObject([
    { code: 'usage-not-production', severity: 'error', at: { tag: 'ISA', element: 15, offset: 102, length: 1 } },
  ]);
});

test.each(['P', 'T'])('ISA15 %s does not', (usage) => {
  expect(read(sent(usage)).findings).toEqual([]);
});

test('the acknowledgment stays as it was: I is good, X is TA1 020', () => {
  const [good, odd] = ['I', 'X'].map((usage) => read(sent(usage)).interchanges[0]);
  expect([good?.status, good?.findings]).toEqual(['A', []]);
  expect([odd?.status, odd?.findings.map(({ x12 }) => x12?.code)]).toEqual(['E', ['020']]);
});
