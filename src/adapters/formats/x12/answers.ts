/** What an X12 partner is owed: technical acknowledgments of what came in, business answers to what was decided. */
import type { DecodedGroup, Interchange } from '../../../model/decoded.ts';
import type {
  Answer,
  AnswerNumbers,
  AnswerPieces,
  Answers,
  ClosedInterchange,
  DecidedOrder,
  OwedAnswer,
} from '../../../model/format-adapter.ts';
import type { Agreement } from '../../../model/partner-profile.ts';
import { gathered } from '../../edi/gathered.ts';
import { isWide, wideBytes } from '../../edi/wide-bytes.ts';
import { acknowledgmentType, piecesOf997 } from './acknowledge.ts';
import { write824 } from './write824.ts';
import { writeOrderAnswer } from './write855.ts';
import { isNamed } from './group.ts';
import { answerDelimiters, answerEnvelope, isaControlOf, ST_CONTROL, X12Writer } from './writer.ts';

export const answers: Answers = { setControl: ST_CONTROL, repeatsDocument: true, technical, decided };

const BOTH = ['interchange', 'group'] as const;

/** TA1 for the interchange, then 997 or 999 for each of its groups. A 997 is never acknowledged, nor a TA1; the
 * interchange that holds a 997 is, where its ISA14 asks for that. */
function* technical(interchange: ClosedInterchange, agreement: Agreement): Generator<OwedAnswer> {
  yield* ta1(interchange, agreement);
  yield* functional(interchange, agreement);
}

/** TA1, when ISA14 asks for it or it was agreed. An interchange that holds nothing but TA1 gets none. */
function ta1({ closed, isConflict }: ClosedInterchange, { ta1: choice = 'asked' }: Agreement): OwedAnswer[] {
  if (closed.groups === 0 && closed.acknowledges !== undefined) return [];
  const [verdict, note] = isConflict ? (['R', '025'] as const) : noteOf(closed);
  const isDue = {
    asked: closed.interchange.acknowledgmentRequested,
    always: true,
    rejected: verdict !== 'A',
    never: false,
  }[choice];
  if (!isDue) return [];
  return [
    {
      type: 'TA1',
      counters: ['interchange'],
      write: (numbers) => writeTa1(closed.interchange, verdict, note, numbers),
    },
  ];
}

/** TA104 and TA105: the first error when it is rejected, else the first thing that was noted. */
function noteOf({ status, findings }: ClosedInterchange['closed']): readonly [verdict: 'A' | 'E' | 'R', note: string] {
  if (status === 'A') return ['A', '000'];
  const codes = findings.flatMap(({ severity, x12 }) =>
    x12?.level === 'interchange' && severity !== 'info' ? [{ severity, code: x12.code }] : [],
  );
  const worst = status === 'R' ? codes.find(({ severity }) => severity === 'error') : undefined;
  // What has no code of its own, such as a segment beyond every limit, is content that cannot be taken.
  return [status, (worst ?? codes[0])?.code ?? '024'];
}

function writeTa1(
  interchange: ClosedInterchange['closed']['interchange'],
  verdict: 'A' | 'E' | 'R',
  note: string,
  { interchange: isaControl, group: gsControl, now }: AnswerNumbers,
): Answer {
  const writer = new X12Writer(answerDelimiters(interchange), interchange.version);
  const { controlNumber, date, time } = interchange;
  writer.segment(
    'TA1',
    digits(controlNumber.slice(-9), 9),
    digits(date.slice(-6), 6),
    digits(time.slice(0, 4), 4),
    verdict,
    note,
  );
  const text = writer.interchange(answerEnvelope(interchange), { isaControl, gsControl, now });
  return {
    type: 'TA1',
    verdict,
    content: bytesOf(text, interchange),
    controlNumber: isaControlOf(isaControl),
    findings: writer.findings,
  };
}

/** TA101 to TA103 have a fixed length: of more digits so many are kept, fewer are filled up, and zeros stand for what is no number. */
function digits(value: string, length: number): string {
  return (/^\d+$/.test(value) && value.length <= length ? value : '').padStart(length, '0');
}

/**
 * One 997 or 999 for each group, or none by agreement. A conflict is held for a person, so nothing is said of its
 * groups yet; a group without functional id (two letters or digits) or number has nothing that an AK1 could name, and the TA1 rejects it.
 */
function* functional({ groups, isConflict }: ClosedInterchange, agreement: Agreement): Generator<OwedAnswer> {
  const { group: choice = '997', sets = 'all' } = agreement;
  if (choice === 'none' || isConflict) return;
  for (const group of groups) {
    if (isAnswerable(group)) yield new GroupAnswer(group, choice, sets === 'rejected');
  }
}

/** Its members are its class's: an interchange may hold a quarter of a million groups, and each is owed one. */
class GroupAnswer implements OwedAnswer {
  readonly type: '997' | '999';
  readonly #decoded: DecodedGroup;
  readonly #rejectedOnly: boolean;

  constructor(decoded: DecodedGroup, choice: '997' | '999', rejectedOnly: boolean) {
    this.type = acknowledgmentType(decoded.group.version, choice);
    this.#decoded = decoded;
    this.#rejectedOnly = rejectedOnly;
  }

  get group(): number {
    return this.#decoded.group.index;
  }

  get counters(): OwedAnswer['counters'] {
    return BOTH;
  }

  *pieces({ interchange, group: gsControl, now }: AnswerNumbers): AnswerPieces {
    const { type } = this;
    const rejectedOnly = this.#rejectedOnly;
    const options = { isaControl: interchange, gsControl, stControl: () => 1, now, rejectedOnly, type };
    let isFirst = true;
    for (const piece of piecesOf997([this.#decoded], options)) {
      yield bytesOf(piece, this.#decoded.interchange, isFirst);
      isFirst = false;
    }
    return [];
  }

  write(numbers: AnswerNumbers): Answer {
    return {
      type: this.type,
      verdict: this.#decoded.status,
      content: Buffer.concat(gathered(this.pieces(numbers)).pieces),
      controlNumber: isaControlOf(numbers.interchange),
      groupControl: String(numbers.group),
      findings: [],
    };
  }
}

function isAnswerable({ group }: DecodedGroup): boolean {
  return group.functionalId !== 'FA' && isNamed(group);
}

/** 855 to an order, 865 to a change; a rejection as 824, as 855 or 865, or both. */
function decided(order: DecidedOrder, agreement: Agreement): OwedAnswer[] {
  const { confirmation = 'always', rejection = 'application' } = agreement;
  const isOrder = order.decision === 'rejected' ? rejection === 'order' || rejection === 'both' : confirmation === 'always'; // prettier-ignore
  const isApplication = order.decision === 'rejected' && (rejection === 'application' || rejection === 'both');
  const type = order.documentType === '860' || order.documentType === '876' ? '865' : '855';
  return [
    ...(isOrder ? [owed(type, order.interchange, (numbers) => writeOrderAnswer(type, order, numbers))] : []),
    ...(isApplication ? [owed('824', order.interchange, (numbers) => write824(order, numbers))] : []),
  ];
}

interface Written {
  readonly text: string;
  readonly verdict: string;
  readonly findings: Answer['findings'];
}

function owed(type: string, interchange: Interchange, write: (numbers: AnswerNumbers) => Written): OwedAnswer {
  return {
    type,
    counters: BOTH,
    write: (numbers) => {
      const { text, verdict, findings } = write(numbers);
      return {
        type,
        verdict,
        content: bytesOf(text, interchange),
        controlNumber: isaControlOf(numbers.interchange),
        groupControl: String(numbers.group),
        findings,
      };
    },
  };
}

/** The letters are ASCII; a sender who writes them in two or four bytes each reads them so. */
function bytesOf(text: string, { charset }: Interchange, isFirst = true): Uint8Array {
  return isWide(charset?.used) ? wideBytes(text, charset.used, isFirst) : Buffer.from(text, 'latin1');
}
