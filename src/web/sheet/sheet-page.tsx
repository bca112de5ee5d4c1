/** The page behind the link of a confirmation: the order as it was confirmed, and what its buyer says of it. No account is needed. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { MouseEvent } from 'react';
import { ApiError } from '../api.ts';
import { AnswerForm } from './answer-form.tsx';
import { loadSheet } from './client.ts';
import type { Said, ShownSheet } from './client.ts';
import { SheetBody } from './sheet-body.tsx';
import { LANGUAGE_NAMES, LOCALES, PAGE_WORDS } from './words.ts';
import type { PageWords, SheetLanguage } from './words.ts';

type Loaded =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'shown'; readonly shown: ShownSheet };

export function SheetPage() {
  const secret = useSecret();
  // A new object asks anew, also for the same language.
  const [asked, setAsked] = useState<{ readonly chosen?: SheetLanguage }>({});
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      const next = await loadSheet(secret, asked.chosen).then(
        (shown): Loaded => ({ state: 'shown', shown }),
        (error: unknown): Loaded => {
          if (!(error instanceof ApiError)) throw error;
          return { state: 'failed', code: error.code };
        },
      );
      if (!isStale) setLoaded(next);
    };
    void load();
    return () => {
      isStale = true;
    };
  }, [secret, asked]);

  const language = loaded.state === 'shown' ? loaded.shown.sheet.language : (asked.chosen ?? browserLanguage());
  const words = PAGE_WORDS[language];
  const title = loaded.state === 'shown' ? `${loaded.shown.sheet.title} ${loaded.shown.sheet.number}` : undefined;
  useEffect(() => {
    document.documentElement.lang = LOCALES[language];
    if (title !== undefined) document.title = title;
  }, [language, title]);
  const onSaid = (answers: readonly Said[]): void =>
    setLoaded((before) => (before.state === 'shown' ? { ...before, shown: { ...before.shown, answers } } : before));
  return (
    <>
      <a className="skip" href="#main" onClick={skipToMain}>
        {words.skip}
      </a>
      <header className="top sheet-top">
        <nav aria-label={words.language}>
          {(Object.keys(LANGUAGE_NAMES) as SheetLanguage[]).map((each) => (
            <button
              key={each}
              type="button"
              className="quiet"
              lang={LOCALES[each]}
              aria-pressed={each === language}
              onClick={() => setAsked({ chosen: each })}
            >
              {LANGUAGE_NAMES[each]}
            </button>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {loaded.state === 'loading' && <p className="portal-page muted">{words.loading}</p>}
        {loaded.state === 'failed' && (
          <Failure words={words} code={loaded.code} onAgain={() => setAsked({ ...asked })} />
        )}
        {loaded.state === 'shown' && (
          <article className="portal-page sheet-page" aria-labelledby="sheet-title">
            <h1 id="sheet-title">{title}</h1>
            <p>{loaded.shown.sheet.intro}</p>
            <AnswerForm
              secret={secret}
              shown={loaded.shown}
              onSaid={onSaid}
              onEnded={(code) => setLoaded({ state: 'failed', code })}
            />
            <SheetBody sheet={loaded.shown.sheet} />
          </article>
        )}
      </main>
    </>
  );
}

/** A link that has ended shows nothing of the order, and says kindly what to do. */
function Failure({
  words,
  code,
  onAgain,
}: {
  readonly words: PageWords;
  readonly code: string;
  readonly onAgain: () => void;
}) {
  const [title, help] =
    code === 'link-superseded'
      ? [words.changed, words.changedHelp]
      : code === 'link-invalid'
        ? [words.ended, words.endedHelp]
        : [words.failed, undefined];
  return (
    <section className="portal-page" role="alert">
      <h1>{title}</h1>
      {help === undefined ? (
        <p>
          <button type="button" onClick={onAgain}>
            {words.again}
          </button>
        </p>
      ) : (
        <p>{help}</p>
      )}
    </section>
  );
}

/** After `#`, so that no server and no log on the way ever sees it. */
function useSecret(): string {
  return useSyncExternalStore(
    (notify) => {
      addEventListener('hashchange', notify);
      return () => removeEventListener('hashchange', notify);
    },
    () => location.hash.slice(1),
  );
}

function browserLanguage(): SheetLanguage {
  const [language] = navigator.language.toLowerCase().split('-');
  return language === 'de' || language === 'zh' ? language : 'en';
}

/** What stands after `#` is the secret, so a plain `#main` link would lose it. */
function skipToMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
