/** Beside the order: what is wrong with it, and what happened to it. */
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import type { OrderEvent, Source } from './api.ts';
import { Crop } from './crop.tsx';
import { FindingItem, spotText } from './finding-item.tsx';
import { eventSentence } from './history.ts';
import { namesOf } from './names/index.ts';
import type { Names } from './names/index.ts';
import { fieldOf, jumpTo } from './order-fields.tsx';
import { paperPlace, placeName } from './paper-places.ts';
import { messageAddress, orderAddress } from './session.ts';
import { isConfirmable, isUnsure } from './patch.ts';
import { fullInstant, instant } from './text.ts';

const SEVERITY_ORDER: Record<Finding['severity'], number> = { error: 0, warning: 1, info: 2 };

export function Issues({
  issues,
  order,
  source,
  messageId,
  released,
  onConfirm,
}: {
  readonly issues: readonly Finding[];
  readonly order: Order;
  readonly source: Source | undefined;
  /** The message that its pages are in. */
  readonly messageId: string | undefined;
  /** How a person let the order go on as it is. */
  readonly released: OrderEvent | undefined;
  /** Present while the order may be corrected. */
  readonly onConfirm: ((paths: readonly string[]) => void) | undefined;
}) {
  const doubtful = issues.filter(isUnsure).flatMap(({ path }) => path ?? []);
  const sorted = issues.toSorted((one, other) => SEVERITY_ORDER[one.severity] - SEVERITY_ORDER[other.severity]);
  const names = namesOf(source?.format);
  return (
    <section className="card" aria-labelledby="issues-title">
      <h2 id="issues-title">Issues</h2>
      {released !== undefined && (
        <p>
          Released as checked by {released.actor} on{' '}
          <time dateTime={released.at} title={fullInstant(released.at)}>
            {instant(released.at)}
          </time>
          {released.reason ? `: ${released.reason}` : '.'}
        </p>
      )}
      {onConfirm !== undefined && doubtful.length > 1 && (
        <p>
          <button type="button" onClick={() => onConfirm(doubtful)}>
            All {doubtful.length} right as read
          </button>
        </p>
      )}
      {sorted.length === 0 && <p className="muted">Nothing is wrong with this order.</p>}
      <ul className="issues">
        {sorted.map((issue, index) => (
          <FindingItem
            key={`${issue.code}-${issue.path ?? index}`}
            finding={issue}
            source={source}
            place={placeOf(issue, names)}
          >
            {issue.at !== undefined &&
              'page' in issue.at &&
              messageId !== undefined &&
              issue.at.file === source?.file && <Crop messageId={messageId} at={issue.at} of={issue.message} />}
            {onConfirm !== undefined && issue.path !== undefined && isConfirmable(issue) && (
              <button type="button" className="link" onClick={() => onConfirm([issue.path ?? ''])}>
                Right as read<span className="visually-hidden">: {issue.message}</span>
              </button>
            )}
            {(isInside(issue, source) || fieldOf(issue, order) !== undefined) && (
              <button type="button" className="link" onClick={() => jumpTo(issue, order)}>
                {isInside(issue, source) ? 'Show place' : 'Go to the field'}
                <span className="visually-hidden"> of {issue.message}</span>
              </button>
            )}
          </FindingItem>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ at }: Finding, names: Names): string | undefined {
  const place = paperPlace(at);
  if (place !== undefined) return placeName(place);
  return at === undefined ? undefined : spotText(at, names);
}

/** An issue of the envelope stands outside the part of the file that the page shows. */
function isInside({ at }: Finding, source: Source | undefined): boolean {
  if (paperPlace(at) !== undefined) return true;
  if (at !== undefined && 'pointer' in at) return source?.paper === undefined && source?.segments.length === 0;
  if (source === undefined || at === undefined || !('offset' in at)) return false;
  return at.offset >= source.offset && at.offset < source.offset + source.length;
}

export function Timeline({ events }: { readonly events: readonly OrderEvent[] }) {
  return (
    <section className="card" aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      <ol className="timeline">
        {events.toReversed().map((event) => (
          <li key={event.seq}>
            <p>
              <strong>{eventSentence(event)}</strong>
            </p>
            {event.reason && <p className="reason">{event.reason}</p>}
            <p className="muted">
              <time dateTime={event.at} title={fullInstant(event.at)}>
                {instant(event.at)}
              </time>{' '}
              by {event.actor}{' '}
              {event.data?.messageId !== undefined && (
                <>
                  (<a href={messageAddress(event.data.messageId)}>mail as received</a>){' '}
                </>
              )}
              {event.data?.order !== undefined && (
                <>
                  (<a href={orderAddress(event.data.order)}>that order</a>){' '}
                </>
              )}
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
