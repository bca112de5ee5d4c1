/** The history of an order in sentences. Pure. */
import type { OrderEvent } from './api.ts';
import { words } from './text.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  released: 'Released as checked',
  queued: 'Waiting for the ERP',
  corrected: 'Corrected',
  held: 'Held for a person to look at',
  rejected: 'Rejected',
  canceled: 'Canceled',
  duplicate: 'Known as sent before',
  exceptionResolved: 'Seen to by a person',
  customerConfirmed: 'The customer said that it is right',
  customerDisputed: 'The customer said that something is wrong',
  customerAnswered: 'The customer answered what was open',
  customerStopped: 'The customer cancels or stops it',
  customerChanged: 'The customer changes it',
  stopClaimed: 'A mail that may not be the customer’s stops or changes it',
  answerAccepted: 'The partner accepted our answer',
};

export function eventSentence({ type, toState, data }: Pick<OrderEvent, 'type' | 'toState' | 'data'>): string {
  if (type === 'received') return data?.channel === undefined ? 'Received' : `Received by ${data.channel}`;
  if (type === 'checked') {
    if (toState === 'needsReview') return 'Checked: a person has to look at it';
    return toState === 'duplicate' ? 'Checked: it was sent before' : 'Checked: nothing stops it';
  }
  if (type === 'cameAgain') return `The same goods came again under ${data?.number ?? 'another number'}`;
  if (type === 'erpAccepted') {
    return data?.erpOrderNumber ? `The ERP took it as ${data.erpOrderNumber}` : 'The ERP took it';
  }
  return SENTENCES[type] ?? words(type);
}
