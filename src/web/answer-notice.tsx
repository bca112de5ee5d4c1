/** At the top of an order whose answer the partner rejected or never acknowledged: what is wrong, and that somebody saw to it. */
import { PartnerSaid } from './acknowledgments.tsx';
import { isInTrouble } from './answers.ts';
import { resolveException } from './api.ts';
import type { Acknowledgment, OrderDetail } from './api.ts';
import { SeenTo } from './seen-to.tsx';

const TITLES: Readonly<Record<string, string>> = {
  'answer-rejected': 'The partner rejected our answer.',
  'answer-undelivered': 'Our answer by mail could not be delivered.',
  'customer-disputed': 'The customer says that the order is not right; the history says what.',
  'customer-answered': 'The customer answered what was open; the history has the answers.',
  'customer-stops': 'The customer cancels or stops the order; the history says how. It is held.',
  'customer-changes': 'The customer changes the order; the history says how. It is held.',
  'customer-changes-late':
    'The customer changes the order, which the ERP has already or was taking; the history says how.',
  'stop-unproven':
    'A mail stops or changes the order, and nothing proves that the customer wrote it; the history says how. Ask the customer.',
  'customer-stops-late':
    'The customer cancels or stops the order, which the ERP has already or was taking; the history says how.',
  'answer-unmatched': 'The partner acknowledged something that we never sent, under the number of our answer.',
  'answer-overdue': 'The partner has not acknowledged our answer in the agreed time.',
};

interface AnswerNoticeProps {
  readonly detail: OrderDetail;
  readonly acknowledgments: readonly Acknowledgment[];
  readonly onChanged: () => void;
}

export function AnswerNotice({ detail, acknowledgments, onChanged }: AnswerNoticeProps) {
  const { exception, state } = detail;
  const titles = (exception?.codes ?? []).flatMap((code) => TITLES[code] ?? []);
  if (!exception || titles.length === 0) return null;
  const troubled = acknowledgments.filter(isInTrouble);
  return (
    <section className="notice notice-bad answer-notice" aria-labelledby="answer-notice-title">
      <div>
        <h2 id="answer-notice-title">{titles.join(' ')}</h2>
        {troubled.map((acknowledgment) => (
          <div key={acknowledgment.id}>
            <p>
              {acknowledgment.type} {acknowledgment.controlNumber}
            </p>
            <PartnerSaid acknowledgment={acknowledgment} />
          </div>
        ))}
      </div>
      {state === 'needsReview' ? (
        <p>The decision below closes this, too.</p>
      ) : (
        <SeenTo onSeen={(reason) => resolveException(exception.id, reason)} onChanged={onChanged} />
      )}
    </section>
  );
}
