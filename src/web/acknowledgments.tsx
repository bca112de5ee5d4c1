/** What the sender was told, and what it said of that. */
import { isInTrouble, saidOf } from './answers.ts';
import type { Acknowledgment } from './api.ts';
import { onePerLine } from './edi-lines.ts';
import { messageAddress } from './session.ts';
import { Sign } from './states.tsx';
import { instant, plural, words } from './text.ts';

export function Acknowledgments({ acknowledgments }: { readonly acknowledgments: readonly Acknowledgment[] }) {
  return (
    <section className="card" aria-labelledby="acknowledgments-title">
      <h2 id="acknowledgments-title">Answers to the sender</h2>
      {acknowledgments.length === 0 && <p className="muted">None yet.</p>}
      {acknowledgments.map((acknowledgment) => (
        <OneAnswer key={acknowledgment.id} acknowledgment={acknowledgment} />
      ))}
    </section>
  );
}

function OneAnswer({ acknowledgment }: { readonly acknowledgment: Acknowledgment }) {
  const { type, controlNumber, state, createdAt, content } = acknowledgment;
  return (
    <div className="answer">
      <details>
        <summary>
          <strong>{type}</strong> {controlNumber}
          <span className="muted">
            {' '}
            {words(state).toLowerCase()}, {instant(createdAt)}
          </span>
        </summary>
        <pre tabIndex={0} aria-label={`Content of ${type} ${controlNumber}`}>
          {onePerLine(content)}
        </pre>
        <p className="muted">{plural(content.length, 'byte')}</p>
      </details>
      <PartnerSaid acknowledgment={acknowledgment} />
    </div>
  );
}

/** Stays in sight when the content is folded away: a no must not hide. */
export function PartnerSaid({ acknowledgment }: { readonly acknowledgment: Acknowledgment }) {
  const said = saidOf(acknowledgment);
  if (said === undefined) return null;
  const { answeredBy, answerErrors = [] } = acknowledgment;
  return (
    <div className={isInTrouble(acknowledgment) ? 'said said-bad' : 'said'}>
      <p>
        <Sign leg={[said.tone, said.text]} /> {said.when !== undefined && <span className="muted">{said.when}</span>}
        {answeredBy && (
          <>
            {' '}
            <a href={messageAddress(answeredBy)}>see what it sent</a>
          </>
        )}
      </p>
      <ErrorSentences errors={answerErrors} />
    </div>
  );
}

/** What a partner gave as its reasons, a line each. */
export function ErrorSentences({ errors }: { readonly errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <ul className="reasons">
      {errors.map((error, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- The same sentence may be told twice, and none ever moves.
        <li key={index}>{error}</li>
      ))}
    </ul>
  );
}
