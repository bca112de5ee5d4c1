/** What the checks of the gateway say of the form as it stands, a moment after the last key. */
import { useEffect, useState } from 'react';
import type { Ask, FormContent, FormFinding } from './client.ts';
import { fieldOf, isBlank, sendable } from './content.ts';

const PAUSE_MS = 500;
const RETRY_MS = 4000;

export interface Check {
  readonly state: 'empty' | 'checking' | 'done' | 'unreachable';
  readonly findings: readonly (FormFinding & { readonly field: string | undefined })[];
}

/** What cannot be read is missing as well, which need not be said twice. */
function isRepeated(finding: Check['findings'][number], all: Check['findings']): boolean {
  if (!finding.code.endsWith('-missing') || finding.field === undefined) return false;
  return all.some(({ code, field }) => field === finding.field && /-(unreadable|ambiguous|unknown)$/.test(code));
}

const EMPTY: Check = { state: 'empty', findings: [] };

/** An empty form is not told that everything is missing. */
export function useCheck(ask: Ask, content: FormContent | undefined): Check {
  const [last, setLast] = useState<Check & { readonly of?: FormContent }>(EMPTY);
  const isEmpty = content === undefined || content.customer === '' || content.fields.lines.every(isBlank);
  useEffect(() => {
    if (content === undefined || isEmpty) return undefined;
    let isStale = false;
    let isLost = false;
    const load = async (): Promise<void> => {
      const sent = sendable(content);
      const answer = await ask<{ data: FormFinding[] }>('POST', '/check', sent.content).catch(() => undefined);
      if (isStale) return;
      isLost = answer === undefined;
      if (answer === undefined) {
        timer = setTimeout(() => void load(), RETRY_MS);
        setLast(({ findings }) => ({ findings, state: 'unreachable', of: content }));
        return;
      }
      const open = answer.data.filter(({ severity }) => severity !== 'info');
      const placed = open.map((each) => ({ ...each, field: fieldOf(each, sent.places) }));
      setLast({ state: 'done', findings: placed.filter((each) => !isRepeated(each, placed)), of: content });
    };
    let timer = setTimeout(() => void load(), PAUSE_MS);
    const again = (): void => {
      if (!isLost) return;
      clearTimeout(timer);
      void load();
    };
    addEventListener('online', again);
    return () => {
      isStale = true;
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [ask, content, isEmpty]);
  if (isEmpty) return EMPTY;
  // What was found last stays until it is looked at again, so that nothing flickers while somebody types.
  return last.of === content ? last : { state: 'checking', findings: last.findings };
}
