/** What the buyer says: that the order is right, what is wrong with it, or what was left open in it. Nothing is said by looking. */
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { ApiError } from '../api.ts';
import { answerSheet } from './client.ts';
import type { Answer, Said, ShownSheet } from './client.ts';
import { LOCALES, PAGE_WORDS } from './words.ts';

interface AnswerFormProps {
  readonly secret: string;
  readonly shown: ShownSheet;
  readonly onSaid: (answers: readonly Said[]) => void;
  /** The link holds no more. */
  readonly onEnded: (code: string) => void;
}

export function AnswerForm({ secret, shown, onSaid, onEnded }: AnswerFormProps) {
  const { sheet, revision, isOpen, answers } = shown;
  const words = PAGE_WORDS[sheet.language];
  const [isDisputing, setIsDisputing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isSending, setIsSending] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  const answer = async (given: Answer): Promise<void> => {
    setIsSending(true);
    setProblem(undefined);
    try {
      onSaid(await answerSheet(secret, revision, given));
      setIsDisputing(false);
      said.current?.focus();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code.startsWith('link-')) onEnded(error.code);
      else if (error.code === 'precondition-failed') onEnded('link-superseded');
      else setProblem(error.code === 'state-conflict' ? words.closed : words.failed);
    } finally {
      setIsSending(false);
    }
  };
  const isConfirmed = answers.at(-1)?.verdict === 'confirmed';
  return (
    <section className="answer-bar sheet-answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{words.isItRight}</h2>
      <div ref={said} tabIndex={-1} role="status" className="said">
        {answers.map((each) => (
          <SaidBefore key={each.at} said={each} language={sheet.language} />
        ))}
      </div>
      {!isOpen && <p>{words.closed}</p>}
      {isOpen && !isDisputing && (
        <p className="buttons">
          {!isConfirmed && (
            <button
              type="button"
              className="primary"
              disabled={isSending}
              onClick={() => void answer({ verdict: 'confirmed' })}
            >
              {words.confirm}
            </button>
          )}
          <button type="button" disabled={isSending} onClick={() => setIsDisputing(true)}>
            {words.dispute}
          </button>
        </p>
      )}
      {isOpen && isDisputing && (
        <Dispute
          words={words}
          isSending={isSending}
          onCancel={() => setIsDisputing(false)}
          onSend={(reason) => void answer({ verdict: 'disputed', reason })}
        />
      )}
      {isOpen && sheet.questions !== undefined && (
        <Questions
          shown={shown}
          isSending={isSending}
          onSend={(given) => void answer({ verdict: 'answered', answers: given })}
          onNothing={() => setProblem(words.nothingTyped)}
        />
      )}
      <p className="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}

function SaidBefore({ said, language }: { readonly said: Said; readonly language: ShownSheet['sheet']['language'] }) {
  const words = PAGE_WORDS[language];
  const at = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="said-before">
      <p>
        {words.said[said.verdict]} <time dateTime={said.at}>{at.format(new Date(said.at))}</time>
      </p>
      {said.reason !== null && <blockquote>{said.reason}</blockquote>}
      {said.verdict !== 'confirmed' && <p>{words.lookedAt}</p>}
    </div>
  );
}

interface DisputeProps {
  readonly words: (typeof PAGE_WORDS)['en'];
  readonly isSending: boolean;
  readonly onCancel: () => void;
  readonly onSend: (reason: string) => void;
}

function Dispute({ words, isSending, onCancel, onSend }: DisputeProps) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') onSend(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="dispute">{words.disputeWhat}</label>
      <textarea
        id="dispute"
        rows={4}
        required
        maxLength={2000}
        ref={focusOnMount}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="buttons">
        <button type="submit" className="primary" disabled={isSending}>
          {words.send}
        </button>
        <button type="button" className="quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

interface QuestionsProps {
  readonly shown: ShownSheet;
  readonly isSending: boolean;
  readonly onSend: (answers: { code: string; text: string }[]) => void;
  readonly onNothing: () => void;
}

function Questions({ shown: { sheet }, isSending, onSend, onNothing }: QuestionsProps) {
  const words = PAGE_WORDS[sheet.language];
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { heading, items } = sheet.questions ?? { heading: '', items: [] };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = items.flatMap(({ code }) => {
      const text = typed[code]?.trim() ?? '';
      return text === '' ? [] : [{ code, text }];
    });
    if (given.length === 0) {
      onNothing();
      return;
    }
    setTyped({});
    onSend(given);
  };
  return (
    <form onSubmit={submit} aria-labelledby="questions-title">
      <h2 id="questions-title">{heading}</h2>
      {items.map(({ code, text }) => (
        <div key={code} className="question">
          <label htmlFor={`question-${code}`}>{text}</label>
          <input
            id={`question-${code}`}
            maxLength={500}
            autoComplete="off"
            value={typed[code] ?? ''}
            onChange={(event) => setTyped((before) => ({ ...before, [code]: event.target.value }))}
          />
        </div>
      ))}
      <p className="buttons">
        <button type="submit" disabled={isSending}>
          {words.sendAnswers}
        </button>
      </p>
    </form>
  );
}

function focusOnMount(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
