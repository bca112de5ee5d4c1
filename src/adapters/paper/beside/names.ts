/**
 * Which words are names that say nothing of an order: of who sends it and to whom, of its parties and of its things. A word that begins
 * with a large letter is none of them for that: `SCRAPPED`, `Gecancelt` and `FOC` do as well.
 */
import type { MasterData } from '../../../model/master-data.ts';
import type { Layout } from '../layout/layout.ts';
import { isAddressLine, isCompanyName, isSuffixAlone } from '../lexicon/companies.ts';
import { ALARMING } from '../lexicon/harmless.ts';
import type { Paper } from '../page.ts';
import { paragraphsOf } from '../prose/paragraphs.ts';
import type { PaperOrder } from '../understand.ts';

export interface Names {
  /** @param word in small letters */
  has(word: string): boolean;
}

/** For words below a signature, where persons and firms are named who stand nowhere else. */
export const ANY_NAME: Names = { has: () => true };
export const NO_NAME: Names = { has: () => false };

/** @param onFile what master data say of the sender */
export function namesOf(
  paper: Pick<Paper, 'from' | 'correspondents' | 'addressee'>,
  orders: readonly PaperOrder[],
  layout: Layout,
  onFile: readonly string[] = [],
): Names {
  const headers = [paper.from ?? '', ...(paper.correspondents ?? []), paper.addressee?.text ?? ''];
  const parties = orders.flatMap((order) =>
    Object.values(order.parties).flatMap(({ name, address }) => [name, ...address].map(({ text }) => text)),
  );
  const things = orders.flatMap(({ items }) =>
    items.flatMap(({ fields }) =>
      [fields.description, fields.buyerSku, fields.supplierSku].flatMap((found) => found?.text ?? []),
    ),
  );
  return namesIn([...headers, ...parties, ...things, ...signers(layout), ...onFile]);
}

export function namesIn(texts: readonly string[]): Names {
  const words = new Set(texts.flatMap(partsOf));
  // `menuiseriedumarais.example` names `Menuiserie du Marais`.
  const hosts = texts.flatMap((text) => [...text.matchAll(HOST)].map(([, host = '']) => host.toLowerCase()));
  const isKnown = (part: string): boolean =>
    words.has(part) ||
    isSuffixAlone(part) ||
    (part.length >= HOST_WORD_MIN && hosts.some((host) => host.includes(withoutMarks(part))));
  return { has: (word) => !ALARMING.test(word) && partsOf(word).every(isKnown) };
}

/** What is on file of the firm that sends it. */
export function namesOnFile({ partners }: MasterData, sender: string | undefined): string[] {
  if (sender === undefined) return [];
  return partners
    .filter(({ identifiers }) => identifiers.some((each) => each.toLowerCase() === sender.toLowerCase()))
    .flatMap(({ name, address }) => [name, address]);
}

/** `From: Ann Lee`, `To: Sam Hill`: whom the headers of mails name that a text passes on or answers. */
export function namedInHeaders(text: string): string[] {
  return text
    .slice(0, TEXT_MAX)
    .split('\n')
    .filter((line) => line.length <= LINE_MAX && HEADER.test(line))
    .slice(0, HEADERS_MAX);
}

const HEADER =
  /^[\s>]*\*?(?:from|to|cc|von|an|de|à|para|a|da|aan|van|发件人|收件人|抄送|寄件者|差出人|宛先)\s?\*?[:：]/iu;
const TEXT_MAX = 50_000;
const HEADERS_MAX = 20;

/** Who signs, and for which firm: the first lines, and those that are a firm's name or address. */
function signers(layout: Layout): string[] {
  const signed = paragraphsOf(layout).filter(({ isSigned }) => isSigned);
  return signed
    .map(({ text }) => text)
    .filter((text, row) => row < SIGNER_ROWS || isCompanyName(text) || isAddressLine(text))
    .filter((text) => text.length <= LINE_MAX);
}

function partsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{M}\d]+/gu) ?? [];
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

const HOST = /@(?:[\w-]+\.)*([\w-]+)\.\w+/g;
const HOST_WORD_MIN = 4; // Shorter ones stand in every long name.
const SIGNER_ROWS = 3;
const LINE_MAX = 80;
