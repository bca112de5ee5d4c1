/**
 * Reads X12 into documents and verdicts while the bytes stream by.
 *
 * Documents come out as their SE is met; groups come out when their interchange ends, because a missing IEA
 * rejects them all. Bad bytes become findings; nothing is thrown.
 */
import { finding } from '../../../model/codes.ts';
import type { Decoded, DecoderOptions } from '../../../model/decoded.ts';
import type { FindingCode } from '../../../model/codes.ts';
import { cutSegment, cuttingBy, type Cutting } from '../../edi/cut.ts';
import type { OpenGroup } from './group.ts';
import { lengthUnsaid, wrongLength } from './binary-faults.ts';
import { OpenInterchange } from './interchange.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import type { IsaHeader } from './isa.ts';
import { shown } from './names.ts';
import type { Segment } from '../../edi/segment.ts';
import { OpenSet } from './set.ts';
import type { FrameKind } from '../../edi/frame.ts';
import { StreamDecoder, type StreamNames, type TroubleInside } from '../../edi/stream-decoder.ts';
import type { Narrowed } from '../../edi/wide-decoder.ts';
import { hasRelease, X12_SYNTAX } from './tokenizer.ts';
import type { Wrap } from '../../edi/wrapped-text.ts';

const NO_DELIMITERS: Delimiters = { element: '*', component: '', repetition: '', segment: '~', release: '' }; // Until the first ISA.

const NAMES: StreamNames = { whole: 'interchange', header: 'ISA', unreadable: 'isa-unreadable' };

export class X12Decoder extends StreamDecoder<IsaHeader> {
  readonly #narrowed: Narrowed | undefined;
  readonly #wrap: Wrap | undefined;
  /** What was agreed with a partner holds from one day to another. */
  readonly #today = new Date().toISOString().slice(0, 10);
  #interchange: OpenInterchange | undefined;
  #group: OpenGroup | undefined;
  #set: OpenSet | undefined;
  #cutting: Cutting = cuttingBy(NO_DELIMITERS);
  #interchanges = 0;
  #documents = 0;
  #received = 0;
  /** End of the segment that was taken last, terminator included. */
  #end = 0;
  /** And of the one before it: where a set or a group is broken off by another segment, that segment is not part of it. */
  #before = 0;

  /**
   * @param narrowed what the file is in, where the bytes that come are UTF-8 that was made of it
   * @param wrap how the file was broken into lines, where the bytes that come are without them
   */
  constructor(options: DecoderOptions, narrowed?: Narrowed, wrap?: Wrap) {
    super(X12_SYNTAX, NAMES, options);
    this.#narrowed = narrowed;
    this.#wrap = wrap;
  }

  override push(chunk: Uint8Array): Iterable<Decoded> {
    this.#received += chunk.length;
    return super.push(chunk);
  }

  header(header: IsaHeader): void {
    this.breakOff();
    this.#cutting = cuttingBy(header.delimiters);
    this.#interchange = new OpenInterchange(header, this.#interchanges, this.options, this.#today, {
      narrowed: this.#narrowed,
      wrap: this.#wrap,
    });
    this.#interchanges += 1;
    this.#end = header.offset + header.length;
  }

  frame(text: string, bytes: Uint8Array, start: number, end: number, offset: number, kind: FrameKind): void {
    const interchange = this.#interchange;
    if (interchange === undefined) return; // The tokenizer frames only after a header.
    const set = this.#set;
    const position = set === undefined ? 0 : set.count + 1;
    const segment = cutSegment(text, bytes, start, end, offset, kind, this.#cutting, position);
    if (kind === 'unterminated') {
      this.#unterminated(interchange, segment);
      return;
    }
    this.#before = this.#end;
    this.#end = offset + segment.length + 1;
    switch (segment.tag) {
      case 'ST':
        this.#openSet(segment);
        return;
      case 'SE':
        if (set === undefined) this.#strayTrailer(interchange, segment, 'ST');
        else this.#closeSet(segment);
        return;
      case 'GS':
        this.#openGroup(interchange, segment);
        return;
      case 'GE':
        if (this.#group === undefined) this.#strayTrailer(interchange, segment, 'GS');
        else this.#closeGroup(segment);
        return;
      case 'IEA':
        this.#closeInterchange(segment);
        return;
      case 'BIN':
        if (set !== undefined && kind === 'plain') this.#tellUnsaid(set, segment);
        break;
      case 'ISX':
        if (hasRelease(interchange.info.version) && (segment.elements[1] ?? '') !== '')
          this.#cutting = cuttingBy({ ...this.#cutting.delimiters, release: segment.elements[1]?.[0] ?? '' });
        break;
    }
    if (set !== undefined) set.take(segment);
    else if (this.#group !== undefined) this.#group.unexpected(segment);
    else interchange.take(segment);
  }

  protected breakOff(): void {
    this.#before = this.#end;
    this.#closeInterchange(undefined);
  }

  protected inside(code: FindingCode, message: string, trouble: TroubleInside): void {
    const { kind, offset, length } = trouble;
    const position = this.#set === undefined ? undefined : this.#set.count + 1;
    const item =
      kind === 'binary-length'
        ? wrongLength(offset, length, position, trouble.isShorter)
        : finding(code, message, { at: { offset, length } });
    const isLost = kind === 'too-long'; // A segment that nobody keeps is one of those that SE counts.
    if (this.#set !== undefined) {
      if (isLost) this.#set.count += 1;
      this.#set.findings.add(item);
    } else {
      (this.#group ?? this.#interchange)?.findings.add(item);
    }
    if (isLost) this.#end = Math.min(offset + length + 1, this.#received); // It may end with the file.
  }

  #tellUnsaid(set: OpenSet, segment: Segment): void {
    const unsaid = lengthUnsaid(segment);
    if (unsaid !== undefined) set.findings.add(unsaid);
  }

  #strayTrailer(interchange: OpenInterchange, segment: Segment, header: string): void {
    const { offset, length, tag } = segment;
    const message = `${tag} closes nothing: there is no ${header} before it`;
    (this.#group ?? interchange).findings.add(
      finding('trailer-without-header', message, {
        at: { offset, length, segment: 0, tag },
        ...(this.#group === undefined ? { x12: { level: 'interchange', code: '024' } } : {}),
      }),
    );
  }

  /** The last bytes of the file, without a terminator: only a complete IEA is taken for what it says. */
  #unterminated(interchange: OpenInterchange, segment: Segment): void {
    const { offset, length, position, tag } = segment;
    const complete = tag === 'IEA' && interchange.matches(segment, this.#group !== undefined);
    const message = `The file ends in segment ${shown(tag)} without a segment terminator`;
    const item = finding('segment-unterminated', message, {
      at: { offset, length, segment: position, tag },
      x12: { level: 'interchange', code: '004' },
      ...(complete ? { fix: { offset: offset + length, length: 0, text: this.#cutting.delimiters.segment } } : {}),
    });
    interchange.isCut = !complete;
    interchange.findings.add(item);
    this.#before = offset + length;
    this.#end = offset + length;
    if (complete) this.#closeInterchange(segment);
  }

  #openSet(segment: Segment): void {
    if (this.#set !== undefined) this.#closeSet(undefined);
    const interchange = this.#interchange;
    if (interchange === undefined) return;
    const header = { ...segment, position: 1 };
    if (this.#group === undefined) interchange.setOutsideGroup(header);
    this.#set = new OpenSet(header, {
      interchange,
      group: this.#group,
      index: this.#documents,
      delimiters: this.#cutting.delimiters,
      options: this.options,
    });
    this.#documents += 1;
    this.#set.take(header);
  }

  #closeSet(trailer: Segment | undefined): void {
    const set = this.#set;
    if (set === undefined) return;
    this.#set = undefined;
    if (trailer !== undefined) set.take(trailer);
    const document = set.close(trailer, trailer === undefined ? this.#before : this.#end);
    this.#group?.add(document.verdict);
    this.give(document);
  }

  #openGroup(interchange: OpenInterchange, segment: Segment): void {
    this.#closeSet(undefined);
    this.#closeGroup(undefined);
    this.#group = interchange.openGroup(segment);
  }

  #closeGroup(trailer: Segment | undefined): void {
    this.#closeSet(undefined);
    const group = this.#group;
    if (group === undefined) return;
    this.#group = undefined;
    group.close(trailer, trailer === undefined ? this.#before : this.#end, this.#interchange?.isCut === true);
    this.#interchange?.closeGroup(group);
  }

  #closeInterchange(trailer: Segment | undefined): void {
    const interchange = this.#interchange;
    if (interchange === undefined) return;
    this.#closeGroup(undefined);
    this.#interchange = undefined;
    const { closed, groups } = interchange.close(trailer, this.#end);
    this.giveEach(groups);
    this.give(closed);
  }
}
