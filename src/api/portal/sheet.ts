/**
 * The order sheet behind the link of a confirmation, for whoever holds it. Its secret comes in a header, so that no log of
 * addresses has it. Reading changes nothing: mail scanners follow links.
 */
import type { Request } from 'express';
import { z } from 'zod';
import { LANGUAGES } from '../../adapters/formats/mail/language.ts';
import { IntakeError } from '../../model/errors.ts';
import { END_STATES } from '../../model/states.ts';
import { takeCustomerAnswer } from '../../pipeline/customer-answer.ts';
import type { Gateway } from '../../pipeline/gateway.ts';
import { languageNamed, orderSheet, sheetSource } from '../../pipeline/order-sheet.ts';
import { orderById } from '../../store/orders.ts';
import { orderLink } from '../../store/order-links.ts';
import { linkAnswers } from '../../store/portal.ts';
import { openRoute } from './route.ts';
import type { PortalRoute } from './route.ts';

const LINK_HEADER = 'x-order-link';
const SECRET = /^[\w-]{43}$/; // 256 bits in base64url.

const Revision = z.int().positive();
const Words = z.string().trim().min(1).max(2000);

export function sheetRoutes(gateway: Gateway): PortalRoute[] {
  const { database, config } = gateway;

  /** @throws IntakeError `link-invalid`, `link-superseded` */
  async function shown(request: Request) {
    const secret = request.headers[LINK_HEADER];
    const link = typeof secret === 'string' && SECRET.test(secret) ? await orderLink(database, secret) : undefined;
    const order = link === undefined || link.ended ? undefined : await orderById(database, link.orderId);
    if (link === undefined || order === undefined)
      throw new IntakeError('link-invalid', 'This link has ended, or was never there. Answer the mail that it was in.');
    if (order.revision !== link.revision)
      throw new IntakeError('link-superseded', 'The order was changed meanwhile; look into the mail that came after.');
    return { link, order };
  }

  async function sheetOf({ link, order }: Awaited<ReturnType<typeof shown>>, language: string) {
    const source = await sheetSource(database, config, { ...link, at: link.confirmedAt });
    if (source === undefined) throw new TypeError(`Order ${order.id} has no revision ${link.revision}.`);
    return orderSheet(languageNamed(language), source);
  }

  return [
    openRoute({
      method: 'get',
      path: '/sheet',
      countsReading: true,
      operationId: 'portalSheet',
      summary:
        'The order that a confirmation speaks of, for whoever holds its link, in the language of the mail or another.',
      query: z.strictObject({ language: z.enum(LANGUAGES).optional() }),
      headers: { 'X-Order-Link': 'The secret of the link.' },
      success: { status: 200, description: 'The order sheet, and what was said of it by this link.' },
      async open({ query, request, response }) {
        response.setHeader('X-Robots-Tag', 'noindex, nofollow');
        const found = await shown(request);
        const { link, order } = found;
        return {
          sheet: await sheetOf(found, query.language ?? link.language),
          revision: link.revision,
          isOpen: !END_STATES.has(order.state),
          expiresAt: link.expiresAt,
          answers: await linkAnswers(database, link.mailAnswerId),
        };
      },
    }),
    openRoute({
      method: 'post',
      path: '/sheet/answer',
      countsReading: true,
      operationId: 'portalAnswerSheet',
      summary: 'Says that the order is right as it stands, what is wrong with it, or what was open in it.',
      headers: { 'X-Order-Link': 'The secret of the link.' },
      body: z.discriminatedUnion('verdict', [
        z.strictObject({ verdict: z.literal('confirmed'), revision: Revision }),
        z.strictObject({ verdict: z.literal('disputed'), revision: Revision, reason: Words }),
        z.strictObject({
          verdict: z.literal('answered'),
          revision: Revision,
          answers: z
            .array(z.strictObject({ code: z.string().max(100), text: z.string().trim().min(1).max(500) }))
            .min(1)
            .max(20),
        }),
      ]),
      success: { status: 200, description: 'It is kept.' },
      async open({ body, request }) {
        const found = await shown(request);
        const { link } = found;
        await takeCustomerAnswer(gateway, {
          orderId: link.orderId,
          revision: body.revision,
          by: { mailAnswerId: link.mailAnswerId },
          actor: link.recipient,
          verdict: body.verdict,
          reason:
            body.verdict === 'confirmed'
              ? undefined
              : body.verdict === 'disputed'
                ? body.reason
                : await answersText(found, body.answers),
        });
        return { answers: await linkAnswers(database, link.mailAnswerId) };
      },
    }),
  ];

  /** With the questions as the mail asked them: the history shall be understood by itself. */
  async function answersText(
    found: Awaited<ReturnType<typeof shown>>,
    answers: readonly { readonly code: string; readonly text: string }[],
  ): Promise<string> {
    const { questions } = await sheetOf(found, found.link.language);
    return answers
      .map(({ code, text }) => {
        const question = questions?.items.find((each) => each.code === code);
        if (question === undefined)
          throw new IntakeError('request-invalid', `Nothing is asked under ${code}.`, { code });
        return `${question.text}: ${text}`;
      })
      .join('\n');
  }
}
