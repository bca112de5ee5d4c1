/**
 * How an EDIFACT interchange begins: the service string advice UNA, if there is one, and the header UNB. Everything
 * else depends on it, because it defines the delimiters (ISO 9735-1, 6 and 7).
 *
 * UNB itself shows what is really used: the byte after `UNB` is the element separator, and the one after the four
 * letters of the syntax identifier is the component separator. UNA adds the rest, as long as it agrees with them.
 */
import { lineEndAt, type Delimiters } from '../../edi/delimiters.ts';
import { releasedEnd, splitReleased } from '../../edi/release.ts';
import { isDelimiter, type HeaderReading, type InterchangeHeader, type Syntax } from '../../edi/syntax.ts';

export interface EdifactHeader extends InterchangeHeader {
  readonly delimiters: Delimiters;
  /** UNA3; undefined when there is no UNA, or none that UNB keeps to: then a point and a comma both count (ISO 9735, 10.1). */
  readonly decimalMark: '.' | ',' | undefined;
  /** UNB without its terminator, one character per byte. */
  readonly text: string;
  /** Absolute offset of UNB. */
  readonly unbOffset: number;
  /** Absolute offset of the first byte, UNA or UNB. */
  readonly offset: number;
  /** Bytes up to and including the terminator. */
  readonly length: number;
  /** Delimiters of UNA that UNB does not use. */
  readonly mismatch: string | undefined;
  /** UNA whose separators are those of UNB, but whose release character or terminator cannot be meant. */
  readonly unusable: string | undefined;
  /** UNA of fewer than six characters: what ends the segments and releases is taken from UNB. */
  readonly short: string | undefined;
}

const UNB_BYTES_MAX = 700; // All fields of UNB at their longest, each byte released or wrapped, are below 600.
const TOO_LONG = `UNB does not end within ${UNB_BYTES_MAX} bytes`;
const HEAD_BYTES = 20; // Ten characters up to the syntax version, each with a line break at the worst.
const INFORMATION_SEPARATOR_3 = '\x1d'; // Element separator of UNOB and above in syntax 1 to 3; IS1 and IS4 go with it.

export const EDIFACT_SYNTAX: Syntax<EdifactHeader> = {
  mark: 'UN',
  isHeader: (text, at) => text.startsWith('UNB', at) || text.startsWith('UNA', at),
  read: readHeader,
  trailer: 'UNZ',
  envelope: /^UN[A-Z]\W/,
  specialLetters: { first: 85, second: 85 },
  foreignEncoding,
};

/** Reads UNA and UNB at `from`; see `Syntax.read`. */
export function readHeader(text: string, from: number, base: number, final: boolean): HeaderReading<EdifactHeader> {
  const advice = text.startsWith('UNA', from) ? adviceAt(text, from) : undefined;
  let unb = from;
  if (advice !== undefined) {
    unb += 3 + advice.length;
    while (/\s/.test(text[unb] ?? '') && unb < from + 20) unb += 1;
  }
  if (text.length < unb + HEAD_BYTES && !final) return { kind: 'more' };
  const head = text.slice(unb, unb + HEAD_BYTES).replace(/[\r\n]/g, ''); // A wrapped file may break here already.
  if (head.length < 9) return unreadable('the file ends inside the header');
  if (!head.startsWith('UNB')) return unreadable('UNA is not followed by UNB');
  const element = head[3] ?? '';
  const component = head[8] ?? '';
  const syntaxIdentifier = head.slice(4, 8);
  if (!isDelimiter(element)) return unreadable('UNB is not followed by a separator');
  if (!/^[A-Za-z]{4}$/.test(syntaxIdentifier) || !isDelimiter(component) || component === element) {
    return unreadable('UNB does not begin with a syntax identifier and version, such as UNOC:3');
  }
  const agrees = advice !== undefined && advice[0] === component && advice[1] === element;
  const agreed = agrees ? withoutLineBreak(advice, text, unb, final) : undefined;
  if (agrees && agreed === undefined) return { kind: 'more' };
  const isShort = agreed !== undefined && agreed.length < ADVICE_LENGTH;
  const announced = agreed === undefined || isShort ? undefined : fromAdvice(agreed);
  const ending = announced ?? sniffed(text, unb, element, final);
  if (ending === 'more') return { kind: 'more' };
  const isLong = text.length - unb >= UNB_BYTES_MAX;
  if (ending === undefined) return unreadable(isLong ? TOO_LONG : 'no segment terminator can be told');
  const open: Delimiters = { element, component, repetition: '', ...ending };
  const end = releasedEnd(text, unb, open, false);
  if (end < 0 || end - unb > UNB_BYTES_MAX) {
    if (text.length - unb < UNB_BYTES_MAX) return final ? unreadable('the file ends inside UNB') : { kind: 'more' };
    return unreadable(TOO_LONG);
  }
  if (text.length < end + 3 && !final) return { kind: 'more' };
  const unbText = text.slice(unb, end);
  const repetition = repetitionOf(unbText, isShort ? undefined : advice, open);
  return {
    kind: 'header',
    end: end + 1,
    certain: /^(?:UNO[A-Z]|KECA)$/.test(syntaxIdentifier) && splitReleased(unbText, element, open.release).length > 5,
    header: {
      delimiters: { ...open, repetition, ...lineEndAt(text, end + 1, open.segment) },
      decimalMark: agreed === undefined ? undefined : decimalMarkOf(agreed),
      text: unbText,
      unbOffset: base + unb,
      offset: base + from,
      length: end + 1 - from,
      mismatch: advice === undefined || agrees ? undefined : advice,
      unusable: isShort || announced !== undefined ? undefined : agreed,
      short: isShort ? agreed : undefined,
    },
  };
}

function unreadable(reason: string): { readonly kind: 'unreadable'; readonly reason: string } {
  return { kind: 'unreadable', reason };
}

const ADVICE_LENGTH = 6;

/** What UNA says: six characters, or fewer where UNB begins before. */
function adviceAt(text: string, from: number): string {
  const early = text.slice(from + 3, from + 3 + ADVICE_LENGTH + 2).indexOf('UNB');
  if (early < 0) return text.slice(from + 3, from + 3 + ADVICE_LENGTH);
  return text.slice(from + 3, from + 3 + early).replace(/[\r\n]+$/, '');
}

/** Without a line break that is no sixth character: UNB ends in the one before it. Undefined while too little is at hand. */
function withoutLineBreak(advice: string, text: string, unb: number, final: boolean): string | undefined {
  const fifth = advice[4];
  if (fifth === undefined || fifth === ' ' || !/[\r\n]/.test(advice[5] ?? '')) return advice;
  const head = text.slice(unb, unb + UNB_BYTES_MAX);
  const end = head.search(/[\r\n]/);
  if (end < 0 && head.length < UNB_BYTES_MAX && !final) return undefined;
  return head[end - 1] === fifth ? advice.slice(0, 5) : advice;
}

/** UNA3. Of a UNA that is too short it counts where it can be one: what is missing may stand before it. */
function decimalMarkOf(advice: string): EdifactHeader['decimalMark'] {
  if (advice[2] === ',') return ',';
  return advice[2] === '.' || advice.length === ADVICE_LENGTH ? '.' : undefined;
}

type Ending = Pick<Delimiters, 'segment' | 'release'>;

/** Release and terminator of a UNA whose separators are those of UNB; undefined when they cannot be meant. */
function fromAdvice(advice: string): Ending | undefined {
  const [component = '', element = '', , released = ' ', , segment = ''] = advice;
  const release = released === ' ' ? '' : released;
  const clash = [component, element, segment].includes(release) || segment === component || segment === element;
  return clash || segment === ' ' || /[A-Za-z0-9]/.test(segment + release) ? undefined : { segment, release };
}

/** Without a UNA that fits: the standard's own, unless what follows UNB shows another terminator. */
function sniffed(text: string, unb: number, element: string, final: boolean): Ending | 'more' | undefined {
  const usual: Ending =
    element === INFORMATION_SEPARATOR_3 ? { segment: '\x1c', release: '' } : { segment: "'", release: '?' };
  const isWhole = final || text.length >= unb + UNB_BYTES_MAX;
  const end = releasedEnd(text, unb, { element, component: '', repetition: '', ...usual }, false);
  if (end >= 0 && end - unb <= UNB_BYTES_MAX) {
    const next = /^\s{0,8}(\S{0,2})/.exec(text.slice(end + 1, end + 11))?.[1] ?? '';
    if (next === 'UN' || (next.length < 2 && final)) return usual;
    if (next.length < 2 && text.length < end + 11) return 'more';
  }
  if (!isWhole) return 'more';
  // The last visible byte before the next service segment ends UNB; a bare line break does when there is none.
  const head = text.slice(unb, unb + UNB_BYTES_MAX);
  const next = head.search(/\s*UN[HGZ][^A-Za-z0-9 ]/);
  const segment = head[next - 1];
  if (next <= 0 || segment === undefined) return end >= 0 ? usual : undefined;
  if (!/[A-Za-z0-9 ]/.test(segment) && segment !== element)
    return { segment, release: usual.release === segment ? '' : usual.release };
  const lineBreak = head[next];
  return lineBreak === '\r' || lineBreak === '\n' ? { segment: lineBreak, release: usual.release } : undefined;
}

/** UNA5 means a repetition separator in syntax 4 alone; before, senders put anything there. */
function repetitionOf(
  unb: string,
  advice: string | undefined,
  { element, component, segment, release }: Delimiters,
): string {
  if (unb.replace(/[\r\n]/g, '')[9] !== '4') return '';
  const repetition = advice === undefined ? '*' : (advice[4] ?? ' ');
  return [' ', element, component, segment, release].includes(repetition) || /[A-Za-z0-9]/.test(repetition)
    ? ''
    : repetition;
}

/** EBCDIC, told by how `UN` looks in it; UTF-16 and UCS-4 are read (`wide-decoder.ts`). */
function foreignEncoding(head: string): string | undefined {
  return head.startsWith('\xe4\xd5') ? 'EBCDIC' : undefined;
}
