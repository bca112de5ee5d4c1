import { expect, test } from 'vitest';
import { eventSentence } from '../../../src/web/history.ts';

test.each([
  ['erpAccepted', 'acceptedByErp', { erpOrderNumber: 'SO-1008' }, 'The ERP took it as SO-1008'],
  ['erpAccepted', 'acceptedByErp', null, 'The ERP took it'],
  ['checked', 'needsReview', null, 'Checked: a person has to look at it'],
  ['checked', 'queued', null, 'Checked: nothing stops it'],
  ['received', 'received', { channel: 'mail' }, 'Received by mail'],
  ['released', 'released', null, 'Released as checked'],
  ['somethingNew', 'queued', null, 'Something new'],
] as const)('%s to %s is told as a sentence', (type, toState, data, sentence) => {
  expect(eventSentence({ type, toState, data })).toBe(sentence);
});
