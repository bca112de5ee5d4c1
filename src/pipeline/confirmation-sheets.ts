/**
 * The order sheets of what the ERP took, one for each revision: what a customer confirms or disputes. Where one went out by mail
 * or fax, it is the same paper, in the same language and of the same day.
 */
import { languageOf } from '../adapters/formats/mail/language.ts';
import { unified } from '../adapters/formats/pdf/radicals.ts';
import { printSheet } from '../adapters/print/sheet.ts';
import { deliveriesOf } from '../store/deliveries.ts';
import { listFaxAnswers } from '../store/fax-answers.ts';
import { listMailAnswers } from '../store/mail-answers.ts';
import { wordsOf } from './answer-mails.ts';
import type { Gateway } from './gateway.ts';
import { languageNamed, orderSheet, sheetSource } from './order-sheet.ts';
import type { SheetSource } from './order-sheet.ts';

const ANSWERS_MAX = 100; // An order has one or two for each revision.

export interface ConfirmationSheet {
  readonly id: string;
  readonly revision: number;
  /** As the mail named it. */
  readonly name: string;
  /** Undefined where none went out: that of the order's own words. */
  readonly language: string | undefined;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** What became of the mail or the fax; `none` where nobody was told so. */
  readonly state: string;
}

interface SentSheet extends Pick<ConfirmationSheet, 'language' | 'createdAt' | 'sentAt' | 'state'> {
  readonly revision: number | null;
}

/** Oldest first. */
export async function confirmationSheets(
  { database }: Pick<Gateway, 'database'>,
  { id: orderId, poNumber }: { readonly id: string; readonly poNumber: string | null },
): Promise<ConfirmationSheet[]> {
  const taken = (await deliveriesOf(database, orderId)).filter(({ state }) => state === 'acked');
  if (taken.length === 0) return [];
  const mails = await listMailAnswers(database, { orderId }, undefined, ANSWERS_MAX);
  const faxes = await listFaxAnswers(database, { orderId }, undefined, ANSWERS_MAX);
  const sent: SentSheet[] = [
    ...mails.filter(({ event }) => event === 'confirmed'),
    ...faxes
      .filter(({ event }) => event === 'accepted')
      .map(({ subject, doneAt, state, ...fax }) => ({
        ...fax,
        revision: Number(subject.split(':')[1]),
        sentAt: state === 'sent' ? doneAt : null,
        state,
      })),
  ];
  return taken.map(({ revision, erpOrderNumber, finishedAt, createdAt }) => {
    const answer = sent.find((each) => each.revision === revision);
    return {
      id: `sheet-${revision}`,
      revision,
      name: sheetFileName(poNumber ?? erpOrderNumber ?? ''),
      language: answer?.language,
      createdAt: answer?.createdAt ?? finishedAt ?? createdAt,
      sentAt: answer?.sentAt ?? null,
      state: answer?.state ?? 'none',
    };
  });
}

/** @returns a PDF and its name */
export async function printedConfirmation(
  { database, config }: Pick<Gateway, 'database' | 'config'>,
  orderId: string,
  { revision, language, createdAt: at }: Pick<ConfirmationSheet, 'revision' | 'language' | 'createdAt'>,
): Promise<{ readonly name: string; readonly pdf: Buffer }> {
  const source = await sheetSource(database, config, { orderId, revision, at });
  if (source === undefined) throw new TypeError(`Order ${orderId} has no revision ${revision}.`);
  const sheet = orderSheet(language === undefined ? ownLanguage(source) : languageNamed(language), source);
  return { name: sheetFileName(sheet.number), pdf: printSheet(sheet, unified).pdf };
}

function ownLanguage({ order }: SheetSource) {
  return languageOf(wordsOf([order]));
}

function sheetFileName(number: string): string {
  const name = number
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return name === '' ? 'order.pdf' : `order-${name}.pdf`;
}
