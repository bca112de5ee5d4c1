/** Who sent the mails of messages, and which partner on file that is. */
import type { MailSignature } from '../model/mail-signature.ts';
import type { Queryable } from './database.ts';

export interface MailSender {
  readonly messageId: string;
  readonly address: string;
  /** A partner on file has the address or its domain among its identifiers, or an order from it went to the ERP before. */
  readonly known: boolean;
  /** The domain of From says that the mail is not its own. */
  readonly forged: boolean;
  /** It would be known, and the own mail server says nothing that ties the mail to it. */
  readonly unproven: boolean;
  /** Where it asks to be answered, when that is another address. */
  readonly replyTo: string;
  /** That address is in the same domain, which a partner on file has among its identifiers: it is nobody else's. */
  readonly answeredElsewhere: boolean;
  /** As it was found when the mail came; null for a mail that is not signed. */
  readonly signature: MailSignature | null;
  /** The one partner who has the address among its identifiers, else its domain; never of a mail that is forged, or that nothing ties to it. */
  readonly partnerId: string | null;
  /** The same, whoever wrote the mail. */
  readonly namedPartnerId: string | null;
}

/** Who sent these messages, of those that came from a mailbox. */
export async function sendersOfMails(tx: Queryable, messageIds: readonly string[]): Promise<MailSender[]> {
  return tx.query<MailSender>(
    `select "messageId", address, "replyTo", forged, signature,
       "onFile" and not forged and not unproven as known, "onFile" and not forged and unproven as unproven,
       reply_to_domain = domain and "domainOnFile" as "answeredElsewhere",
       "namedPartnerId", case when not forged and not unproven then "namedPartnerId" end as "partnerId"
     from (select found.*,
       case when address <> '' then coalesce(
         (select min(p.id) from partners p where exists (select 1 from unnest(p.identifiers) i where lower(i) = found.address)
          having count(*) = 1),
         (select min(p.id) from partners p
          where exists (select 1 from unnest(p.identifiers) i where lower(i) = found.domain)
            and not exists (select 1 from partners q, unnest(q.identifiers) i where lower(i) = found.address)
          having count(*) = 1)
       ) end as "namedPartnerId"
     from (
       select m.message_id as "messageId", m.sender as address, m.reply_to as "replyTo", split_part(m.sender, '@', 2) as domain,
         split_part(m.reply_to, '@', 2) as reply_to_domain, m.authentication->'signature' as signature,
         coalesce(m.authentication->>'verdict' = 'fail', false) as forged,
         coalesce(m.authentication->>'proven' = 'false', false) as unproven,
         exists (select 1 from partners, unnest(identifiers) as i where lower(i) = split_part(m.sender, '@', 2)) as "domainOnFile",
         m.sender <> '' and (
           exists (select 1 from partners, unnest(identifiers) as i
                   where lower(i) in (m.sender, split_part(m.sender, '@', 2)))
           or exists (select 1 from mails e join orders o on o.message_id = e.message_id
                      where e.sender = m.sender and e.message_id <> m.message_id and o.delivery_state <> 'none')
         ) as "onFile"
       from mails m where m.message_id = any($1)
     ) found) named`,
    [messageIds],
  );
}
