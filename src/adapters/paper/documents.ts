/** Pages to documents: what kind of paper it is, and the draft of the order that it holds. */
import { finding } from '../../model/codes.ts';
import type { Decoded, DecodedDocument } from '../../model/decoded.ts';
import type { Finding } from '../../model/finding.ts';
import type { SenderMemory } from '../../model/sender-memory.ts';
import { draftOrder } from './draft.ts';
import { ordersIn, type OrderOfPaper } from './orders-in.ts';
import type { Paper } from './page.ts';

/** One document for each order of a paper; none when not a word of it could be read. */
export function documentsOf(paper: Paper, bytes: number, memories: readonly SenderMemory[] = []): Decoded[] {
  if (paper.pages.every(({ words }) => words.length === 0))
    return paper.findings.map((each) => ({ kind: 'finding', finding: each }));
  return ordersIn(paper, memories).map((each, index) => documentOf(each, index, bytes));
}

function documentOf({ order, findings: told }: OrderOfPaper, index: number, bytes: number): DecodedDocument {
  const { kind, evidence, certainty, at } = order.kind;
  const isOrder = kind === 'order' || kind === 'change' || kind === 'cancellation';
  const { draft, findings: doubts } = draftOrder(order);
  if (kind === 'change' || kind === 'cancellation')
    draft.purpose = {
      text: evidence,
      rule: 'paper/kind',
      value: kind,
      confidence: certainty,
      ...(at === undefined ? {} : { at }),
    };
  const findings: Finding[] = [...told];
  const from = order.memory?.from;
  if (from !== undefined)
    findings.push(
      finding(
        'memory-used',
        `Read with what was learned of the sender: version ${from.version}${from.order === undefined ? '' : `, from order ${from.order}`}.`,
      ),
    );
  if (isOrder) findings.push(...doubts);
  else
    findings.push(
      finding(
        'document-not-order',
        evidence === ''
          ? 'Nothing in the document says that it is an order.'
          : `The document calls itself "${evidence.slice(0, 60)}" (${kind}).`,
        at === undefined ? {} : { at },
      ),
    );
  return {
    kind: 'document',
    index,
    type: isOrder ? 'order' : kind,
    controlNumber: '',
    at: { offset: 0, length: bytes },
    verdict: { id: 'paper', controlNumber: '', status: 'A', findings: [] },
    findings,
    unused: [],
    ...(isOrder ? { draft } : {}),
  };
}
