/** Pages to documents: what kind of paper it is, and the draft of the order that it holds. */
import { finding } from '../../model/codes.ts';
import type { Decoded, DecodedDocument } from '../../model/decoded.ts';
import type { Finding } from '../../model/finding.ts';
import { NO_MASTER_DATA, type MasterData } from '../../model/master-data.ts';
import type { Propose } from '../../model/proposal.ts';
import type { SenderMemory } from '../../model/sender-memory.ts';
import { draftOrder } from './draft.ts';
import { REMARK_WORDS_MAX } from './beside/harmless.ts';
import { letterSaid } from './beside/letter.ts';
import { letThrough } from './beside/let-through.ts';
import { namesOnFile } from './beside/names.ts';
import { learnedBeside, learnedBesideAttached, wordsBesideAttached } from './beside/words.ts';
import { withKnown } from './known/known.ts';
import { withListedItems } from './known/listed-items.ts';
import { ordersIn, type OrderOfPaper } from './orders-in.ts';
import type { Paper } from './page.ts';
import { withProposals } from './proposer/propose.ts';

/** What reading knows beyond the paper. */
export interface Knowledge {
  readonly memories?: readonly SenderMemory[] | undefined;
  readonly masterData?: MasterData | undefined;
}

/** One document for each order of a paper; none when not a word of it could be read. */
export function documentsOf(paper: Paper, bytes: number, knowledge: Knowledge = {}): Decoded[] {
  if (isEmpty(paper)) {
    // A file that says nothing is told of as well: silence would look like success.
    const told = paper.findings.length > 0 ? paper.findings : [finding('paper-empty', 'The file holds no words.')];
    return told.map((each) => ({ kind: 'finding', finding: each }));
  }
  const orders = ordersOf(paper, knowledge);
  const documents: Decoded[] = orders.map((each, index) => documentOf(each, index, bytes, paper.pages.length));
  // Which orders the words of a mail are about is known when what is attached has been read.
  const notes =
    paper.attachments.length > 0
      ? wordsBesideAttached(
          paper,
          orders.map(({ order }) => order),
          letThrough(knowledge.memories ?? []),
          namesOnFile(knowledge.masterData ?? NO_MASTER_DATA, paper.sender),
        )
      : [];
  return [...documents, ...notes.map((each): Decoded => ({ kind: 'finding', finding: each }))];
}

/** For learning: the keys of what stands beside the orders of a mail that a person lets go on. */
export function signedIn(paper: Paper): string[] {
  if (isEmpty(paper)) return [];
  const orders = ordersOf(paper, {}).map(({ order }) => order);
  const said = [
    ...learnedBeside(paper, orders),
    ...(paper.attachments.length > 0 ? learnedBesideAttached(paper, orders) : []),
  ];
  return [...new Set(said)].slice(0, SIGNED_MAX);
}

const SIGNED_MAX = 40; // Sentences of one signature.

/** The same, with a proposer for what stays open. */
export async function documentsWithProposals(
  paper: Paper,
  bytes: number,
  knowledge: Knowledge,
  propose: Propose,
): Promise<Decoded[]> {
  // Orders as data inside the file replace what the pages say: nobody is asked about these then.
  if (isEmpty(paper) || paper.attachments.length > 0) return documentsOf(paper, bytes, knowledge);
  const documents: Decoded[] = [];
  for (const [index, each] of ordersOf(paper, knowledge).entries()) {
    // Of several orders in one table no line says whose a value is.
    const isAsked = each.isAlone && index < QUESTIONS_MAX;
    const order = isAsked ? await withProposals(each.order, each.part, propose) : each.order;
    documents.push(documentOf({ ...each, order }, index, bytes, paper.pages.length));
  }
  return documents;
}

const QUESTIONS_MAX = 10; // Orders of one file; each question may take a proposer's whole time.

function isEmpty({ pages }: Paper): boolean {
  return pages.every(({ words }) => words.length === 0);
}

interface ReadOrder extends OrderOfPaper {
  readonly partnerId?: string;
}

function ordersOf(paper: Paper, { memories = [], masterData = NO_MASTER_DATA }: Knowledge): ReadOrder[] {
  const onFile = namesOnFile(masterData, paper.sender);
  return ordersIn(paper, memories, onFile).map((each) => ({
    ...each,
    ...withKnown(withListedItems(each.order, each.part, masterData), each.part, masterData),
  }));
}

function documentOf(
  { order, findings: told, partnerId, part }: ReadOrder,
  index: number,
  bytes: number,
  pages: number,
): DecodedDocument {
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
    pages,
    verdict: { id: 'paper', controlNumber: '', status: 'A', findings: [] },
    findings,
    unused: [],
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(isOrder ? { draft } : kind === 'other' ? { heading: draft, ...remarkOf(part) } : {}),
  };
}

function remarkOf({ pages }: Paper): Pick<DecodedDocument, 'remark'> {
  const words = pages.flatMap((page) => page.words.map(({ text }) => text));
  const remark = words.length > REMARK_WORDS_MAX ? letterSaid(words) : words.join(' ');
  return remark === undefined ? {} : { remark };
}
