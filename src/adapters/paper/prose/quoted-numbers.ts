/** Whose bare item numbers are, by the mail that is answered: what a quotation below the order calls its things is the supplier's. */
import { senderKeyOf } from '../beside/let-through.ts';
import type { Paper, Word } from '../page.ts';
import type { PaperOrder } from '../understand.ts';
import { BARE } from './owners.ts';

/** Where the other side wrote one of the numbers before, those that nothing else is said of are its own. */
export function withQuotedNumbers(order: PaperOrder, paper: Paper): PaperOrder {
  const bare = order.items.filter(({ fields }) => fields.buyerSku?.rule === BARE);
  const isMixed = order.items.some(({ fields }) => fields.buyerSku !== undefined && fields.buyerSku.rule !== BARE);
  if (bare.length === 0 || isMixed) return order;
  const own = new Set(bare.flatMap(({ fields }) => fields.buyerSku?.tokens.map(({ quote = 0 }) => quote) ?? []));
  const theirs = wordsOfOther(paper);
  const isTheirs = bare.some(({ fields }) => theirs.has(fields.buyerSku?.text ?? ''));
  // An order that was passed on stands in a quoted mail itself.
  if (!isTheirs || own.size !== 1 || !own.has(0)) return order;
  return {
    ...order,
    items: order.items.map((item) => {
      const { buyerSku, ...fields } = item.fields;
      return buyerSku?.rule === BARE && fields.supplierSku === undefined
        ? { ...item, fields: { ...fields, supplierSku: { ...buyerSku, rule: 'paper/prose/quoted/supplierSku' } } }
        : item;
    }),
  };
}

/** Words of the quoted mails whose headings name an address of another firm than the sender's. */
function wordsOfOther({ pages, sender }: Paper): ReadonlySet<string> {
  if (sender === undefined) return new Set();
  const byDepth = new Map<number, Word[]>();
  for (const { words } of pages)
    for (const word of words) {
      const { quote = 0 } = word;
      if (quote > 0) byDepth.set(quote, [...(byDepth.get(quote) ?? []), word]);
    }
  return new Set(
    [...byDepth.values()].flatMap((words) => {
      const writer = words.slice(0, HEADING_MAX).find(({ text }) => ADDRESS.test(text));
      const other = senderKeyOf(ADDRESS.exec(writer?.text ?? '')?.[0] ?? '');
      return other === undefined || other === sender ? [] : words.map(({ text }) => text);
    }),
  );
}

const ADDRESS = /[^\s<>[\]():;,"]+@[^\s<>[\]():;,"]+/;
const HEADING_MAX = 30; // Words of `On Mon, 2 Mar 2026 at 16:48, … wrote:` or of the lines `From:` to `Subject:`.
