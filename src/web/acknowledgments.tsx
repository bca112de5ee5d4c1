/** What the sender was told, and what it said of that. */
import { isInTrouble, saidOf } from './answers.ts';
import type { Acknowledgment } from './api.ts';
import { onePerLine } from './edi-lines.ts';
import { messageAddress } from './session.ts';
import { Sign } from './states.tsx';
import { instant, plural, words } from './text.ts';
import { untoldText } from './told.ts';
import type { Told, Untold } from './told.ts';
import type { Answers } from './use-told.ts';

export function Acknowledgments({
  acknowledgments,
  answers,
  untold,
}: {
  readonly acknowledgments: readonly Acknowledgment[];
  /** By mail and by fax; absent until they are known. */
  readonly answers: Answers | undefined;
  readonly untold: Untold;
}) {
  const { told, withheld } = answers ?? { told: [], withheld: undefined };
  const isNone = answers !== undefined && acknowledgments.length === 0 && told.length === 0;
  return (
    <section className="card" aria-labelledby="acknowledgments-title">
      <h2 id="acknowledgments-title">Answers to the sender</h2>
      {withheld !== undefined && <p>Nobody is answered: {withheld}.</p>}
      {isNone && withheld === undefined && <p className="muted">{untoldText(untold)}</p>}
      {acknowledgments.map((acknowledgment) => (
        <OneAnswer key={acknowledgment.id} acknowledgment={acknowledgment} />
      ))}
      {told.map((each) => (
        <OneTold key={each.id} told={each} />
      ))}
    </section>
  );
}

/** An answer by mail or by fax, its text folded away, and what became of it in sight. */
function OneTold({ told }: { readonly told: Told }) {
  const { what, by, recipient, createdAt, text, tone, outcome, when, reason, proof } = told;
  return (
    <div className="answer">
      <details>
        <summary>
          <strong>{what}</strong> by {by} to {recipient}
          <span className="muted">, {instant(createdAt)}</span>
        </summary>
        <pre className="told-text" tabIndex={0} aria-label={`Text of the ${what.toLowerCase()} by ${by}`}>
          {text}
        </pre>
      </details>
      <div className={tone === 'bad' ? 'said said-bad' : 'said'}>
        <p>
          <Sign leg={[tone, outcome]} /> {when !== undefined && <span className="muted">{when}</span>}
          {proof !== undefined && (
            <>
              {' '}
              <a href={messageAddress(proof)}>see the proof</a>
            </>
          )}
        </p>
        {reason !== undefined && <p className="muted">{reason}</p>}
      </div>
    </div>
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
