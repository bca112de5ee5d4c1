/**
 * Reads EDIFACT into documents and verdicts while the bytes stream by.
 *
 * Documents come out as their UNT is met; groups come out when their interchange ends, because a missing UNZ rejects
 * them all. Bad bytes become findings; nothing is thrown.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecoderOptions } from '../../../model/decoded.ts';
import { cutSegment } from '../../edi/cut.ts';
import type { FrameKind } from '../../edi/frame.ts';
import { StreamDecoder, type StreamNames, type TroubleInside } from '../../edi/stream-decoder.ts';
import { componentText, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import type { Narrowed } from '../../edi/wide-decoder.ts';
import type { Wrap } from '../../edi/wrapped-text.ts';
import { CharacterWatch } from './characters.ts';
import type { OpenGroup } from './group.ts';
import { EDIFACT_SYNTAX, type EdifactHeader } from './header.ts';
import { OpenInterchange, placeOf } from './interchange.ts';
import { OpenMessage } from './message.ts';

const NAMES: StreamNames = {
  whole: 'interchange',
  header: 'UNB',
  first: 'UNA or UNB',
  unreadable: 'header-unreadable',
};

export class EdifactDecoder extends StreamDecoder<EdifactHeader> {
  #interchange: OpenInterchange | undefined;
  #characters: CharacterWatch | undefined;
  #group: OpenGroup | undefined;
  #message: OpenMessage | undefined;
  #interchanges = 0;
  #documents = 0;
  /** End of the segment that was taken last, terminator included. */
  #end = 0;
  /** End of the one before: where something that it breaks off ends. */
  #before = 0;
  /** The file ends inside a segment. */
  #isCut = false;

  readonly #narrowed: Narrowed | undefined;

  readonly #wrap: Wrap | undefined;

  /**
   * @param narrowed what the file is in, where the bytes that come are UTF-8 that was made of it
   * @param wrap of which lines it was, where their line breaks were left out
   */
  constructor(options: DecoderOptions, narrowed?: Narrowed, wrap?: Wrap) {
    super(EDIFACT_SYNTAX, NAMES, options);
    this.#narrowed = narrowed;
    this.#wrap = wrap;
  }

  header(header: EdifactHeader): void {
    this.breakOff();
    const interchange = new OpenInterchange(header, this.#interchanges, this.options, {
      narrowed: this.#narrowed,
      wrap: this.#wrap,
    });
    this.#interchange = interchange;
    this.#characters = new CharacterWatch(interchange);
    this.#interchanges += 1;
    this.#end = header.offset + header.length;
    this.#isCut = false;
  }

  frame(text: string, bytes: Uint8Array, start: number, end: number, offset: number, kind: FrameKind): void {
    const interchange = this.#interchange;
    if (interchange === undefined) return; // The framer frames only after a header.
    const position = this.#message === undefined ? 0 : this.#message.count + 1;
    const cut = cutSegment(text, bytes, start, end, offset, kind, interchange.cutting, position);
    if (kind === 'unterminated') {
      this.#unterminated(interchange, cut);
      return;
    }
    this.#before = this.#end;
    this.#end = offset + cut.length + 1;
    if (cut.tag === 'UNH') this.#openMessage(interchange, cut);
    const segment = this.#characters?.watch(cut, text, start, this.#message) ?? cut;
    switch (segment.tag) {
      case 'UNH':
        this.#message?.take({ ...segment, position: 1 });
        return;
      case 'UNT':
        if (this.#message === undefined) this.#strayTrailer(interchange, segment, 'UNH');
        else this.#closeMessage(segment);
        return;
      case 'UNG':
        this.#closeMessage(undefined);
        this.#closeGroup(undefined);
        this.#group = interchange.openGroup(segment, '', segment);
        return;
      case 'UNE':
        if (this.#group?.isImplied === false) this.#closeGroup(segment);
        else this.#strayTrailer(interchange, segment, 'UNG');
        return;
      case 'UNZ':
        this.#closeInterchange(segment);
        return;
    }
    if (this.#message !== undefined) this.#message.take(segment);
    else if (this.#group?.isImplied === false) this.#group.unexpected(segment);
    else interchange.unexpected(segment);
  }

  protected breakOff(): void {
    this.#before = this.#end;
    this.#closeInterchange(undefined);
  }

  protected inside(code: FindingCode, message: string, { kind, offset, length }: TroubleInside): void {
    const level = this.#message === undefined ? 'interchange' : 'message';
    const item = finding(code, message, { at: { offset, length }, edifact: { level, code: '18' } });
    (this.#message ?? this.#group ?? this.#interchange)?.findings.add(item);
    if (kind !== 'too-long') return;
    this.#message?.lose();
    this.#end = offset + length + 1;
  }

  #strayTrailer(interchange: OpenInterchange, segment: Segment, header: string): void {
    const message = `${segment.tag} closes nothing: there is no ${header} before it`;
    interchange.note('trailer-without-header', message, '33', placeOf(segment));
  }

  /** The last bytes of the file, without a terminator: only a complete UNZ is taken for what it says. */
  #unterminated(interchange: OpenInterchange, segment: Segment): void {
    const { offset, length, tag } = segment;
    const isComplete = tag === 'UNZ' && this.#message === undefined && interchange.matches(segment);
    const message = `The file ends in segment ${shown(tag)} without a segment terminator`;
    const fix = { offset: offset + length, length: 0, text: interchange.info.delimiters.segment };
    interchange.note('segment-unterminated', message, '13', placeOf(segment), isComplete ? fix : undefined);
    this.#before = offset + length;
    this.#end = offset + length;
    this.#isCut = !isComplete;
    if (isComplete) this.#closeInterchange(segment);
  }

  #openMessage(interchange: OpenInterchange, segment: Segment): void {
    this.#closeMessage(undefined);
    this.#group ??= interchange.openGroup(undefined, componentText(segment, 2, 1) ?? '', segment);
    this.#message = new OpenMessage(
      { ...segment, position: 1 },
      { interchange, group: this.#group, index: this.#documents, options: this.options },
    );
    this.#documents += 1;
  }

  #closeMessage(trailer: Segment | undefined): void {
    const message = this.#message;
    if (message === undefined) return;
    this.#message = undefined;
    if (trailer !== undefined) message.take(trailer);
    // Where it is broken off by another segment, that segment is not part of it.
    const document = message.close(trailer, trailer === undefined ? this.#before : this.#end, this.#isCut);
    this.#group?.add(document.verdict);
    this.give(document);
  }

  #closeGroup(trailer: Segment | undefined): void {
    this.#closeMessage(undefined);
    const group = this.#group;
    if (group === undefined) return;
    this.#group = undefined;
    group.close(trailer, this.#before);
    this.#interchange?.closeGroup(group);
  }

  #closeInterchange(trailer: Segment | undefined): void {
    const interchange = this.#interchange;
    if (interchange === undefined) return;
    const isWhole = this.#message === undefined && !this.#isCut;
    this.#closeGroup(undefined);
    this.#interchange = undefined;
    const { closed, groups } = interchange.close(trailer, this.#end, isWhole);
    this.giveEach(groups);
    this.give(closed);
  }
}
