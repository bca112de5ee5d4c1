/** Reads what a partner says of our own files: TA1, 997, 999 and 824. Nothing here is ever answered. */
import type { ReceivedAcknowledgment } from '../../../model/decoded.ts';
import type { Place } from '../../../model/lineage.ts';
import { elementText, type Segment } from '../../edi/segment.ts';
import { ELEMENT_WORDS, GROUP_WORDS, NOTE_WORDS, SEGMENT_WORDS, SET_WORDS, wordsFor } from './ack-words.ts';
import { elementLabel } from './names.ts';

type Verdict = ReceivedAcknowledgment['verdict'];

const ERRORS_MAX = 200; // Sentences for one set; nobody reads more.

/** TA104, AK501 and AK901. P accepts a part of the group: which sets it rejects is said at each of them. */
const VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ['A', 'accepted'],
  ['E', 'acceptedWithErrors'],
  ['P', 'acceptedWithErrors'],
  ['R', 'rejected'],
  ['M', 'rejected'],
  ['W', 'rejected'],
  ['X', 'rejected'],
]);

/** OTI01, second letter: the first says whether item, group, set or batch is meant. */
const APPLICATION_VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ['A', 'accepted'],
  ['C', 'acceptedWithErrors'],
  ['E', 'acceptedWithErrors'],
  ['P', 'acceptedWithErrors'],
  ['H', 'received'],
  ['R', 'rejected'],
]);

/** TA1: what became of one of our interchanges. */
export function readTa1(segment: Segment): ReceivedAcknowledgment {
  const code = text(segment, 4);
  const note = text(segment, 5);
  return {
    type: 'TA1',
    interchangeControl: text(segment, 1),
    verdict: VERDICTS.get(code) ?? 'received',
    code,
    errors: note === '' || note === '000' ? [] : [sentence(`${wordsFor(NOTE_WORDS, note)} (${note})`)],
    at: placeOf(segment),
  };
}

/** @param segments ST to SE of a 997, 999 or 824. */
export function readAcknowledgment(setId: string, segments: readonly Segment[]): ReceivedAcknowledgment[] {
  if (setId === '824') return readApplication(segments);
  return readFunctional(setId === '999' ? '999' : '997', segments);
}

/** One entry for each set that is named, then one for the group. */
function readFunctional(type: '997' | '999', segments: readonly Segment[]): ReceivedAcknowledgment[] {
  const list: ReceivedAcknowledgment[] = [];
  let groupControl = '';
  let functionalId = '';
  let set: Segment | undefined;
  let errors: string[] = [];
  let segmentTag = '';
  const entry = (at: Segment, code: string, said: readonly string[], setControl?: string): ReceivedAcknowledgment => ({
    type,
    groupControl,
    functionalId,
    ...(setControl === undefined ? {} : { setControl }),
    verdict: VERDICTS.get(code) ?? 'received',
    code,
    errors: said,
    at: placeOf(at),
  });
  for (const segment of segments) {
    switch (segment.tag) {
      case 'AK1':
        functionalId = text(segment, 1);
        groupControl = text(segment, 2);
        break;
      case 'AK2':
        set = segment;
        errors = [];
        break;
      case 'AK3':
      case 'IK3':
        segmentTag = text(segment, 1);
        // With 8 the elements say more than the segment.
        if (text(segment, 4) !== '8') add(errors, segmentError(segment));
        break;
      case 'AK4':
      case 'IK4':
        add(errors, elementError(segment, segmentTag));
        break;
      case 'AK5':
      case 'IK5':
        if (set !== undefined) {
          // With 5 the segments say more, where any is named.
          const codes = codesFrom(segment, 2).filter((code) => code !== '5' || errors.length === 0);
          const said = [...codes.map((code) => sentence(wordsFor(SET_WORDS, code))), ...errors];
          list.push(entry(segment, text(segment, 1), said, text(set, 2)));
        }
        set = undefined;
        break;
      case 'AK9': {
        const said = codesFrom(segment, 5).map((code) => sentence(wordsFor(GROUP_WORDS, code)));
        const group = entry(segment, text(segment, 1), said);
        // A part was accepted, and that part is nothing: AK904 counts the sets that were.
        const isNothing = /^0+$/.test(text(segment, 4)) && Number(text(segment, 2)) > 0;
        list.push(isNothing && group.verdict === 'acceptedWithErrors' ? { ...group, verdict: 'rejected' } : group);
        break;
      }
    }
  }
  return list;
}

function segmentError(segment: Segment): string {
  const code = text(segment, 4);
  const loop = text(segment, 3);
  const where = loop === '' ? '' : ` in loop ${loop}`;
  return `Segment ${text(segment, 1)} at position ${text(segment, 2)}${where} ${code === '' ? 'is in error' : wordsFor(SEGMENT_WORDS, code)}.`;
}

function elementError(segment: Segment, tag: string): string {
  const [element = '', component = ''] = text(segment, 1).split(/[^0-9]/);
  const label = /^\d{1,2}$/.test(element)
    ? elementLabel(tag, Number(element), component === '' ? undefined : Number(component))
    : tag;
  const bad = text(segment, 4);
  return `${label}${bad === '' ? '' : ` (“${bad}”)`} ${wordsFor(ELEMENT_WORDS, text(segment, 3))}.`;
}

/** One entry for each OTI; the TED and NTE below it say why. */
function readApplication(segments: readonly Segment[]): ReceivedAcknowledgment[] {
  const list: (ReceivedAcknowledgment & { errors: string[] })[] = [];
  for (const segment of segments) {
    const open = list.at(-1);
    if (segment.tag === 'OTI') {
      const code = text(segment, 1);
      list.push({
        type: '824',
        ...named('groupControl', text(segment, 8)),
        ...named('setControl', text(segment, 9)),
        ...named('reference', text(segment, 3)),
        verdict: APPLICATION_VERDICTS.get(code.slice(1)) ?? 'received',
        code,
        errors: [],
        at: placeOf(segment),
      });
    } else if (segment.tag === 'TED' && open !== undefined) {
      add(open.errors, tedError(segment));
    } else if (segment.tag === 'NTE' && open !== undefined) {
      add(open.errors, text(segment, 2));
    }
  }
  return list;
}

/** TED02 in words when it is there, else the code; TED03 to TED07 say where. */
function tedError(segment: Segment): string {
  const words = text(segment, 2) === '' ? `error ${text(segment, 1)}` : text(segment, 2);
  const tag = text(segment, 3);
  const bad = text(segment, 7);
  const where =
    tag === '' ? '' : ` (segment ${tag}${text(segment, 4) === '' ? '' : ` at position ${text(segment, 4)}`})`;
  return `${sentence(words).replace(/\.+$/, '')}${where}${bad === '' ? '' : `: “${bad}”`}.`;
}

function named<Key extends string>(key: Key, value: string): { [K in Key]?: string } {
  return value === '' ? {} : ({ [key]: value } as { [K in Key]?: string });
}

function codesFrom(segment: Segment, first: number): string[] {
  return segment.elements.slice(first).filter((code) => code !== '');
}

function add(errors: string[], error: string): void {
  if (errors.length < ERRORS_MAX && error !== '') errors.push(error);
}

function text(segment: Segment, element: number): string {
  return elementText(segment, element)?.trim() ?? '';
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function placeOf({ offset, length, position, tag }: Segment): Place {
  return { offset, length, segment: position, tag };
}
