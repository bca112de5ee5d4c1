/** Writers of `ordergate write`: canonical orders as ORDERS, ORDCHG and ORDRSP. */
import { ownCodes } from '../../edi/foreign-codes.ts';
import { finding } from '../../../model/codes.ts';
import type { Answer, OrderWriter, WriteOptions } from '../../../model/format-adapter.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Order } from '../../../model/order.ts';
import { spelled } from '../../edi/spelled-unit.ts';
import { isEancomCode } from './eancom-answers.ts';
import { isPublishedDirectory } from './plan.ts';
import { charsetFor } from './write-charset.ts';
import { EdifactWriter, messageType, delimitersFor, type SegmentDraft } from './write-message.ts';
import { isMeasured, unitCode } from './write-item.ts';
import { writeOrder } from './write-order.ts';
import { responseOf } from './write-response.ts';

const DIRECTORY = 'D96A';

/** The order as it comes back from `edifact-orders` or `edifact-ordchg`: what the directory can hold of it. */
export function holdable(order: Order, type: 'ORDERS' | 'ORDCHG', now: Date, version = DIRECTORY): Order {
  return writeOrder(order, type, split(version).directory, now.toISOString().slice(0, 10)).held;
}

export const writers: readonly OrderWriter[] = [
  {
    name: 'edifact-orders',
    description: 'EDIFACT ORDERS, purchase order (D96A unless another directory is named)',
    refusal,
    write: (order, options) => writeAs('ORDERS', order, options),
  },
  {
    name: 'edifact-ordchg',
    description: 'EDIFACT ORDCHG, purchase order change (D96A unless another directory is named)',
    refusal,
    write: (order, options) => writeAs('ORDCHG', order, options),
  },
  {
    name: 'edifact-ordrsp',
    description: 'EDIFACT ORDRSP, order response that accepts the order as it is',
    refusal,
    write: (read, options) => {
      const order = ownCodes(read, options.from, 'edifact');
      const { directory, association } = split(options.version ?? DIRECTORY);
      const number = String(options.numbers.interchange);
      const { segments, verdict } = responseOf({
        order,
        ordered: order,
        decision: 'accepted',
        number,
        directory,
        isEancom: isEancomCode(association),
        now: options.numbers.now,
      });
      return finish(['ORDRSP', directory, association], verdict, segments, [], order, options);
    },
  },
];

function writeAs(type: 'ORDERS' | 'ORDCHG', read: Order, options: WriteOptions): Answer {
  const order = ownCodes(read, options.from, 'edifact');
  const { directory, association } = split(options.version ?? DIRECTORY);
  const { segments, leftOut, held } = writeOrder(
    order,
    type,
    directory,
    options.numbers.now.toISOString().slice(0, 10),
  );
  const findings = [
    ...leftOut.map((path) =>
      finding('write-value-left-out', `${type} ${directory} has no place for ${path} as it is.`, { path }),
    ),
    ...filledIn(order, type, isEancomCode(association)),
  ];
  return finish([type, directory, association], held.purpose, segments, findings, order, options);
}

/** What the message must say although the order does not. */
function filledIn(order: Order, type: 'ORDERS' | 'ORDCHG', isEancom: boolean): Finding[] {
  const told = (path: string, what: string): Finding =>
    finding('write-value-filled-in', `The order has no ${path.slice(1)}; ${type} says ${what}.`, { path });
  const unitless = order.lines.findIndex((line) => isMeasured(line) && line.uom === undefined);
  return [
    ...(order.orderDate === undefined ? [told('/orderDate', 'the day of writing')] : []),
    ...spelledUnit(order),
    ...(isEancom && unitless >= 0 ? [told(`/lines/${unitless}/uom`, 'pieces by saying none (EANCOM)')] : []),
    ...(order.orderType === undefined && type === 'ORDERS' ? [told('/orderType', 'standard (220)')] : []),
  ];
}

/** A line without the sender's own unit has that of the message when it is read again. Told once: it is the same unit. */
function spelledUnit({ lines }: Order): Finding[] {
  const at = lines.findIndex((one) => isMeasured(one) && one.uom !== undefined && one.sourceUom === undefined); // prettier-ignore
  const line = lines[at];
  return line === undefined ? [] : [spelled(`/lines/${at}/sourceUom`, unitCode(line.uom ?? '', undefined) || (line.uom ?? ''))]; // prettier-ignore
}

function refusal({ version = DIRECTORY }: Pick<WriteOptions, 'version'>): string | undefined {
  return isPublishedDirectory(split(version).directory)
    ? undefined
    : `${version} is no published directory of EDIFACT, such as D96A or D01B:EAN010.`;
}

/** `D96A`, or `D96A:EAN008` with an association code. */
function split(version: string): { readonly directory: string; readonly association: string } {
  const [directory = DIRECTORY, association = ''] = version.split(':');
  return { directory, association };
}

function finish(
  [type = '', directory = '', association = '']: readonly string[],
  verdict: string,
  segments: readonly SegmentDraft[],
  findings: readonly Finding[],
  order: Order,
  { numbers, sender, receiver, delimiters, lineBreaks = false }: WriteOptions,
): Answer {
  const texts = segments.flat(2);
  const notation = { ...charsetFor(texts), delimiters: delimitersFor(delimiters), lineBreaks };
  const writer = new EdifactWriter(notation);
  writer.message(messageType(type, directory, association), segments);
  const controlNumber = String(numbers.interchange);
  const content = writer.interchange({ sender, receiver, control: controlNumber, now: numbers.now, test: order.test });
  return { type, verdict, content, controlNumber, findings: [...findings, ...writer.findings] };
}
