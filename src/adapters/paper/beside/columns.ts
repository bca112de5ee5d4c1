/** What of a paper is said in columns and boxes that nobody asked for: it is told as sentences are. */
import type { Label } from '../head/labels.ts';
import { overlapX, textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import type { PaperOrder } from '../understand.ts';
import { keyOf, sentenceOf, type Sentence } from './sentence.ts';

/** `Revision: 3` of an order that may not have come before: whoever knows the first one knows what was changed. */
export function revisions(labels: readonly Label[]): Sentence[] {
  return labels.flatMap(({ field, text, rest, line, segment }): Sentence[] => {
    if (field !== 'changes') return [];
    const value = rest.length > 0 ? rest : (line.segments[line.segments.indexOf(segment) + 1]?.tokens ?? []);
    const number = textOf(value);
    return /^(?:rev\.? ?)?0*[1-9]\d?$/i.test(number) ? [sentenceOf(`${text} ${number}`, value)] : [];
  });
}

/** Columns that nobody knows, where some item has something in them: `Already delivered`, `Ship to store`, `Week`. */
export function unknownColumns(
  layout: Layout,
  orders: readonly PaperOrder[],
  isTaken: (token: Token) => boolean,
): Sentence[] {
  const anchors = new Set(
    orders.flatMap(({ items }) => items.flatMap(({ fields }) => fields.quantity?.tokens.map(keyOf) ?? [])),
  );
  const rows = layout.lines.filter(({ tokens }) => tokens.some((token) => anchors.has(keyOf(token))));
  const head = layout.lines.findLast(
    ({ index, segments, lexicon }) =>
      index < (rows[0]?.index ?? 0) && segments.filter(({ text }) => lexicon.column(text) !== undefined).length > 2,
  );
  if (head === undefined) return [];
  const under = (box: Segment['box']): Segment[] =>
    rows.flatMap(({ segments }) =>
      segments.filter((segment) => overlapX(segment.box, box) > 0 && !segment.tokens.some(isTaken)),
    );
  return head.segments.flatMap(({ text, tokens, box }): Sentence[] => {
    if (REMARKS.test(text)) return under(box).map((cell) => sentenceOf(`| ${text} | ${cell.text}`, cell.tokens));
    if (!/\p{L}{2}/u.test(text) || head.lexicon.column(text) !== undefined || head.lexicon.label(text) !== undefined)
      return [];
    return under(box).length > 0 ? [sentenceOf(`| ${text} |`, tokens)] : [];
  });
}

/** Columns in which something is said of one item, or of what is left of it. */
const REMARKS =
  /^(?:(?:re)?marks?|notes?|comments?|status|state|action|bemerkung\w*|hinweise?|notiz\w*|anmerkung\w*|remarques?|observa\w+|notas?|estado|stato|statut|opmerking\w*|备注|備註|状态|備考)$|\b(?:open|outstanding|remaining|delivered|received|balance|back.?order\w*|offene?|gelieferte?|restmenge|reste|livrée?s?|pendientes?|entregad[oa]s?|residu[oa]|consegnat[oa]|openstaand|geleverd)\b/iu;
