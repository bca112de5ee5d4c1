/**
 * A draft that keeps itself: in this browser with every key, at the gateway a moment later, and again when a lost connection is back.
 * Where another window or browser changed it meanwhile, nothing is overwritten before somebody says which one counts.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api.ts';
import type { Ask, FormContent, SentOrder, StoredDraft } from './client.ts';
import { isSameContent, sendable, withSpareLine } from './content.ts';
import { dropLocal, readLocal, writeLocal } from './local-drafts.ts';
import type { LocalDraft } from './local-drafts.ts';
import { newDraftId } from './new-draft-id.ts';

const PAUSE_MS = 700;
const RETRY_MS = 4000;

/** `local`: in this browser only, until the gateway answers again. */
export type Keeping = 'saved' | 'saving' | 'local';

/** The draft as somebody else left it meanwhile. */
export interface OtherDraft {
  readonly content: FormContent;
  readonly version: number;
}

/** `mine`: the other one is overwritten · `theirs`: this one is given up · `both`: this one becomes a draft of its own. */
export type Settlement = 'mine' | 'theirs' | 'both';

export interface Draft {
  readonly content: FormContent | undefined;
  readonly keeping: Keeping;
  /** It was sent before, by another click or from another browser. */
  readonly isSent: boolean;
  /** Set while two of them differ; until it is settled nothing is saved at the gateway. */
  readonly other: OtherDraft | undefined;
  readonly settle: (how: Settlement) => void;
  /** To something else, or by what it is now. */
  readonly change: (next: FormContent | ((now: FormContent) => FormContent)) => void;
  /** Sees to it that the gateway has it as it is, when it can be reached. */
  readonly keep: () => Promise<void>;
  /** Sends it as it is. @throws ApiError */
  readonly submit: () => Promise<SentOrder>;
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
  /** It goes on as a draft of its own, under another name. */
  readonly onApart: (id: string) => void;
}

export function useDraft({ ask, owner, id, start, onFailed, onApart }: DraftOf): Draft {
  const [content, setContent] = useState<FormContent>();
  const [keeping, setKeeping] = useState<Keeping>('saved');
  const [isSent, setIsSent] = useState(false);
  const [other, setOther] = useState<OtherDraft>();
  const latest = useRef<FormContent>(undefined);
  /** The version at the gateway that `latest` goes on from; undefined where nobody could say. */
  const version = useRef<number>(undefined);
  /** What was handed to the gateway since it last answered, whether it arrived or not. */
  const handed = useRef<readonly FormContent[]>([]);
  /** While two differ, what is typed is kept in this browser under a name of its own. */
  const apart = useRef<string>(undefined);
  const [own] = useState(newDraftId);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isForgotten = useRef(false);
  const saving = useRef<Promise<void>>(undefined);

  const write = useCallback(
    (draft: FormContent, kept: boolean): boolean =>
      writeLocal(owner, apart.current ?? id, {
        ...draft,
        kept,
        window: own,
        ...(apart.current === undefined ? versioned(version.current) : { version: 0 }),
      }),
    [owner, id, own],
  );

  /** Somebody else changed it: what is typed here moves aside, the other one stays what it is. */
  const differ = useCallback(
    (found: OtherDraft, isAtGateway: boolean): void => {
      apart.current ??= newDraftId();
      if (latest.current !== undefined) write(latest.current, false);
      if (isAtGateway) writeLocal(owner, id, { ...found.content, kept: true, version: found.version, window: own });
      setOther(found);
      setKeeping('local');
    },
    [owner, id, own, write],
  );

  /** @returns whether it was our own change, whose answer was lost; undefined when it cannot be read */
  const compare = useCallback(async (): Promise<boolean | undefined> => {
    const there = await stored(ask, id);
    if (there === undefined) return undefined;
    const { customer, fields, call } = there;
    const found = { customer, fields, ...(call === undefined ? {} : { call }) };
    if (handed.current.some((each) => isSameContent(found, each))) {
      version.current = there.version;
      return true;
    }
    differ({ content: found, version: there.version }, true);
    return false;
  }, [ask, id, differ]);

  const save = useCallback(async (): Promise<void> => {
    await saving.current;
    const wanted = latest.current;
    if (wanted === undefined || isForgotten.current || wanted.customer === '' || apart.current !== undefined) return;
    const sent = sendable(wanted).content;
    handed.current = [...handed.current, sent];
    try {
      const saved = await ask<StoredDraft>('PUT', `/drafts/${id}`, sent, matching(version.current));
      handed.current = [sent];
      version.current = saved.version;
      if (latest.current !== wanted) return; // What was typed meanwhile has its own turn.
      write(wanted, true);
      setKeeping('saved');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await failed(error);
    }
    async function failed(error: ApiError): Promise<void> {
      if (error.code === 'state-conflict') setIsSent(true);
      else if (error.status === 401) {
        setKeeping('local');
        onFailed(error);
      } else if (error.code === 'precondition-failed') {
        // What could not be read is asked for again.
        if ((await compare()) !== false) timer.current = setTimeout(() => void run(), RETRY_MS);
      } else {
        setKeeping('local');
        timer.current = setTimeout(() => void run(), RETRY_MS);
      }
    }
    async function run(): Promise<void> {
      saving.current = save();
      await saving.current;
    }
  }, [ask, id, onFailed, write, compare]);

  useEffect(() => {
    const stop = new AbortController();
    isForgotten.current = false;
    const begin = async (): Promise<void> => {
      const local = readLocal(owner, id);
      const found = local?.kept === false ? undefined : await stored(ask, id);
      if (stop.signal.aborted) return;
      if (found?.sent === true) setIsSent(true);
      const { customer, fields, call } = found ?? local ?? start();
      version.current = found?.version ?? (local === undefined ? 0 : local.version);
      latest.current = {
        customer,
        fields: { ...fields, lines: withSpareLine(fields.lines) },
        ...(call === undefined ? {} : { call }),
      };
      setContent(latest.current);
      if (local?.kept === false) {
        write(latest.current, false); // From here on it is this window's.
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
      const there = apart.current === undefined ? readLocal(owner, id) : undefined;
      if (there !== undefined && isTypedElsewhere(there, own)) differ(otherOf(there), false);
      const isHere = write(next, false);
      if (apart.current !== undefined) return;
      setKeeping(isHere && !navigator.onLine ? 'local' : 'saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        saving.current = save();
      }, PAUSE_MS);
    },
    [owner, id, own, save, write, differ],
  );

  const settle = useCallback(
    (how: Settlement): void => {
      const aside = apart.current;
      if (other === undefined || aside === undefined) return;
      if (how === 'both') {
        isForgotten.current = true;
        onApart(aside);
        return;
      }
      apart.current = undefined;
      dropLocal(owner, aside);
      version.current = other.version;
      setOther(undefined);
      if (how === 'theirs') {
        const { fields } = other.content;
        latest.current = { ...other.content, fields: { ...fields, lines: withSpareLine(fields.lines) } };
        setContent(latest.current);
      }
      if (latest.current !== undefined) write(latest.current, false);
      setKeeping('saving');
      saving.current = save();
    },
    [owner, other, onApart, save, write],
  );

  const keep = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    saving.current = save();
    await saving.current;
  }, [save]);

  const submit = useCallback(async (): Promise<SentOrder> => {
    clearTimeout(timer.current);
    await saving.current;
    const wanted = latest.current;
    if (wanted === undefined) throw new ApiError(0, 'state-conflict', 'There is nothing to send yet.');
    const sent = sendable(wanted).content;
    handed.current = [...handed.current, sent];
    try {
      const order = await ask<SentOrder>('POST', `/drafts/${id}/submit`, sent, matching(version.current));
      isForgotten.current = true;
      clearTimeout(timer.current);
      dropLocal(owner, id);
      return order;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'precondition-failed' && (await compare()) === true) return submit();
      throw error;
    }
  }, [ask, owner, id, compare]);

  return { content, keeping, isSent, other, settle, change, keep, submit };
}

function versioned(version: number | undefined): { version?: number } {
  return version === undefined ? {} : { version };
}

function matching(version: number | undefined): Record<string, string> {
  if (version === undefined) return {};
  return version === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` };
}

/** In another window of this browser, and the gateway does not have it yet. */
function isTypedElsewhere({ kept, window }: LocalDraft, own: string): boolean {
  return !kept && window !== undefined && window !== own;
}

function otherOf({ customer, fields, call, version = 0 }: LocalDraft): OtherDraft {
  return { content: { customer, fields, ...(call === undefined ? {} : { call }) }, version };
}

/** Undefined for a draft that the gateway does not know, or while it cannot be asked. */
async function stored(ask: Ask, id: string): Promise<StoredDraft | undefined> {
  try {
    return await ask<StoredDraft>('GET', `/drafts/${id}`);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
