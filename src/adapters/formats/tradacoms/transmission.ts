/** A transmission under way (STX … END) and the order files in it (ORDHDR … ORDTLR), which stand for groups. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type {
  Charset,
  DecodedDocument,
  DecodedGroup,
  DecodedInterchange,
  DecoderOptions,
  Group,
  Interchange,
  PartyId,
  SetVerdict,
} from '../../../model/decoded.ts';
import type { ClosedInterchange } from '../../../model/format-adapter.ts';
import type { Finding, Fix, Severity } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import { agreedSeverity, type PartnerProfile } from '../../../model/partner-profile.ts';
import { cutSegment, type Cutting } from '../../edi/cut.ts';
import { withGroups } from '../../edi/closed-groups.ts';
import { FindingList, type SeverityOf } from '../../edi/finding-list.ts';
import { SetLedger, withSets } from '../../edi/ledger.ts';
import { componentText, decodeLatin1, elementPlace, elementText, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import { TakenNumbers } from '../../edi/taken-numbers.ts';
import type { Wrap } from '../../edi/wrapped-text.ts';
import { isDate } from './days.ts';
import type { StxHeader } from './header.ts';
import type { OpenMessage } from './message.ts';

/** One order file, or the messages that stand in none. */
export class OpenFile {
  readonly info: Group;
  readonly findings: FindingList;
  /** Segments of STX and ORDHDR, which hold for every order of the file. */
  readonly header: readonly Segment[];
  /** What holds every order of the file for a person: its names were read in a wrong character set. */
  readonly doubts: readonly Finding[];
  readonly #interchange: Interchange;
  readonly #verdicts = new SetLedger();
  #orders = 0;

  constructor(
    info: Group,
    header: OpenFile['header'],
    interchange: Interchange,
    findings: FindingList,
    doubts: readonly Finding[],
  ) {
    this.info = info;
    this.header = header;
    this.doubts = doubts;
    this.#interchange = interchange;
    this.findings = findings;
  }

  add(document: DecodedDocument): void {
    if (document.type === 'ORDERS') this.#orders += 1;
    this.#verdicts.add(document.verdict);
  }

  /** Takes ORDTLR with its OFT, or its absence. */
  close(trailer: OpenMessage | undefined, end: number): void {
    if (this.info.implied === true) return;
    if (trailer === undefined) {
      const message = `Order file ${shown(this.info.controlNumber)} ends without ORDTLR`;
      this.findings.add(finding('group-broken-off', message, { at: { offset: end, length: 0 } }));
      return;
    }
    for (const item of trailer.findings.list()) this.findings.add(item);
    const oft = trailer.segments?.find(({ tag }) => tag === 'OFT');
    if (oft === undefined || Number(elementText(oft, 1)) === this.#orders) return;
    const at = elementPlace(oft, 1);
    const message = `OFT (number of orders) is ${shown(elementText(oft, 1) ?? '')}, but there are ${this.#orders}`;
    const fix = { offset: at.offset, length: at.length, text: String(this.#orders) };
    this.findings.add(finding('group-count-mismatch', message, { at, fix }));
  }

  verdict(why: string | undefined): DecodedGroup {
    if (why !== undefined) {
      const at = { offset: this.#interchange.offset, length: 0 };
      this.findings.add(finding('group-rejected', `The orders are rejected, because ${why}`, { at }));
    }
    const isRejected = why !== undefined || this.findings.rejected;
    const group = {
      kind: 'group' as const,
      interchange: this.#interchange,
      group: this.info,
      claimed: this.#verdicts.size,
      status: isRejected ? ('R' as const) : this.#verdicts.status,
      findings: this.findings.list(),
    };
    return withSets(group, () => (isRejected ? this.#rejectAll() : this.#verdicts.each()));
  }

  *#rejectAll(): Generator<SetVerdict> {
    const reason = finding('group-rejected', 'Rejected together with its file');
    for (const set of this.#verdicts.each())
      yield { ...set, status: 'R', findings: set.status === 'R' ? set.findings : [...set.findings, reason] };
  }
}

export class OpenTransmission {
  readonly info: Interchange;
  readonly profile: PartnerProfile | undefined;
  readonly cutting: Cutting;
  readonly severityOf: SeverityOf;
  readonly findings: FindingList;
  readonly stx: Segment;
  readonly #charset: { -readonly [Key in keyof Charset]: Charset[Key] };
  readonly #findingsMax: number;
  readonly #files: OpenFile[] = [];
  readonly #references = new TakenNumbers();
  /** MHD of the message before. */
  #lastReference = '0';
  readonly #encodings = new Set<string>();
  #messages = 0;

  constructor(header: StxHeader, index: number, options: DecoderOptions, wrap: Wrap | undefined) {
    const source = { delimiters: header.delimiters, decode: decodeLatin1 };
    this.cutting = { delimiters: header.delimiters, source };
    this.stx = cutSegment(
      header.text,
      Buffer.from(header.text, 'latin1'),
      0,
      header.text.length,
      header.offset,
      'plain',
      this.cutting,
      0,
    );
    // TRADACOMS declares no character set: UTF-8 where the bytes are that, else Windows-1252.
    this.#charset = { declared: '', detected: 'ascii', used: 'ascii' };
    this.info = {
      ...interchangeOf(this.stx, header, index),
      charset: this.#charset,
      ...(wrap === undefined ? {} : { isWrapped: true as const }),
    };
    this.profile = options.profileOf?.(this.info);
    const today = new Date().toISOString().slice(0, 10);
    this.severityOf = (code) => agreedSeverity(this.profile, code, today);
    this.#findingsMax = options.limits.findingsMax;
    this.findings = new FindingList(this.#findingsMax, this.severityOf);
    this.watch(this.stx);
    this.#checkHeader();
    if (wrap !== undefined) {
      const message = `The file is broken into lines of ${wrap.width} bytes, inside data too; the line breaks were left out`;
      this.note('line-break-in-data', message, { offset: header.offset, length: header.length });
    }
  }

  /** Notes in which encoding the segment is read; bytes above 0x7F are undeclared, and told once. */
  watch(segment: Segment): void {
    if (!segment.wide) return;
    const text = segment.elements.join('+');
    const encoding = Buffer.from(decodeLatin1(text), 'utf8').toString('latin1') === text ? 'utf-8' : 'windows-1252';
    if (this.#encodings.size === 0) {
      const { offset, length } = segment;
      const message = `${shown(segment.tag)} holds characters outside ASCII, which TRADACOMS has no name for; they were read as ${encoding}`;
      this.note('charset-mismatch', message, { offset, length });
    }
    this.#encodings.add(encoding);
    this.#charset.detected = [...this.#encodings].join(', ');
    this.#charset.used = this.#charset.detected;
  }

  /** @param header the ORDHDR message; undefined for messages without one */
  openFile(header: OpenMessage | undefined, functionalId: string): OpenFile {
    const fil = header?.segments?.find(({ tag }) => tag === 'FIL');
    const { sender, receiver, date, time } = this.info;
    const info: Group = {
      ...(header === undefined ? { implied: true } : {}),
      index: this.#files.length,
      functionalId,
      sender: sender.id,
      receiver: receiver.id,
      controlNumber: fil === undefined ? '' : [1, 2].map((element) => elementText(fil, element) ?? '').join('/'),
      date: (fil === undefined ? undefined : elementText(fil, 3)) ?? date,
      time,
      agency: 'ANA',
      version: header?.version ?? '',
    };
    const findings = new FindingList(this.#findingsMax, this.severityOf);
    for (const item of header?.findings.list() ?? []) findings.add(item);
    const file = new OpenFile(info, [this.stx, ...(header?.segments ?? [])], this.info, findings, header?.doubts ?? []);
    this.#files.push(file);
    return file;
  }

  takeMessage(message: OpenMessage): void {
    this.#messages += 1;
    const { reference } = message;
    if (reference === '') return;
    if (this.#references.has(reference)) {
      const text = `Message reference ${shown(reference)} (MHD) occurs twice in the transmission`;
      message.say('set-duplicate', text, elementPlace(message.header, 1));
    } else this.#checkSequence(message);
    this.#references.add(reference);
    this.#lastReference = reference;
  }

  /** MSRF counts the messages of a transmission from 1. END says how many there are, so that a gap alone loses nothing. */
  #checkSequence(message: OpenMessage): void {
    const { reference, header } = message;
    const isAfter = /^\d{1,12}$/.test(reference) && Number(reference) === Number(this.#lastReference) + 1;
    if (isAfter) return;
    const first = this.#messages === 1 ? 'is the first' : `stands behind ${shown(this.#lastReference)}`;
    const text = `Message reference ${shown(reference)} (MHD) ${first}, but messages are numbered one after the other from 1`;
    message.say('set-control-sequence', text, elementPlace(header, 1));
  }

  get messages(): number {
    return this.#messages;
  }

  close(trailer: Segment | undefined, end: number, isWhole: boolean): Pick<ClosedInterchange, 'closed' | 'groups'> {
    if (trailer === undefined) {
      const fix = isWhole ? { offset: end, length: 0, text: `END=${this.#messages}'` } : undefined;
      const message = `Transmission ${shown(this.info.controlNumber)} ends without END`;
      this.note('interchange-broken-off', message, { offset: end, length: 0 }, fix);
    } else this.#checkTrailer(trailer);
    // Whatever was agreed about severities: a file that was cut is never taken.
    const isRejected = trailer === undefined || this.findings.rejected;
    const why = trailer === undefined ? 'the transmission ends without END' : 'the transmission is';
    const groups = this.#files.map((file) => file.verdict(isRejected ? why : undefined));
    const closed: Omit<DecodedInterchange, 'eachGroup'> = {
      kind: 'interchange',
      interchange: this.info,
      status: isRejected ? 'R' : 'A',
      groups: groups.length,
      findings: this.findings.list(),
      at: { offset: this.info.offset, length: end - this.info.offset },
    };
    return { groups, closed: withGroups(closed, () => groups) };
  }

  note(code: FindingCode, message: string, at: Place, fix?: Fix, severity?: Severity): void {
    const more = { ...(fix === undefined ? {} : { fix }), ...(severity === undefined ? {} : { severity }) };
    this.findings.add(finding(code, message, { at, ...more }));
  }

  #checkTrailer(trailer: Segment): void {
    const counted = elementText(trailer, 1) ?? '';
    if (/^\d+$/.test(counted) && Number(counted) === this.#messages) return;
    const at = elementPlace(trailer, 1);
    const message = `END (number of messages) is ${shown(counted)}, but there are ${this.#messages}`;
    const fix = { offset: at.offset, length: at.length, text: String(this.#messages) };
    // There is no acknowledgment that could note it: who counts other messages than there are may have lost one.
    this.note('interchange-count-mismatch', message, at, fix, 'error');
  }

  #checkHeader(): void {
    const rules: readonly [element: number, good: boolean, wants: string][] = [
      [2, this.info.sender.id !== '', 'the sender'],
      [3, this.info.receiver.id !== '', 'the receiver'],
      [4, isDate(this.info.date), 'a date YYMMDD'],
      [5, this.info.controlNumber !== '', "the sender's reference"],
    ];
    for (const [element, good, wants] of rules) {
      const found = elementText(this.stx, element) ?? '';
      const message = `STX element ${element} must hold ${wants}; found ${shown(found)}`;
      if (!good) this.note('header-field-invalid', message, elementPlace(this.stx, element));
    }
  }
}

/** STX: syntax, from, to, date and time, sender's reference, receiver's reference, application, priority. */
function interchangeOf(stx: Segment, header: StxHeader, index: number): Interchange {
  const part = (element: number, component = 1): string => componentText(stx, element, component) ?? '';
  // Who has no location code is known by name.
  const party = (element: number): PartyId =>
    part(element) === '' ? { qualifier: '', id: part(element, 2) } : { qualifier: 'ANA', id: part(element) };
  const { element, component, repetition, segment, release } = header.delimiters;
  return {
    index,
    standard: 'tradacoms',
    sender: party(2),
    receiver: party(3),
    controlNumber: elementText(stx, 5) ?? '',
    date: part(4),
    time: part(4, 2),
    version: `${part(1)}:${part(1, 2)}`,
    test: part(1) === 'ANAA', // The same syntax, sent to try it out.
    acknowledgmentRequested: false,
    delimiters: { element, component, repetition, segment, release },
    offset: header.offset,
  };
}
