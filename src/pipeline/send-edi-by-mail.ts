/** Acknowledgments and order responses for EDI that came by mail: each goes to the address of the agreement, as a file attached. */
import { addressIn, sendMail } from '../adapters/channels/mail/send.ts';
import { OWN_HEADER } from '../adapters/formats/mail/facts.ts';
import { IntakeError } from '../model/errors.ts';
import { parseSmtp } from '../model/mailbox.ts';
import {
  lockPendingAcknowledgments,
  markAcknowledgmentFailed,
  markAcknowledgmentsSent,
  markOrdersTold,
} from '../store/acknowledgments.ts';
import type { AcknowledgmentRow } from '../store/acknowledgments.ts';
import { partnerById } from '../store/partners.ts';
import { fileNameOf } from './acknowledge.ts';
import type { Gateway } from './gateway.ts';

/**
 * One at a time. The same one twice does no harm, its numbers say so; one that is lost is asked for by nobody: so what may have gone out
 * is sent again.
 * @returns how many went out
 */
export async function transmitByMail(gateway: Gateway): Promise<number> {
  const { smtpUrl, mailFrom } = gateway.config;
  if (smtpUrl === undefined || mailFrom === undefined) return 0;
  const sent = await gateway.database.transaction(async (tx) => {
    const [row] = await lockPendingAcknowledgments(tx, 1, 'mail');
    if (row === undefined) return undefined;
    const to = (await partnerById(tx, row.partnerId))?.profile.ediByMail?.to ?? '';
    try {
      await sendMail(parseSmtp(smtpUrl), mailOf(row, mailFrom, to), gateway.config.mailAnswerSeconds * 1000);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      await markAcknowledgmentFailed(tx, row.id, `${error.code}: ${error.message}`);
      gateway.log.error(
        { event: 'acknowledgment_not_sent', acknowledgmentId: row.id, partnerId: row.partnerId, err: error },
        'it will be tried again',
      );
      return undefined;
    }
    await markAcknowledgmentsSent(tx, [{ id: row.id, location: `mailto:${to}` }]);
    await markOrdersTold(tx, row.orderId === null ? [row.subject] : [], row.orderId === null ? [] : [row.orderId]);
    return row;
  });
  if (sent === undefined) return 0;
  gateway.metrics.acknowledgmentsSent.inc({ type: sent.type });
  return 1;
}

function mailOf(row: AcknowledgmentRow, from: string, to: string): Parameters<typeof sendMail>[1] {
  const filename = fileNameOf(row);
  const address = addressIn(from);
  return {
    from,
    to,
    subject: `${row.type} ${row.controlNumber}`,
    text: `${filename}\n`,
    mailId: `<${row.id}.${row.attempts}@ordergate.${address.slice(address.lastIndexOf('@') + 1)}>`,
    inReplyTo: '',
    thread: [],
    date: new Date(),
    headers: { [OWN_HEADER]: row.id, 'Auto-Submitted': 'auto-generated' },
    attachments: [{ filename, contentType: 'application/octet-stream', content: row.content }],
  };
}
