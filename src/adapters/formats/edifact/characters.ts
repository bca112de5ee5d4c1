/** Watches the characters of an interchange: their encoding, the level that UNB allows, line breaks inside data. */
import { finding } from '../../../model/codes.ts';
import type { Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import type { CharsetFault } from './charset-choice.ts';
import type { OpenInterchange } from './interchange.ts';
import type { OpenMessage } from './message.ts';

/** What each level allows besides its service characters (ISO 9735-1, annex A). */
const LEVELS: Readonly<Record<string, string>> = {
  UNOA: 'A-Z0-9 .,\\-()/=\'+:?!"%&*;<>',
  UNOB: 'A-Za-z0-9 .,\\-()/=\'+:?!"%&*;<>',
};

/** From the escape sequence that announces letters of two bytes to the one that ends them (ISO 2022). */
// oxlint-disable-next-line no-control-regex -- An escape sequence begins with a control character.
const TWO_BYTES = /\x1b\$[@B]((?:(?!\x1b\([BJ])[^])*)(\x1b\([BJ]|$)/g;

export class CharacterWatch {
  readonly #interchange: OpenInterchange;
  /** Finds a character outside the level; undefined when the level allows all that its encoding has. */
  readonly #outside: RegExp | undefined;
  readonly #isExtended: boolean;
  readonly #delimiter: RegExp;
  /** The message that was told of its first character outside the level: it need not be looked at further. */
  #toldOutside: OpenMessage | undefined;

  constructor(interchange: OpenInterchange) {
    this.#interchange = interchange;
    const { declared, used } = interchange.charset.info;
    const { element, component, segment, release, repetition } = interchange.info.delimiters;
    const own = [element, component, segment, release ?? '', repetition].join('').replace(/[\]\\^-]/g, '\\$&');
    const level = Object.hasOwn(LEVELS, declared) ? LEVELS[declared] : undefined;
    this.#outside = level === undefined ? undefined : new RegExp(`[^${level}${own}\\r\\n]`);
    this.#delimiter = new RegExp(`[${own}]`);
    this.#isExtended = used === 'iso-2022-jp';
  }

  /**
   * @param text holds the segment's bytes from `start` on
   * @param message the open one; without it, trouble belongs to the interchange
   * @returns the segment, decoded as its bytes are
   */
  watch(segment: Segment, text: string, start: number, message: OpenMessage | undefined): Segment {
    if (!segment.wide && !segment.control && this.#outside === undefined) return segment;
    const raw = text.slice(start, start + segment.length);
    const isExtended = this.#isExtended && segment.control && raw.includes('\x1b');
    if (segment.control && !isExtended) this.#lineBreaks(segment, raw, message);
    this.#level(segment, raw, message);
    if (!segment.wide && !isExtended) return segment;
    if (message !== undefined && !isExtended) {
      const looked = { ...segment, source: this.#interchange.charset.look(raw) };
      message.wide(looked, raw);
      return looked;
    }
    const { source, fault } = this.#interchange.charset.judge(raw);
    if (isExtended && fault === undefined) this.#cutLetters(segment, raw, message);
    if (fault !== undefined) this.#tell(fault.code, fault.says, segment, fault.shift, message, fault.isGuess);
    return { ...segment, source, wide: true };
  }

  /**
   * A letter of two bytes may hold a byte that looks like a delimiter, by which it was cut (UNOX). Such a text is told and
   * rejected, because nothing else of it can be trusted.
   */
  #cutLetters(segment: Segment, raw: string, message: OpenMessage | undefined): void {
    for (const { 1: letters = '', 2: end, index } of raw.matchAll(TWO_BYTES)) {
      const shift = end === '' ? raw.length - 1 : letters.search(this.#delimiter);
      if (shift < 0) continue;
      const says = 'a byte of a two-byte character is taken for a delimiter, so that the text was cut inside it';
      this.#tell('charset-bytes-invalid', says, segment, end === '' ? shift : index + 3 + shift, message);
      return;
    }
  }

  #lineBreaks(segment: Segment, raw: string, message: OpenMessage | undefined): void {
    const shift = raw.trimEnd().search(/[\r\n]/);
    if (shift >= 0) this.#tell('line-break-in-data', 'a line break stands inside data', segment, shift, message);
  }

  #level(segment: Segment, raw: string, message: OpenMessage | undefined): void {
    if (this.#outside === undefined || (message !== undefined && message === this.#toldOutside)) return;
    const shift = raw.search(this.#outside);
    if (shift < 0) return;
    this.#toldOutside = message;
    const character = raw[shift] ?? '';
    const says = `character ${shown(character)} is not in ${this.#interchange.charset.info.declared}`;
    if (!segment.wide || character < '\x80') this.#tell('character-outside-level', says, segment, shift, message);
  }

  #tell(
    code: CharsetFault['code'] | 'character-outside-level' | 'line-break-in-data',
    says: string,
    segment: Segment,
    shift: number,
    message: OpenMessage | undefined,
    isGuess?: boolean,
  ): void {
    if (message !== undefined) {
      message.character(code, says, segment, shift, isGuess);
      return;
    }
    const at = { offset: segment.offset + shift, length: 1 };
    const edifact = { level: 'interchange', code: '21' } as const;
    this.#interchange.findings.add(finding(code, `${shown(segment.tag)}: ${says}`, { at, edifact }));
  }
}
