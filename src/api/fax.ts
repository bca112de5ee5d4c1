/** Calls of fax providers: a fax has come, or one of ours has ended. Signed instead of keyed, and answered only after its pages are durable. And what was told by fax. */
import type { Request } from 'express';
import { z } from 'zod';
import { fetchMedia } from '../adapters/channels/fax/media.ts';
import { faxProviders } from '../adapters/channels/fax/providers/index.ts';
import type { FaxNotice, FaxProvider, WebhookCall } from '../adapters/channels/fax/providers/provider.ts';
import type { Config } from '../config.ts';
import type { Receive } from '../model/channel.ts';
import { IntakeError } from '../model/errors.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { noteFaxResult } from '../pipeline/send-faxes.ts';
import { FAX_ANSWER_STATES, listFaxAnswers } from '../store/fax-answers.ts';
import { createFaxBook } from '../store/faxes.ts';
import { bodyOf, headerText } from './body.ts';
import { PageQuery, page, readCursor, route } from './route.ts';
import type { Route } from './route.ts';

const HEADER_MAX = 4096;
const Taken = z.object({ status: z.enum(['received', 'noted', 'ignored']), id: z.string().optional() });

const AnswerQuery = PageQuery.extend({
  messageId: z.string().max(100).optional().meta({ description: 'The message that is answered.' }),
  orderId: z.string().max(100).optional().meta({ description: 'The order whose decision is told.' }),
  state: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(FAX_ANSWER_STATES)))
    .optional()
    .meta({ description: `Comma-separated: ${FAX_ANSWER_STATES.join(', ')}.` }),
});

export function faxRoutes(gateway: Gateway, receive: Receive): Route[] {
  const { config, log, metrics } = gateway;
  const book = createFaxBook(gateway.database);
  // An alert watches them: the first one is seen as an increase only where the series was there before.
  for (const { name: provider } of faxProviders) metrics.faxCallsWithoutPages.inc({ provider }, 0);
  return [
    route({
      method: 'post',
      path: '/v1/fax/{provider}',
      operationId: 'receiveFax',
      summary: `Called by a fax provider (${faxProviders.map(({ name }) => name).join(', ')}) when a fax has come, or one of ours has ended.`,
      scope: 'signed',
      rawBody: true,
      params: z.object({ provider: z.string().max(50) }),
      success: { status: 200, description: 'The pages are durable, or there was nothing to take.', schema: Taken },
      async handle({ params, request, response, correlationId }) {
        const { provider, secret } = configured(config, params.provider);
        const call = await callOf(request, provider, config);
        if (!(await provider.isGenuine(call, secret, new Date()))) {
          throw new IntakeError(
            'signature-invalid',
            `The call is not signed by ${provider.name} with the key of the settings, or it is too old.`,
            { provider: provider.name },
          );
        }
        const notice = await provider.read(call);
        if (notice === undefined)
          throw new IntakeError('request-invalid', `The call is in no form that ${provider.name} documents.`);
        const id = 'faxId' in notice ? await take(provider, notice, correlationId) : undefined;
        if (notice.kind === 'other')
          log.info({ event: 'fax_call_ignored', provider: provider.name, what: notice.what }, 'nothing to take');
        if (notice.kind === 'sent') await noteFaxResult(gateway, notice.sent);
        const reply = provider.reply?.(notice, call);
        if (reply === undefined)
          return id === undefined
            ? { status: notice.kind === 'sent' ? 'noted' : 'ignored' }
            : { status: 'received', id };
        response.status(200).type(reply.mediaType).send(reply.text);
        return undefined;
      },
    }),
    route({
      method: 'get',
      path: '/v1/fax-answers',
      operationId: 'listFaxAnswers',
      summary:
        'Answers by fax, newest first. `queued`: the fax server has it · `sent`: all pages came through · `failed`: they did not, for the reason given · `uncertain`: it may have been handed over, and is not handed over twice.',
      scope: 'orders:read',
      query: AnswerQuery,
      success: { status: 200, description: 'A page of answers.' },
      async handle({ query }) {
        const { cursor, limit, ...filter } = query;
        const rows = await listFaxAnswers(gateway.database, filter, readCursor(cursor), limit + 1);
        return page(rows, limit, ({ seq: _, nextAt, ...row }) => ({
          ...row,
          ...(row.state === 'pending' ? { nextAt } : {}),
        }));
      },
    }),
  ];

  /** Refused, so that the provider calls again. */
  function withoutPages(provider: FaxProvider, faxId: string): IntakeError {
    metrics.faxCallsWithoutPages.inc({ provider: provider.name });
    log.warn(
      { event: 'fax_without_pages', provider: provider.name, faxId },
      'a fax was received, and its pages did not come along',
    );
    const message = `The call tells of a fax that was received, and brings no page of it; look for it at ${provider.name}.`;
    return new IntakeError('fax-pages-missing', message, { provider: provider.name, faxId });
  }

  async function take(
    provider: FaxProvider,
    notice: Extract<FaxNotice, { faxId: string }>,
    correlationId: string,
  ): Promise<string> {
    const { faxId } = notice;
    const source = `${provider.name}:${faxId}`;
    // Announced again: its pages may have another form by now, or be gone.
    const known = (await book.taken([source])).get(source);
    if (known !== undefined) return known;
    if (notice.kind === 'withoutPages') throw withoutPages(provider, faxId);
    const { call, media } = notice;
    const { body, contentType } =
      'url' in media
        ? await fetchMedia(media.url, { hosts: config.faxMediaHosts, secondsMax: config.faxMediaSeconds })
        : { body: once(media.bytes), contentType: media.contentType };
    const receipt = await receive({
      channel: 'fax',
      body,
      fileName: `${provider.name}-${faxId}`,
      contentType: contentType?.split(';')[0]?.trim(),
      apiKeyId: 'channel:fax',
      idempotencyKey: source,
      correlationId,
      fax: { receivedAt: new Date().toISOString(), ...withoutGaps(call) },
    });
    return receipt.id;
  }
}

function configured(config: Config, name: string): { readonly provider: FaxProvider; readonly secret: string } {
  const secrets: Readonly<Record<string, string | undefined>> = {
    telnyx: config.faxTelnyxKey,
    signalwire: config.faxSignalwireKey,
    phaxio: config.faxPhaxioToken,
  };
  const provider = faxProviders.find((each) => each.name === name);
  const secret = provider === undefined ? undefined : secrets[provider.name];
  if (provider === undefined || secret === undefined)
    throw new IntakeError('not-found', 'No fax provider of this name is set up here.');
  return { provider, secret };
}

async function callOf(request: Request, provider: FaxProvider, config: Config): Promise<WebhookCall> {
  const bytesMax = provider.bodyBytesMax === 'message' ? config.rawBytesMax : provider.bodyBytesMax;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of bodyOf(request, config.bodySecondsMax)) {
    bytes += chunk.length;
    if (bytes > bytesMax)
      throw new IntakeError('body-too-large', `The call is larger than ${bytesMax} bytes.`, { limit: bytesMax });
    chunks.push(chunk);
  }
  const base = config.publicUrl ?? `${request.protocol}://${request.headers.host ?? ''}`;
  return {
    url: base.replace(/\/$/, '') + request.originalUrl,
    body: Buffer.concat(chunks),
    header: (name) => headerText(request.headers[name], HEADER_MAX),
  };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

function withoutGaps<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;
}
