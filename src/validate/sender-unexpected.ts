import { finding, FINDING_CODES } from '../model/codes.ts';
import type { Rule } from './rule.ts';

const code = 'sender-unexpected';

/** Who signed in is known, whom a paper names is only read: the order belongs to the first, and a person looks at the second. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: ['sender', 'namedBuyer'],
  check(_order, { sender, namedBuyer }) {
    if (sender === undefined || namedBuyer === undefined || namedBuyer.id === sender.id) return [];
    const message = `The paper names ${namedBuyer.name ?? namedBuyer.id} as its buyer, but ${sender.name ?? sender.id} sent it.`;
    return [finding(code, message, { path: '/buyer' })];
  },
};
