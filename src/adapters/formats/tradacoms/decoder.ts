/**
 * Reads TRADACOMS into documents and verdicts while the bytes stream by. A document is one ORDERS message; the file
 * header (ORDHDR) before it says who sells and buys, so its segments are kept for every order of the file.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { DecodedDocument, DecoderOptions } from '../../../model/decoded.ts';
import { cutSegment } from '../../edi/cut.ts';
import type { FrameKind } from '../../edi/frame.ts';
import { limited } from '../../edi/finding-list.ts';
import { StreamDecoder, type StreamNames, type TroubleInside } from '../../edi/stream-decoder.ts';
import { componentText, elementText, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import type { Wrap } from '../../edi/wrapped-text.ts';
import { TRADACOMS_SYNTAX, type StxHeader } from './header.ts';
import { mapTradacoms } from './map-order.ts';
import { OpenMessage } from './message.ts';
import { OpenTransmission, type OpenFile } from './transmission.ts';

const NAMES: StreamNames = { whole: 'transmission', header: 'STX', unreadable: 'header-unreadable' };

export class TradacomsDecoder extends StreamDecoder<StxHeader> {
  #transmission: OpenTransmission | undefined;
  #file: OpenFile | undefined;
  #message: OpenMessage | undefined;
  #transmissions = 0;
  #documents = 0;
  /** Messages before the open batch (BAT); undefined when none is open. */
  #batchStart: number | undefined;
  /** End of the segment that was taken last, terminator included, and of the one before. */
  #end = 0;
  #before = 0;
  /** The file ends inside a segment. */
  #isCut = false;

  readonly #wrap: Wrap | undefined;

  /** @param wrap of which lines the file was, where their line breaks were left out */
  constructor(options: DecoderOptions, wrap?: Wrap) {
    super(TRADACOMS_SYNTAX, NAMES, options);
    this.#wrap = wrap;
  }

  header(header: StxHeader): void {
    this.breakOff();
    this.#transmission = new OpenTransmission(header, this.#transmissions, this.options, this.#wrap);
    this.#transmissions += 1;
    this.#end = header.offset + header.length;
    this.#isCut = false;
  }

  frame(text: string, bytes: Uint8Array, start: number, end: number, offset: number, kind: FrameKind): void {
    const transmission = this.#transmission;
    if (transmission === undefined) return; // The framer frames only after a header.
    const position = this.#message === undefined ? 0 : this.#message.count + 1;
    const segment = cutSegment(text, bytes, start, end, offset, kind, transmission.cutting, position);
    transmission.watch(segment);
    if (kind === 'unterminated') {
      this.#unterminated(transmission, segment);
      return;
    }
    this.#before = this.#end;
    this.#end = offset + segment.length + 1;
    switch (segment.tag) {
      case 'MHD':
        this.#openMessage(transmission, segment);
        return;
      case 'MTR':
        if (this.#message !== undefined) this.#closeMessage(segment);
        else transmission.note('trailer-without-header', 'MTR closes nothing: there is no MHD before it', at(segment));
        return;
      case 'END':
        this.#closeTransmission(segment);
        return;
      case 'BAT':
      case 'EOB':
        this.#batch(transmission, segment);
        return;
    }
    if (this.#message !== undefined) this.#message.take(segment);
    else {
      const message = `Segment ${shown(segment.tag)} stands in the transmission, outside every message`;
      transmission.note('interchange-segment-unexpected', message, at(segment));
    }
  }

  protected breakOff(): void {
    this.#before = this.#end;
    this.#closeTransmission(undefined);
  }

  protected inside(code: FindingCode, message: string, { kind, offset, length }: TroubleInside): void {
    (this.#message ?? this.#transmission)?.findings.add(finding(code, message, { at: { offset, length } }));
    if (kind !== 'too-long') return;
    this.#message?.lose();
    this.#end = offset + length + 1;
  }

  /** The last bytes of the file, without a terminator: only a complete END is taken for what it says. */
  #unterminated(transmission: OpenTransmission, segment: Segment): void {
    const { offset, length, tag } = segment;
    const isComplete =
      tag === 'END' && this.#message === undefined && Number(elementText(segment, 1)) === transmission.messages;
    const message = `The file ends in segment ${shown(tag)} without a segment terminator`;
    const fix = { offset: offset + length, length: 0, text: "'" };
    transmission.note('segment-unterminated', message, at(segment), isComplete ? fix : undefined);
    this.#before = offset + length;
    this.#end = offset + length;
    this.#isCut = !isComplete;
    if (isComplete) this.#closeTransmission(segment);
  }

  /** BAT and EOB stand around messages; EOB counts them. */
  #batch(transmission: OpenTransmission, segment: Segment): void {
    this.#closeMessage(undefined);
    if (segment.tag === 'BAT') {
      this.#batchStart = transmission.messages;
      return;
    }
    if (this.#batchStart === undefined) {
      transmission.note('trailer-without-header', 'EOB closes nothing: there is no BAT before it', at(segment));
      return;
    }
    const received = transmission.messages - this.#batchStart;
    this.#batchStart = undefined;
    const counted = elementText(segment, 1) ?? '';
    if (Number(counted) === received) return;
    const message = `EOB (number of messages) is ${shown(counted)}, but the batch has ${received}`;
    transmission.note('group-count-mismatch', message, at(segment));
  }

  #openMessage(transmission: OpenTransmission, segment: Segment): void {
    this.#closeMessage(undefined);
    const header = { ...segment, position: 1 };
    const type = componentText(header, 2, 1) ?? '';
    // Header and trailer of the file are short, and needed whatever is read.
    const isKept = type === 'ORDHDR' || type === 'ORDTLR' || (type === 'ORDERS' && this.options.parts !== 'verdicts');
    const message = new OpenMessage(header, isKept, this.options.limits, transmission.severityOf);
    transmission.takeMessage(message);
    this.#message = message;
    message.take(header);
  }

  #closeMessage(trailer: Segment | undefined): void {
    const [transmission, message] = [this.#transmission, this.#message];
    if (transmission === undefined || message === undefined) return;
    this.#message = undefined;
    if (trailer !== undefined) message.take(trailer);
    const end = trailer === undefined ? this.#before : this.#end;
    message.close(trailer, end);
    if (message.type === 'ORDHDR') {
      this.#file?.close(undefined, message.header.offset);
      this.#file = transmission.openFile(message, 'ORDHDR');
    } else if (message.type === 'ORDTLR' && this.#file !== undefined) {
      this.#file.close(message, end);
      this.#file = undefined;
    } else this.#document(transmission, message, trailer, end);
  }

  #document(transmission: OpenTransmission, message: OpenMessage, trailer: Segment | undefined, end: number): void {
    const { type: id, reference: controlNumber, version, header, segments } = message;
    if (this.#file === undefined) {
      this.#file = transmission.openFile(undefined, id);
      const text = `Message ${shown(id)} stands outside an order file: there is no ORDHDR before it`;
      if (id === 'ORDERS' || id === 'ORDTLR') message.say('set-outside-group', text, at(header));
    }
    const { info: interchange, profile } = transmission;
    const mapped =
      id === 'ORDERS' && segments !== undefined
        ? mapTradacoms(this.#file.header, segments, { interchange, profile })
        : { unused: [], findings: [] };
    const syntax = message.findings.list();
    const mapping = [...this.#file.doubts, ...message.doubts, ...mapped.findings];
    const document: DecodedDocument = {
      kind: 'document',
      index: this.#documents,
      type: id,
      controlNumber,
      interchange,
      group: this.#file.info,
      at: { offset: header.offset, length: end - header.offset },
      verdict: {
        id,
        controlNumber,
        status: message.findings.rejected || trailer === undefined ? 'R' : 'A',
        findings: syntax,
        version: version === '' ? id : `${id}:${version}`,
      },
      ...mapped,
      findings: [...syntax, ...limited(mapping, this.options.limits.findingsMax)],
    };
    this.#documents += 1;
    this.#file.add(document);
    this.give(document);
  }

  #closeTransmission(trailer: Segment | undefined): void {
    const transmission = this.#transmission;
    if (transmission === undefined) return;
    const isWhole = this.#message === undefined && !this.#isCut;
    this.#closeMessage(undefined);
    this.#file?.close(undefined, this.#before);
    this.#file = undefined;
    this.#batchStart = undefined;
    this.#transmission = undefined;
    const { closed, groups } = transmission.close(trailer, this.#end, isWhole);
    this.giveEach(groups);
    this.give(closed);
  }
}

function at({ offset, length, tag }: Segment): { offset: number; length: number; segment: number; tag: string } {
  return { offset, length, segment: 0, tag };
}
