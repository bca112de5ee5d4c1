/** Drawings, pictures and other papers that go with a form: attached to its draft, and opened again at its order. */
import type { Request } from 'express';
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import { ATTACHMENTS_MAX, ATTACHMENT_BYTES_MAX } from '../model/form.ts';
import type { FormAttachment } from '../model/form.ts';
import { attachmentsOf } from '../pipeline/form-attachments.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { refuseInfected } from '../pipeline/scan.ts';
import { attachmentsOfDraft, deleteAttachment, insertAttachment } from '../store/form-attachments.ts';
import type { AttachmentRow } from '../store/form-attachments.ts';
import { draftOf } from '../store/forms.ts';
import { orderById } from '../store/orders.ts';
import { bodyOf, fileNameOf, headerText } from './body.ts';
import { DraftParams, formRoute, mayOrderFor, noDraft } from './form-route.ts';
import type { Filler, FormRoute } from './form-route.ts';
import { IdParams, route } from './route.ts';
import type { Route } from './route.ts';
import { sendBlob } from './send-blob.ts';

/** Of an order; the first is 1. */
export const NumberedParams = IdParams.extend({ number: z.string().max(10) });

export function attachmentRoutes(gateway: Gateway): FormRoute[] {
  const { database, blobs, config } = gateway;
  return [
    formRoute({
      method: 'get',
      path: '/limits',
      operationId: 'getFormLimits',
      summary: 'How much a form takes.',
      success: { status: 200, description: 'Attachments of one form, and bytes of each.' },
      handle: () => Promise.resolve({ attachmentsMax: ATTACHMENTS_MAX, attachmentBytesMax: ATTACHMENT_BYTES_MAX }),
    }),
    formRoute({
      method: 'get',
      path: '/drafts/{draft}/attachments',
      operationId: 'listDraftAttachments',
      summary: 'What is attached to a draft.',
      params: DraftParams,
      success: { status: 200, description: 'The attachments, in the order in which they were attached.' },
      async handle({ params, filler }) {
        await own(filler, params.draft);
        return { data: (await attachmentsOfDraft(database, filler.id, params.draft)).map(present) };
      },
    }),
    formRoute({
      method: 'post',
      path: '/drafts/{draft}/attachments',
      operationId: 'attachToDraft',
      summary: `Attaches a file to a draft: a drawing, a picture, the own order as a PDF. It is not read as an order. At most ${ATTACHMENTS_MAX}, of ${ATTACHMENT_BYTES_MAX / 1024 ** 2} MB each.`,
      params: DraftParams,
      rawBody: true,
      headers: { 'X-Filename': 'Name of the file, percent-encoded.' },
      success: { status: 201, description: 'It is durable.' },
      async handle({ params, filler, request }) {
        await own(filler, params.draft);
        if ((await attachmentsOfDraft(database, filler.id, params.draft)).length >= ATTACHMENTS_MAX) throw tooMany();
        const stored = await blobs.put(bodyOf(request, config.bodySecondsMax), ATTACHMENT_BYTES_MAX);
        if (stored.bytes === 0) throw new IntakeError('request-invalid', 'The file is empty.');
        const attachment = { ...stored, name: fileNameOf(request) ?? 'attachment', mediaType: mediaTypeOf(request) };
        await refuseInfected(gateway, attachment);
        const attached = await insertAttachment(database, filler.id, params.draft, attachment);
        if (attached === 'sent') throw sent();
        if (attached === 'full') throw tooMany();
        return present(attached);
      },
    }),
    formRoute({
      method: 'post',
      path: '/drafts/{draft}/attachments/{attachment}/remove',
      operationId: 'removeFromDraft',
      summary: 'Takes an attachment from a draft.',
      params: DraftParams.extend({ attachment: z.string().max(100) }),
      success: { status: 200, description: 'It is gone.' },
      async handle({ params, filler }) {
        await own(filler, params.draft);
        const result = await deleteAttachment(database, filler.id, params.draft, params.attachment);
        if (result === 'sent') throw sent();
        if (result === 'missing') throw noAttachment(params.attachment);
        return { removed: true };
      },
    }),
  ];

  /** @throws IntakeError `not-found`, also for a draft of somebody else */
  async function own(filler: Filler, id: string): Promise<void> {
    const draft = await draftOf(database, filler.id, id);
    if (draft === undefined || !mayOrderFor(filler, draft.partnerId)) throw noDraft(id);
  }
}

/** For the order desk, and for the ERP, which takes them over. */
export function orderAttachmentRoutes(gateway: Gateway): Route[] {
  const messageOf = async (id: string): Promise<string | null> => {
    const order = await orderById(gateway.database, id);
    if (order === undefined) throw new IntakeError('not-found', `There is no order ${id}.`, { id });
    return order.messageId;
  };
  return [
    route({
      method: 'get',
      path: '/v1/orders/{id}/attachments',
      operationId: 'listOrderAttachments',
      summary: 'What was attached to the form that the order came from.',
      scope: ['orders:read', 'erp'],
      params: IdParams,
      success: {
        status: 200,
        description: 'The attachments, numbered from 1 in the order in which they were attached.',
      },
      handle: async ({ params }) => ({
        data: (await attachmentsOf(gateway, await messageOf(params.id))).map(numbered),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/orders/{id}/attachments/{number}',
      operationId: 'getOrderAttachment',
      summary: 'One of them, byte for byte, as a file to save.',
      scope: ['orders:read', 'erp'],
      params: NumberedParams,
      success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
      async handle({ params, response }) {
        const list = await attachmentsOf(gateway, await messageOf(params.id));
        await sendBlob(gateway.blobs, chosen(list, params.number), response);
        return undefined;
      },
    }),
  ];
}

export function numbered({ name, mediaType, bytes, sha256 }: FormAttachment, index: number) {
  return { number: index + 1, name, mediaType, bytes, sha256 };
}

/** @throws IntakeError `not-found` */
export function chosen(list: readonly FormAttachment[], number: string): FormAttachment {
  const attachment = list[Number(number) - 1];
  if (attachment === undefined) throw noAttachment(number);
  return attachment;
}

function present({ id, name, mediaType, bytes, sha256 }: AttachmentRow) {
  return { id, name, mediaType, bytes, sha256 };
}

/** As the browser says; nothing is decided by it. */
function mediaTypeOf(request: Request): string {
  const given = headerText(request.headers['content-type'], 100)?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(given) ? given : 'application/octet-stream';
}

function sent(): IntakeError {
  return new IntakeError('state-conflict', 'This form was sent already. What goes with it cannot be changed any more.');
}

function tooMany(): IntakeError {
  const message = `A form takes at most ${ATTACHMENTS_MAX} attachments.`;
  return new IntakeError('state-conflict', message, { attachmentsMax: ATTACHMENTS_MAX });
}

function noAttachment(id: string): IntakeError {
  return new IntakeError('not-found', `There is no attachment ${id}.`, { id });
}
