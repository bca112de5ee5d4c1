/** The answers by mail and by fax to a message, asked for when something has changed, and now and then: mail servers tell later. */
import { useEffect, useMemo, useState } from 'react';
import { about, toldByFax, toldByMail, withheldText } from './told.ts';
import type { FaxAnswer, MailAnswer, Told } from './told.ts';
import { useOnce } from './use-once.ts';

const REFRESH_MS = 15_000; // Nobody waits for the word of a mail server by the second.

export interface Answers {
  readonly told: readonly Told[];
  /** Why nobody is answered; undefined when somebody is, or nothing was decided. */
  readonly withheld: string | undefined;
}

interface List<Answer> {
  readonly data: readonly Answer[];
}

/** `version` changes whenever the order or the message does; with `orderId` only what tells of that order. */
export function useTold(
  messageId: string | undefined,
  orderId: string | undefined,
  version: number,
): Answers | undefined {
  const [turn, setTurn] = useState(0);
  const query = messageId === undefined ? undefined : `?messageId=${encodeURIComponent(messageId)}&limit=200`;
  const asked = version + turn / 1000;
  const mails = useOnce<List<MailAnswer>>(query && `/v1/mail-answers${query}`, asked).body;
  const faxes = useOnce<List<FaxAnswer>>(query && `/v1/fax-answers${query}`, asked).body;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setTurn((before) => before + 1);
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => {
    if (mails === undefined || faxes === undefined) return undefined;
    const byMail = about(mails.data, orderId);
    const byFax = about(faxes.data, orderId);
    const told = [...byMail.flatMap((answer) => toldByMail(answer) ?? []), ...byFax.map(toldByFax)];
    const held = byMail.findLast(({ state }) => state === 'withheld');
    return { told, withheld: held && withheldText(held.reason) };
  }, [mails, faxes, orderId]);
}
