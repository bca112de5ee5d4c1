/** Beside the order: what is wrong with it, what happened to it, and what the sender was told. */
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import type { Acknowledgment, OrderEvent, Source } from './api.ts';
import { jumpTo } from './order-fields.tsx';
import { orderAddress } from './session.ts';
import { fullInstant, instant, plural, words } from './text.ts';

const SEVERITY_ORDER: Record<Finding['severity'], number> = { error: 0, warning: 1, info: 2 };

export function Issues({
  issues,
  order,
  source,
}: {
  readonly issues: readonly Finding[];
  readonly order: Order;
  readonly source: Source | undefined;
}) {
  const sorted = issues.toSorted((one, other) => SEVERITY_ORDER[one.severity] - SEVERITY_ORDER[other.severity]);
  return (
    <section className="card" aria-labelledby="issues-title">
      <h2 id="issues-title">Issues</h2>
      {sorted.length === 0 && <p className="muted">Nothing is wrong with this order.</p>}
      <ul className="issues">
        {sorted.map((issue, index) => (
          <li key={`${issue.code}-${issue.path ?? index}`} className={`issue issue-${issue.severity}`}>
            <p className="issue-head">
              <span className={`severity severity-${issue.severity}`}>{words(issue.severity)}</span>{' '}
              <Linked text={issue.message} />
            </p>
            <p className="muted">{issue.hint}</p>
            <p className="issue-foot">
              <code>{issue.code}</code>
              {(issue.path !== undefined || isInside(issue, source)) && (
                <button type="button" className="link" onClick={() => jumpTo(issue, order)}>
                  Show place<span className="visually-hidden"> of {issue.message}</span>
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An issue of the envelope stands outside the part of the file that the page shows. */
function isInside({ at }: Finding, source: Source | undefined): boolean {
  if (source === undefined || at === undefined || !('offset' in at)) return false;
  return at.offset >= source.offset && at.offset < source.offset + source.length;
}

/** Names of other orders in a sentence lead to them. */
export function Linked({ text }: { readonly text: string }) {
  return text.split(/(\bord_[0-9a-z]+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={orderAddress(part)}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}

export function Timeline({ events }: { readonly events: readonly OrderEvent[] }) {
  return (
    <section className="card" aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      <ol className="timeline">
        {events.toReversed().map((event) => (
          <li key={event.seq}>
            <p>
              <strong>{words(event.type)}</strong>
              {event.fromState && event.fromState !== event.toState && event.type !== event.toState && (
                <span className="muted"> to {words(event.toState).toLowerCase()}</span>
              )}
            </p>
            {event.reason && <p className="reason">{event.reason}</p>}
            <p className="muted">
              <time dateTime={event.at} title={fullInstant(event.at)}>
                {instant(event.at)}
              </time>{' '}
              by {event.actor}{' '}
              <span className="hash" title={`Hash of the history up to here: ${event.hash}`}>
                {event.hash.slice(0, 8)}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Acknowledgments({ acknowledgments }: { readonly acknowledgments: readonly Acknowledgment[] }) {
  return (
    <section className="card" aria-labelledby="acknowledgments-title">
      <h2 id="acknowledgments-title">Answers to the sender</h2>
      {acknowledgments.length === 0 && <p className="muted">None yet.</p>}
      {acknowledgments.map((acknowledgment) => (
        <details key={acknowledgment.id}>
          <summary>
            <strong>{acknowledgment.type}</strong> {acknowledgment.controlNumber}
            <span className="muted">
              {' '}
              {words(acknowledgment.state).toLowerCase()}, {instant(acknowledgment.createdAt)}
            </span>
          </summary>
          <pre tabIndex={0} aria-label={`Content of ${acknowledgment.type} ${acknowledgment.controlNumber}`}>
            {onePerLine(acknowledgment.content)}
          </pre>
          <p className="muted">{plural(acknowledgment.content.length, 'byte')}</p>
        </details>
      ))}
    </section>
  );
}

/** A line break after each segment; the terminator is the 106th character of ISA. */
function onePerLine(content: string): string {
  const terminator = content.startsWith('ISA') ? content[105] : undefined;
  if (terminator === undefined || terminator === '\n') return content;
  return content.replaceAll('\r', '').replaceAll('\n', '').replaceAll(terminator, `${terminator}\n`);
}
