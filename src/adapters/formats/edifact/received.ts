/** What a partner's CONTRL or APERAK says of something that we sent to it. */
import type { ReceivedAcknowledgment } from '../../../model/decoded.ts';
import { componentText, elementText, type Segment } from '../../edi/segment.ts';

type Verdict = ReceivedAcknowledgment['verdict'];

/** 0083: 4 rejects with all below, 7 acknowledges what below is not rejected, 8 says that it arrived. */
const ACTIONS: Readonly<Record<string, Verdict>> = { 4: 'rejected', 7: 'accepted', 8: 'received' };

/** 0085 in our own words. */
const ERRORS: Readonly<Record<string, string>> = {
  2: 'syntax version or level is not supported',
  7: 'the recipient is not the actual one',
  12: 'a value is invalid',
  13: 'something mandatory is missing',
  14: 'a value is not supported in this position',
  15: 'something is not supported in this position',
  16: 'there are too many constituents',
  17: 'there is no agreement',
  18: 'an error that is not specified',
  19: 'the decimal notation is invalid',
  20: 'a character is invalid as a service character',
  21: 'characters are invalid',
  22: 'service characters are invalid',
  23: 'the sender is not known',
  24: 'it is too old',
  25: 'the test indicator is not supported',
  26: 'it is a duplicate',
  27: 'the security function is not supported',
  28: 'references differ',
  29: 'a count differs',
  30: 'groups and messages are mixed',
  31: 'a group has several message types',
  32: 'there is nothing below',
  33: 'something stands outside messages and groups',
  35: 'there are too many repetitions',
  36: 'there are too many repetitions of a group',
  37: 'characters are of the wrong type',
  38: 'a digit is missing before the decimal mark',
  39: 'an element is too long',
  40: 'an element is too short',
  45: 'there is a trailing separator',
  46: 'the character set is not supported',
  47: 'the envelope function is not supported',
};

/** @param segments UNH to UNT; one entry for each UCI, UCF and UCM, or one for the APERAK */
export function readAcknowledgment(type: 'CONTRL' | 'APERAK', segments: readonly Segment[]): ReceivedAcknowledgment[] {
  return type === 'CONTRL' ? readControl(segments) : readApplication(segments);
}

type Entry = { -readonly [Key in keyof ReceivedAcknowledgment]: ReceivedAcknowledgment[Key] } & { errors: string[] };

function readControl(segments: readonly Segment[]): ReceivedAcknowledgment[] {
  const entries: Entry[] = [];
  let interchangeControl: string | undefined;
  let groupControl: string | undefined;
  let segmentPosition = '';
  for (const segment of segments) {
    const last = entries.at(-1);
    switch (segment.tag) {
      case 'UCI': {
        interchangeControl = elementText(segment, 1);
        groupControl = undefined;
        entries.push(entryOf(segment, 4, named({ interchangeControl })));
        break;
      }
      case 'UCF': {
        groupControl = elementText(segment, 1);
        entries.push(entryOf(segment, 4, named({ interchangeControl, groupControl })));
        break;
      }
      case 'UCM': {
        const functionalId = componentText(segment, 2, 1);
        const setControl = elementText(segment, 1);
        entries.push(entryOf(segment, 3, named({ interchangeControl, groupControl, functionalId, setControl })));
        break;
      }
      case 'UCS':
        segmentPosition = elementText(segment, 1) ?? '';
        if (elementText(segment, 2) !== undefined) {
          last?.errors.push(`Segment ${segmentPosition}: ${errorText(elementText(segment, 2))}`);
        }
        break;
      case 'UCD': {
        const place = [componentText(segment, 2, 1), componentText(segment, 2, 2)].filter((part) => part !== undefined);
        last?.errors.push(
          `Segment ${segmentPosition}, element ${place.join('-')}: ${errorText(elementText(segment, 1))}`,
        );
        break;
      }
    }
  }
  return entries;
}

/** UCI and UCF have 0083 as fourth element, UCM as third; 0085 and the tag of the service segment follow. */
function entryOf(segment: Segment, action: number, names: Partial<ReceivedAcknowledgment>): Entry {
  const code = elementText(segment, action) ?? '';
  const error = elementText(segment, action + 1);
  const where = elementText(segment, action + 2);
  const { offset, length, position, tag } = segment;
  return {
    type: 'CONTRL',
    ...names,
    // An action that is none of the three says nothing good.
    verdict: Object.hasOwn(ACTIONS, code) ? (ACTIONS[code] ?? 'rejected') : 'rejected',
    code,
    errors: error === undefined ? [] : [`${where === undefined ? '' : `${where}: `}${errorText(error)}`],
    at: { offset, length, segment: position, tag },
  };
}

function errorText(code: string | undefined): string {
  const text = code !== undefined && Object.hasOwn(ERRORS, code) ? ERRORS[code] : undefined;
  return `${text ?? 'an error'} (0085 = ${code ?? 'none'})`;
}

function named(names: object): Partial<ReceivedAcknowledgment> {
  return Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined));
}

/** BGM 1225 or 4343 says the verdict, RFF the order or message that is meant, ERC and FTX what is wrong. */
function readApplication(segments: readonly Segment[]): ReceivedAcknowledgment[] {
  const bgm = segments.find(({ tag }) => tag === 'BGM');
  if (bgm === undefined) return [];
  const purpose = elementText(bgm, 3);
  const response = elementText(bgm, 4);
  const references = new Map<string, string>();
  const errors: string[] = [];
  for (const segment of segments) {
    if (segment.tag === 'RFF') {
      const [qualifier, value] = [componentText(segment, 1, 1), componentText(segment, 1, 2)];
      if (qualifier !== undefined && value !== undefined && !references.has(qualifier))
        references.set(qualifier, value);
    } else if (segment.tag === 'ERC') {
      errors.push(`Application error ${componentText(segment, 1, 1) ?? '(no code)'}`);
    } else if (segment.tag === 'FTX') {
      const text = [1, 2, 3, 4, 5].flatMap((component) => componentText(segment, 4, component) ?? []).join(' ');
      if (text !== '') errors.push(text);
    }
  }
  const { offset, length, position, tag } = bgm;
  const reference = references.get('ON') ?? references.get('CO');
  const setControl = references.get('ACW') ?? references.get('MR');
  return [
    {
      type: 'APERAK',
      ...named({ reference, setControl, interchangeControl: references.get('TN') }),
      verdict: applicationVerdict(purpose, response, errors.length > 0),
      code: response ?? purpose ?? '',
      errors,
      at: { offset, length, segment: position, tag },
    },
  ];
}

/** 4343: AP accepted, RE rejected, AC and AI with changes. 1225: 27 not accepted, 29 accepted, 34 accepted with changes. */
function applicationVerdict(purpose: string | undefined, response: string | undefined, hasErrors: boolean): Verdict {
  const says = response ?? purpose ?? '';
  if (says === 'RE' || says === '27') return 'rejected';
  if (says === 'AP' || says === '29') return hasErrors ? 'acceptedWithErrors' : 'accepted';
  if (says === 'AC' || says === 'AI' || says === '34') return 'acceptedWithErrors';
  return hasErrors ? 'rejected' : 'received';
}
