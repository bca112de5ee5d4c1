/** What was read in a message: its envelopes, its orders, and the documents that did not become one. */
import { ErrorSentences } from './acknowledgments.tsx';
import type { MessageDetail, MessageInterchange, OtherDocument, ReceivedAnswer } from './api.ts';
import { charsetText } from './charsets.ts';
import { placeText } from './finding-item.tsx';
import { FindingList } from './finding-list.tsx';
import type { Names } from './names/index.ts';
import { messageAddress, orderAddress } from './session.ts';
import { OrderLeg } from './states.tsx';
import { plural } from './text.ts';

const RESULTS: Record<OtherDocument['result'], string> = {
  rejected: 'Refused',
  rejectedWithEnvelope: 'Refused with its envelope',
  duplicate: 'Received before',
  notAnOrder: 'Not an order',
  unclear: 'Does not say what it is',
  orderResponse: 'Answers an order',
};

const VERDICTS: Record<MessageInterchange['status'], string> = {
  A: 'Envelope accepted',
  E: 'Envelope accepted with errors',
  R: 'Envelope refused',
};

export function OtherDocuments({
  documents,
  names,
}: {
  readonly documents: readonly OtherDocument[];
  readonly names: Names;
}) {
  if (documents.length === 0) return null;
  return (
    <section className="card" aria-labelledby="others-title">
      <h2 id="others-title">Documents that did not become orders</h2>
      {documents.map((document) => (
        <section
          key={document.index}
          className="part"
          aria-label={`Document ${document.type} ${document.controlNumber}`}
        >
          <h3>
            {document.type} {document.controlNumber}{' '}
            <span className={document.result.startsWith('rejected') ? 'problem' : 'muted'}>
              {RESULTS[document.result]}
            </span>
          </h3>
          <p className="muted">In {placeText(document.at, names)} of the file</p>
          <FindingList findings={document.findings} names={names} />
        </section>
      ))}
    </section>
  );
}

export function Orders({ message: { orders, orderCount } }: { readonly message: MessageDetail }) {
  return (
    <section className="card" aria-labelledby="orders-title">
      <h2 id="orders-title">Orders</h2>
      {orders.length === 0 && <p className="muted">None.</p>}
      <ul className="message-orders">
        {orders.map((order) => (
          <li key={order.id}>
            <a href={orderAddress(order.id)}>{order.poNumber ?? 'No PO number'}</a> <OrderLeg state={order.state} />
          </li>
        ))}
      </ul>
      {orderCount > orders.length && (
        <p className="muted">
          The last {orders.length} of {orderCount} are listed; the order list finds each by its number.
        </p>
      )}
    </section>
  );
}

/** A mail in the thread of orders: where its words are. */
export function AnsweredOrders({ orders = [] }: { readonly orders: MessageDetail['answersOrders'] }) {
  if (orders.length === 0) return null;
  return (
    <section className="card" aria-labelledby="answered-title">
      <h2 id="answered-title">Put to the history of</h2>
      <ul className="message-orders">
        {orders.map((order) => (
          <li key={order.id}>
            <a href={orderAddress(order.id)}>{order.poNumber ?? 'No PO number'}</a> <OrderLeg state={order.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Interchanges({
  interchanges,
  names,
}: {
  readonly interchanges: readonly MessageInterchange[];
  readonly names: Names;
}) {
  if (interchanges.length === 0) return null;
  return (
    <section className="card" aria-labelledby="interchanges-title">
      <h2 id="interchanges-title">
        {interchanges.length === 1 ? 'Interchange' : plural(interchanges.length, 'interchange')}
      </h2>
      {interchanges.map((each) => (
        <section key={each.id} className="part" aria-label={`Interchange ${each.controlNumber}`}>
          <h3>
            <span className="mono">{each.controlNumber}</span>{' '}
            <span className={each.status === 'R' ? 'problem' : 'muted'}>{VERDICTS[each.status]}</span>
            {each.test && <span className="tag">Test</span>}
          </h3>
          <p className="muted">
            From {partyText(each.sender)} to {partyText(each.receiver)}, version {each.version}
          </p>
          <CharsetLine interchange={each} />
          {each.duplicateOfMessage !== undefined && (
            <p>
              {each.sameContent === true ? 'The same interchange' : 'Another interchange with this control number'} was
              received before: <a href={messageAddress(each.duplicateOfMessage)}>see the first message</a>.
            </p>
          )}
          <FindingList findings={each.findings} names={names} />
        </section>
      ))}
    </section>
  );
}

function CharsetLine({ interchange: { charset } }: { readonly interchange: MessageInterchange }) {
  const text = charset === undefined ? undefined : charsetText(charset);
  return text === undefined ? null : <p className="charset">Character set: {text}</p>;
}

/** What the sender says of answers that it had from us. */
export function ReceivedAnswers({ answers }: { readonly answers: readonly ReceivedAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <section className="card" aria-labelledby="received-title">
      <h2 id="received-title">What it says of our answers</h2>
      <ul className="received-answers">
        {answers.map((answer, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- A message is read once: what it says never changes places.
          <li key={index} className="part">
            <p>
              <strong>{answer.type}</strong> {subjectText(answer)}{' '}
              <span className={answer.verdict === 'rejected' ? 'problem' : undefined}>{SAID[answer.verdict]}</span>{' '}
              <code>{answer.code}</code>
            </p>
            {answer.acknowledgmentId === null && (
              <p className="muted">Nothing was sent to this partner under that number.</p>
            )}
            <ErrorSentences errors={answer.errors} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const SAID: Record<ReceivedAnswer['verdict'], string> = {
  received: 'received',
  accepted: 'accepted',
  acceptedWithErrors: 'accepted with errors',
  rejected: 'rejected',
};

/** `about group 7, document 0001:` */
function subjectText({ interchangeControl, groupControl, setControl, reference }: ReceivedAnswer): string {
  const named = [
    ['interchange', interchangeControl],
    ['group', groupControl],
    ['document', setControl],
    ['order', reference],
  ]
    .filter(([, number]) => number !== null)
    .map(([what, number]) => `${what} ${number}`);
  return named.length === 0 ? '' : `about ${named.join(', ')}:`;
}

function partyText({ qualifier, id }: MessageInterchange['sender']): string {
  return `${qualifier}:${id.trim()}`;
}
