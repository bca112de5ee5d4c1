/** What was read in a message: its envelopes, its orders, and the documents that did not become one. */
import type { MessageDetail, MessageInterchange, OtherDocument } from './api.ts';
import { FindingList, placeText } from './finding-list.tsx';
import { messageAddress, orderAddress } from './session.ts';
import { OrderLeg } from './states.tsx';
import { plural } from './text.ts';

const RESULTS: Record<OtherDocument['result'], string> = {
  rejected: 'Refused',
  rejectedWithEnvelope: 'Refused with its envelope',
  duplicate: 'Received before',
  notAnOrder: 'Not an order',
};

const VERDICTS: Record<MessageInterchange['status'], string> = {
  A: 'Envelope accepted',
  E: 'Envelope accepted with errors',
  R: 'Envelope refused',
};

export function OtherDocuments({ documents }: { readonly documents: readonly OtherDocument[] }) {
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
          <p className="muted">In {placeText(document.at)} of the file</p>
          <FindingList findings={document.findings} />
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

export function Interchanges({ interchanges }: { readonly interchanges: readonly MessageInterchange[] }) {
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
          {each.duplicateOfMessage !== undefined && (
            <p>
              {each.sameContent === true ? 'The same interchange' : 'Another interchange with this control number'} was
              received before: <a href={messageAddress(each.duplicateOfMessage)}>see the first message</a>.
            </p>
          )}
          <FindingList findings={each.findings} />
        </section>
      ))}
    </section>
  );
}

function partyText({ qualifier, id }: MessageInterchange['sender']): string {
  return `${qualifier}:${id.trim()}`;
}
