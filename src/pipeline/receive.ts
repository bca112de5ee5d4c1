/** Step 1. Bytes come in, are made durable, and get a name. Nobody is told "accepted" before that. */
import type { Receipt, Receive } from '../model/channel.ts';
import { newId } from '../model/ids.ts';
import { IntakeError } from '../model/errors.ts';
import { claimIdempotencyKeys, insertMessages } from '../store/messages.ts';
import type { NewMessage } from '../store/messages.ts';
import { insertFaxes } from '../store/faxes.ts';
import type { FaxCall } from '../model/fax.ts';
import { createBatcher } from './batcher.ts';
import type { Gateway } from './gateway.ts';

interface Stored {
  readonly message: NewMessage;
  readonly idempotencyKey: string | undefined;
  readonly fax: FaxCall | undefined;
}

const BATCH_MAX = 200; // More rows in one insert gained nothing.

/**
 * Makes the function that every channel hands its bytes to. It resolves when raw bytes and row are durable.
 * @throws IntakeError `body-too-large`, `blob-store-full`, `database-unavailable`, `idempotency-key-reused`
 */
export function createReceiver(gateway: Gateway): Receive {
  const announce = createAnnouncer(gateway);
  const store = createBatcher<Stored, Receipt | IntakeError>(BATCH_MAX, 1, (items) =>
    storeAll(gateway, announce, items),
  );
  return async (arrival) => {
    const stopTimer = gateway.metrics.stageSeconds.startTimer({ stage: 'receive' });
    const blob = await gateway.blobs.put(arrival.body, gateway.config.rawBytesMax);
    const message: NewMessage = {
      id: newId('msg'),
      sha256: blob.sha256,
      bytes: blob.bytes,
      channel: arrival.channel,
      fileName: arrival.fileName ?? null,
      contentType: arrival.contentType ?? null,
      apiKeyId: arrival.apiKeyId ?? null,
      correlationId: arrival.correlationId ?? newId('cor'),
      partnerId: arrival.partnerId ?? null,
      findings: arrival.findings?.() ?? [],
    };
    const receipt = await store({ message, idempotencyKey: arrival.idempotencyKey, fax: arrival.fax });
    stopTimer();
    if (receipt instanceof IntakeError) throw receipt;
    gateway.log.info(
      {
        event: 'message_stored',
        messageId: receipt.id,
        correlationId: message.correlationId,
        channel: message.channel,
        bytes: message.bytes,
        replayed: receipt.replayed,
      },
      'message stored',
    );
    return receipt;
  };
}

async function storeAll(
  gateway: Gateway,
  announce: Announce,
  items: readonly Stored[],
): Promise<(Receipt | IntakeError)[]> {
  if (items.every((item) => item.idempotencyKey === undefined && item.fax === undefined)) {
    await insertMessages(
      gateway.database,
      items.map((item) => item.message),
    );
    announce(items);
    return items.map((item) => receiptOf(item.message, false));
  }
  const receipts = await gateway.database.transaction(async (tx) => {
    const keyed = items.filter((item) => item.idempotencyKey !== undefined);
    const held = await claimIdempotencyKeys(
      tx,
      keyed.map(({ message, idempotencyKey }) => ({
        apiKeyId: message.apiKeyId ?? '',
        key: idempotencyKey ?? '',
        fingerprint: message.sha256,
        status: 202,
        response: receiptOf(message, false),
      })),
    );
    const heldBy = new Map(keyed.map((item, index) => [item, held[index]]));
    const results = items.map((item) => {
      const row = heldBy.get(item);
      const first = row?.response as Receipt | undefined;
      if (row === undefined || first === undefined || first.id === item.message.id)
        return receiptOf(item.message, false);
      if (row.fingerprint !== item.message.sha256) return keyReused(item.idempotencyKey ?? '');
      return { ...first, replayed: true };
    });
    const fresh = items.filter((item, index) => {
      const result = results[index];
      return result !== undefined && !(result instanceof IntakeError) && result.id === item.message.id;
    });
    await insertMessages(
      tx,
      fresh.map((item) => item.message),
    );
    await insertFaxes(
      tx,
      fresh.flatMap(({ message, fax, idempotencyKey }) =>
        fax === undefined ? [] : [{ messageId: message.id, call: fax, source: idempotencyKey ?? message.id }],
      ),
      gateway.config.faxCountry,
    );
    return { results, fresh };
  });
  announce(receipts.fresh);
  return receipts.results;
}

type Announce = (fresh: readonly Stored[]) => void;

const GATHER_MS = 25; // Under load one job then names a dozen messages; a message that comes alone does not wait.

/** The rows are durable already: a queue that is away costs time, not orders, so nobody waits for the job. */
function createAnnouncer(gateway: Gateway): Announce {
  const { metrics, queues, log } = gateway;
  let waiting: string[] = [];
  let announcedAt = 0;
  const flush = (): void => {
    const messageIds = waiting;
    const [id] = messageIds;
    waiting = [];
    announcedAt = Date.now();
    if (id === undefined) return;
    queues.intake.add([{ id, data: { messageIds } }]).catch((error: unknown) => {
      log.warn(
        { event: 'job_not_added', queue: 'intake', messages: messageIds.length, err: error },
        'the reconciler will add the job',
      );
    });
  };
  return (fresh) => {
    for (const { message } of fresh) {
      metrics.messagesReceived.inc({ channel: message.channel });
      metrics.bytesReceived.inc({ channel: message.channel }, message.bytes);
      waiting.push(message.id);
    }
    if (waiting.length > fresh.length) return; // A flush is on its way.
    const waitMs = announcedAt + GATHER_MS - Date.now();
    if (waitMs <= 0) flush();
    else setTimeout(flush, waitMs);
  };
}

function receiptOf(message: NewMessage, replayed: boolean): Receipt {
  return { id: message.id, sha256: message.sha256, bytes: message.bytes, status: 'received', replayed };
}

function keyReused(key: string): IntakeError {
  return new IntakeError(
    'idempotency-key-reused',
    `The Idempotency-Key "${key}" was used before with another body. Use a new key for a new message.`,
    { key },
  );
}
