/**
 * Asks a proposer for what reading left open in an order. A worker that understands papers has no network of its own: the
 * question goes to whoever started it, and the answer comes back while the paper is still in its hands, so that a scan of
 * twenty seconds is not read twice.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Propose } from '../../../model/proposal.ts';
import { layOut } from '../layout/layout.ts';
import type { Paper } from '../page.ts';
import { readingFor } from '../reading.ts';
import type { PaperOrder } from '../understand.ts';
import { accept } from './accept.ts';
import { openFields } from './open-fields.ts';
import { questionAbout } from './question.ts';

export async function withProposals(order: PaperOrder, paper: Paper, propose: Propose): Promise<PaperOrder> {
  const layout = layOut(paper);
  const open = openFields(order, layout);
  if (open === undefined || layout.lines.length === 0) return order;
  const { linesShown, ...question } = questionAbout(layout, open);
  const said = await propose(question);
  if ('trouble' in said) return told(order, finding('proposer-failed', `${said.trouble} The fields stay open.`));
  const reading = readingFor(layout, order.memory, paper);
  const proposed = accept(said.text, { order, layout, reading, open, linesShown });
  if (proposed === undefined)
    return told(
      order,
      finding('proposer-failed', 'The proposer answered in another form than asked. The fields stay open.'),
    );
  const used = rulesOf(proposed) - rulesOf(order);
  return used === 0
    ? proposed
    : told(
        proposed,
        finding(
          'proposal-used',
          `Proposed by a model and found in the document: ${used} ${used === 1 ? 'value' : 'values'}.`,
        ),
      );
}

function told(order: PaperOrder, also: Finding): PaperOrder {
  return { ...order, findings: [...order.findings, also] };
}

function rulesOf({ head, parties, items }: PaperOrder): number {
  const found = [
    ...Object.values(head),
    ...Object.values(parties).map(({ name }) => name),
    ...items.flatMap(({ fields }) => Object.values(fields)),
  ];
  return found.filter(({ rule }) => rule.startsWith('paper/proposed/')).length;
}
