/** What is attached to the draft. It is kept at the gateway alone: a browser has no room for drawings. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api.ts';
import type { Ask, Attachment, SendFile } from './client.ts';

export interface Limits {
  readonly attachmentsMax: number;
  readonly attachmentBytesMax: number;
}

export interface Attachments {
  /** Undefined while the gateway has not said. */
  readonly limits: Limits | undefined;
  readonly list: readonly Attachment[];
  /** The file that is on its way. */
  readonly sending: string | undefined;
  readonly error: ApiError | undefined;
  readonly attach: (files: readonly File[]) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** @param keep makes sure that the gateway has the draft, to which a file can then be attached */
export function useAttachments({
  ask,
  sendFile,
  id,
  keep,
  onFailed,
}: {
  readonly ask: Ask;
  readonly sendFile: SendFile;
  readonly id: string;
  readonly keep: () => Promise<void>;
  readonly onFailed: (error: ApiError) => void;
}): Attachments {
  const path = `/drafts/${id}/attachments`;
  const [limits, setLimits] = useState<Limits>();
  const [list, setList] = useState<readonly Attachment[]>([]);
  const [sending, setSending] = useState<string>();
  const [error, setError] = useState<ApiError>();
  /** One file after the other, in the order in which they were chosen. */
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      // What cannot be asked for now is asked for later.
      const said = await ask<Limits>('GET', '/limits').catch(() => undefined);
      if (!isStale && said !== undefined) setLimits(said);
      // A draft that the gateway does not know has none.
      const answer = await ask<{ data: Attachment[] }>('GET', path).catch(() => undefined);
      if (!isStale && answer !== undefined) setList(answer.data);
    };
    const again = (): void => void load();
    void load();
    addEventListener('online', again);
    return () => {
      isStale = true;
      removeEventListener('online', again);
    };
  }, [ask, path]);

  const run = useCallback(
    async (work: () => Promise<void>): Promise<void> => {
      setError(undefined);
      try {
        await work();
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure;
        setError(failure);
        onFailed(failure);
      }
    },
    [onFailed],
  );
  const attach = useCallback(
    (files: readonly File[]): Promise<void> => {
      const work = async (): Promise<void> => {
        await keep();
        for (const file of files) {
          setSending(file.name);
          const attached = await sendFile<Attachment>(path, file);
          setList((before) => [...before, attached]);
        }
      };
      queue.current = queue.current.then(() => run(work)).finally(() => setSending(undefined));
      return queue.current;
    },
    [keep, path, run, sendFile],
  );
  const remove = useCallback(
    (attachment: string): Promise<void> =>
      run(async () => {
        await ask('POST', `${path}/${attachment}/remove`, {});
        setList((before) => before.filter((each) => each.id !== attachment));
      }),
    [ask, path, run],
  );
  return { limits, list, sending, error, attach, remove };
}
