/** A draft that keeps itself: in this browser with every key, at the gateway a moment later, and again when a lost connection is back. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api.ts';
import type { Ask, FormContent, StoredDraft } from './client.ts';
import { sendable, withSpareLine } from './content.ts';
import { dropLocal, readLocal, writeLocal } from './local-drafts.ts';

const PAUSE_MS = 700;
const RETRY_MS = 4000;

/** `local`: in this browser only, until the gateway answers again. */
export type Keeping = 'saved' | 'saving' | 'local';

export interface Draft {
  readonly content: FormContent | undefined;
  readonly keeping: Keeping;
  /** It was sent before, by another click or from another browser. */
  readonly isSent: boolean;
  /** To something else, or by what it is now. */
  readonly change: (next: FormContent | ((now: FormContent) => FormContent)) => void;
  /** Sees to it that the gateway has it as it is, when it can be reached. */
  readonly keep: () => Promise<void>;
  /** After it was sent or thrown away: nothing is kept any more. */
  readonly forget: () => void;
}

export interface DraftOf {
  readonly ask: Ask;
  /** Whose it is in this browser. */
  readonly owner: string;
  readonly id: string;
  /** What a new one begins with. */
  readonly start: () => FormContent;
  /** It could not be kept at the gateway. */
  readonly onFailed: (error: ApiError) => void;
}

export function useDraft({ ask, owner, id, start, onFailed }: DraftOf): Draft {
  const [content, setContent] = useState<FormContent>();
  const [keeping, setKeeping] = useState<Keeping>('saved');
  const [isSent, setIsSent] = useState(false);
  const latest = useRef<FormContent>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isForgotten = useRef(false);
  const saving = useRef<Promise<void>>(undefined);

  const save = useCallback(async (): Promise<void> => {
    await saving.current;
    const wanted = latest.current;
    if (wanted === undefined || isForgotten.current || wanted.customer === '') return;
    try {
      await ask('PUT', `/drafts/${id}`, sendable(wanted).content);
      if (latest.current !== wanted) return; // What was typed meanwhile has its own turn.
      writeLocal(owner, id, { ...wanted, kept: true });
      setKeeping('saved');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'state-conflict') setIsSent(true);
      else if (error.status === 401) {
        setKeeping('local');
        onFailed(error);
      } else {
        setKeeping('local');
        timer.current = setTimeout(() => void run(), RETRY_MS);
      }
    }
    async function run(): Promise<void> {
      saving.current = save();
      await saving.current;
    }
  }, [ask, id, owner, onFailed]);

  useEffect(() => {
    const stop = new AbortController();
    isForgotten.current = false;
    const begin = async (): Promise<void> => {
      const local = readLocal(owner, id);
      const first = local?.kept === false ? local : ((await stored(ask, id, setIsSent)) ?? local ?? start());
      if (stop.signal.aborted) return;
      const { customer, fields, call } = first;
      latest.current = {
        customer,
        fields: { ...fields, lines: withSpareLine(fields.lines) },
        ...(call === undefined ? {} : { call }),
      };
      setContent(latest.current);
      if (local?.kept === false) {
        setKeeping('local');
        saving.current = save();
      }
    };
    void begin();
    const retry = (): void => {
      clearTimeout(timer.current);
      saving.current = save();
    };
    addEventListener('online', retry);
    return () => {
      stop.abort();
      clearTimeout(timer.current);
      removeEventListener('online', retry);
    };
    // What a new form starts with is asked for once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ask, id, owner, save]);

  const change = useCallback(
    (wanted: FormContent | ((now: FormContent) => FormContent)): void => {
      const now = latest.current;
      if (now === undefined) return;
      const next = typeof wanted === 'function' ? wanted(now) : wanted;
      if (next === now) return;
      latest.current = next;
      setContent(next);
      const isHere = writeLocal(owner, id, { ...next, kept: false });
      setKeeping(isHere && !navigator.onLine ? 'local' : 'saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        saving.current = save();
      }, PAUSE_MS);
    },
    [owner, id, save],
  );

  const forget = useCallback((): void => {
    isForgotten.current = true;
    clearTimeout(timer.current);
    dropLocal(owner, id);
  }, [owner, id]);

  const keep = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    saving.current = save();
    await saving.current;
  }, [save]);

  return { content, keeping, isSent, change, keep, forget };
}

/** Undefined for a draft that the gateway does not know, or while it cannot be asked. */
async function stored(ask: Ask, id: string, onSent: (isSent: boolean) => void): Promise<FormContent | undefined> {
  try {
    const draft = await ask<StoredDraft>('GET', `/drafts/${id}`);
    if (draft.sent) onSent(true);
    return draft;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
