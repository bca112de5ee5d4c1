/** What the checks say of the form, and the way to each field that they speak of. */
import { focusField } from './field.tsx';
import { findingText, useWords } from './language.ts';
import type { Check } from './use-check.ts';

export function CheckBox({ check }: { readonly check: Check }) {
  const words = useWords();
  const { form } = words;
  const { state, findings } = check;
  if (state === 'empty') return null;
  const isStopped = findings.some(({ severity }) => severity === 'error');
  return (
    <div
      className={`check check-${findings.length === 0 ? 'good' : 'open'}`}
      role="status"
      aria-busy={state === 'checking'}
    >
      {state === 'unreachable' && <p>{words.offline}</p>}
      {findings.length === 0 && state === 'checking' && <p>{form.checking}</p>}
      {findings.length === 0 && state === 'done' && <p>{form.ready}</p>}
      {findings.length > 0 && (
        <>
          <p>{form.problems(findings.length)}</p>
          <ul>
            {findings.map((finding) => {
              const { code, field, message, severity } = finding;
              const text = findingText(words, finding);
              return (
                <li key={`${code} ${field ?? ''} ${message}`} className={`check-${severity}`}>
                  {field === undefined ? (
                    text
                  ) : (
                    <button type="button" className="link" onClick={() => focusField(field)}>
                      {lineOf(field, form.line)}
                      {text}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
          {isStopped && <p className="muted">{form.later}</p>}
        </>
      )}
    </div>
  );
}

/** The gateway's own sentences name the line already; those of a language do not. */
function lineOf(field: string, word: string): string {
  const [, index] = /^lines\/(\d+)/.exec(field) ?? [];
  return index === undefined || word === 'Line' ? '' : `${word} ${Number(index) + 1} 行:`;
}
