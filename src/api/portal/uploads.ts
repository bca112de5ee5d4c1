/** A file instead of the form: it is read like any other paper, and belongs to the customer who sent it. */
import { z } from 'zod';
import { detectFormat } from '../../adapters/formats/registry.ts';
import type { Receive } from '../../model/channel.ts';
import { IntakeError } from '../../model/errors.ts';
import type { Gateway } from '../../pipeline/gateway.ts';
import { uploadsOf } from '../../store/portal.ts';
import { IDEMPOTENCY_KEY_MAX, bodyOf, fileNameOf, headerText } from '../body.ts';
import { portalRoute } from './route.ts';
import type { PortalRoute } from './route.ts';

const CONTENT_TYPE_MAX = 255;
const UPLOADS_SHOWN = 50;
const HEAD_BYTES = 4096;

export function uploadRoutes(gateway: Gateway, receive: Receive): PortalRoute[] {
  return [
    portalRoute({
      method: 'get',
      path: '/uploads',
      operationId: 'portalUploads',
      summary: 'Files that were sent in the portal, newest first, with the orders that came of them.',
      success: { status: 200, description: 'At most 50 files.' },
      handle: async ({ visitor: { account } }) => ({
        data: await uploadsOf(gateway.database, account.customers, UPLOADS_SHOWN),
      }),
    }),
    portalRoute({
      method: 'post',
      path: '/customers/{customer}/uploads',
      operationId: 'portalUpload',
      summary:
        'Takes a purchase order as a file: PDF, picture, sheet, Word, text, mail. Answers only after it is durable.',
      params: z.object({ customer: z.string().min(1).max(100) }),
      rawBody: true,
      headers: {
        'X-Filename': 'Name of the file, percent-encoded.',
        'Idempotency-Key': 'The same key is the same file.',
      },
      success: { status: 202, description: 'The file is durable.' },
      async handle({ params, request, correlationId, visitor: { account } }) {
        if (!account.customers.includes(params.customer))
          throw new IntakeError('not-found', `There is no customer ${params.customer}.`, { id: params.customer });
        const fileName = fileNameOf(request);
        const contentType = headerText(request.headers['content-type'], CONTENT_TYPE_MAX);
        const receipt = await receive({
          channel: 'form',
          body: onlyPapers(bodyOf(request, gateway.config.bodySecondsMax), fileName, contentType),
          fileName: fileName ?? 'upload',
          contentType,
          apiKeyId: account.id,
          partnerId: params.customer,
          idempotencyKey: headerText(request.headers['idempotency-key'], IDEMPOTENCY_KEY_MAX),
          correlationId,
        });
        return { id: receipt.id, status: receipt.status };
      },
    }),
  ];
}

/**
 * Passes the bytes on when they are a file that people read. An interchange names its own sender, so whoever is signed in
 * could place orders for others with one: those come by the channels that were agreed for them.
 * @throws IntakeError `not-a-paper`
 */
async function* onlyPapers(
  body: AsyncIterable<Uint8Array>,
  fileName: string | undefined,
  mediaType: string | undefined,
): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let isJudged = false;
  for await (const chunk of body) {
    if (isJudged) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    judge(head, fileName, mediaType);
    isJudged = true;
    yield head;
  }
  if (isJudged) return;
  judge(head, fileName, mediaType);
  yield head;
}

function judge(bytes: Buffer, fileName: string | undefined, mediaType: string | undefined): void {
  const head = bytes.subarray(0, HEAD_BYTES);
  const names = { ...(fileName === undefined ? {} : { fileName }), ...(mediaType === undefined ? {} : { mediaType }) };
  if (detectFormat({ head, ...names })?.isPaper === true) return;
  throw new IntakeError(
    'not-a-paper',
    'Send a PDF, a picture, a sheet (XLSX, CSV), a Word file or a mail. Files for machines come by the way that was agreed.',
  );
}
