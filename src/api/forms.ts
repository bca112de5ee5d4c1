/**
 * The calls of the order form, which customers use in the portal and clerks on the phone pad: the same ones, under two
 * addresses. Who calls decides for which customers.
 */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import type { Receive } from '../model/channel.ts';
import { workingDaysAfter } from '../model/working-days.ts';
import { FormCall, FormFields } from '../model/form.ts';
import { closedSet } from '../pipeline/earliest-days.ts';
import { refuseInfected } from '../pipeline/scan.ts';
import { checkForm, customerById, orderOfForm, submitForm } from '../pipeline/form.ts';
import type { Filled } from '../pipeline/form.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { pastedTable } from '../pipeline/pasted.ts';
import {
  closeDraft,
  deleteDraft,
  draftOf,
  itemsByNumber,
  openDrafts,
  pricesFor,
  recentShipTos,
  saveDraft,
  searchItems,
  shipTosOf,
} from '../store/forms.ts';
import { attachmentsOfDraft } from '../store/form-attachments.ts';
import type { DraftRow, FoundItem } from '../store/forms.ts';
import { listPartners, partnersById } from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import { attachmentRoutes } from './form-attachments.ts';
import { DraftParams, formRoute, mayOrderFor, noDraft } from './form-route.ts';
import type { Filler, FormRoute } from './form-route.ts';
import { ifMatchVersion } from './route.ts';

const ITEMS_SHOWN = 20;
const DRAFTS_SHOWN = 50;
const ORDERS_LOOKED_AT = 200;
/** Of pasted rows: the first ones say what the columns hold. */
const [ROWS_MAX, COLUMNS_MAX, CELL_CHARS_MAX] = [60, 100, 500];
const NO_DAYS: ReadonlySet<string> = new Set();
const CustomerParams = z.object({ customer: z.string().min(1).max(100) });
const Content = z.strictObject({
  customer: z.string().min(1).max(100),
  fields: FormFields,
  call: FormCall.partial().optional(),
});

export function formRoutes(gateway: Gateway, receive: Receive): FormRoute[] {
  const { database } = gateway;
  return [
    formRoute({
      method: 'get',
      path: '/customers',
      operationId: 'listFormCustomers',
      summary: 'Customers for whom the caller may order.',
      success: { status: 200, description: 'Name and address of each.' },
      async handle({ filler }) {
        const partners =
          filler.customers === undefined
            ? await listPartners(database)
            : [...(await partnersById(database, filler.customers)).values()];
        return { data: partners.map(({ id, name, address }) => ({ id, name, address })) };
      },
    }),
    formRoute({
      method: 'get',
      path: '/customers/{customer}/items',
      operationId: 'searchFormItems',
      summary:
        "Items by the beginning of a number of either side, or by words of their name, with the customer's price.",
      params: CustomerParams,
      query: z.object({ q: z.string().trim().max(200).default('') }),
      success: { status: 200, description: 'At most 20 items.' },
      async handle({ params, query, filler }) {
        const customer = await own(filler, params.customer);
        if (query.q === '') return { data: [] };
        return { data: await priced(customer.id, await searchItems(database, customer.id, query.q, ITEMS_SHOWN)) };
      },
    }),
    formRoute({
      method: 'post',
      path: '/customers/{customer}/items',
      operationId: 'lookUpFormItems',
      summary: 'The items of many numbers at once, as they were typed or pasted.',
      params: CustomerParams,
      body: z.strictObject({ numbers: z.array(z.string().trim().max(200)).max(10_000) }),
      success: { status: 200, description: 'For each number in order its item, or null.' },
      async handle({ params, body, filler }) {
        const customer = await own(filler, params.customer);
        const wanted = body.numbers.map((number) => number.toLowerCase());
        const found = await itemsByNumber(
          database,
          customer.id,
          wanted.filter((number) => number !== ''),
        );
        const items = new Map(
          (await priced(customer.id, [...found.values()])).map((item) => [
            `${item.sku}\n${item.partnerSku ?? ''}`,
            item,
          ]),
        );
        return {
          data: wanted.map((number) => {
            const item = found.get(number);
            return item === undefined ? null : (items.get(`${item.sku}\n${item.partnerSku ?? ''}`) ?? null);
          }),
        };
      },
    }),
    formRoute({
      method: 'post',
      path: '/pasted',
      operationId: 'readPastedColumns',
      summary: 'What the columns of pasted rows hold, by their heads and by what is on file; nothing is stored.',
      body: z.strictObject({
        customer: CustomerParams.shape.customer.optional(),
        rows: z
          .array(z.array(z.string().max(CELL_CHARS_MAX)).max(COLUMNS_MAX))
          .min(1)
          .max(ROWS_MAX),
      }),
      success: {
        status: 200,
        description: 'Which row is the head, and for each column what it holds; null where it is not sure.',
      },
      async handle({ body, filler }) {
        const customer = body.customer === undefined ? undefined : await own(filler, body.customer);
        return pastedTable(gateway, customer?.id, body.rows);
      },
    }),
    formRoute({
      method: 'get',
      path: '/customers/{customer}/ship-tos',
      operationId: 'listFormShipTos',
      summary: 'Where the customer takes deliveries: places on file, then those of its last orders.',
      params: CustomerParams,
      success: { status: 200, description: 'The places.' },
      async handle({ params, filler }) {
        const customer = await own(filler, params.customer);
        const onFile = await shipTosOf(database, customer.id);
        const recent = await recentShipTos(database, customer.id, ORDERS_LOOKED_AT);
        const known = new Set(onFile.map(({ party }) => party.name));
        // A number alone says no place to whoever chooses.
        const places = recent.filter(({ name, address }) => (name ?? address) !== undefined);
        return {
          data: [...onFile, ...places.filter(({ name }) => !known.has(name)).map((party) => ({ code: null, party }))],
        };
      },
    }),
    formRoute({
      method: 'post',
      path: '/check',
      operationId: 'checkForm',
      summary: 'What the checks would say of a form; nothing is stored.',
      body: Content,
      success: { status: 200, description: 'Findings; `at.pointer` names the field of the form.' },
      async handle({ body, filler }) {
        const call = FormCall.safeParse(body.call);
        const isCallComplete = call.success && !isToCome(call.data);
        // What is missing of the call is seen on the page; the order can be checked without it.
        const form = isCallComplete ? body : { ...body, call: undefined };
        return {
          data: await checkForm(
            gateway,
            await filled({ ...filler, channel: isCallComplete ? filler.channel : 'form' }, form),
          ),
        };
      },
    }),
    formRoute({
      method: 'get',
      path: '/drafts',
      operationId: 'listDrafts',
      summary: 'Forms that the caller began and did not send yet, newest first.',
      success: { status: 200, description: 'At most 50 drafts.' },
      async handle({ filler }) {
        const drafts = await openDrafts(database, filler.id, DRAFTS_SHOWN);
        return { data: drafts.filter(({ partnerId }) => mayOrderFor(filler, partnerId)).map(present) };
      },
    }),
    formRoute({
      method: 'get',
      path: '/drafts/{draft}',
      operationId: 'getDraft',
      summary: 'One draft; once it was sent, with its order.',
      params: DraftParams,
      success: { status: 200, description: 'The draft.' },
      async handle({ params, filler, response }) {
        const draft = await draftOf(database, filler.id, params.draft);
        if (draft === undefined || !mayOrderFor(filler, draft.partnerId)) throw noDraft(params.draft);
        return tagged(draft, response);
      },
    }),
    formRoute({
      method: 'put',
      path: '/drafts/{draft}',
      operationId: 'saveDraft',
      summary: 'Keeps a draft, complete or not.',
      params: DraftParams,
      headers: DRAFT_HEADERS,
      body: Content,
      success: { status: 200, description: 'The draft as it is kept.' },
      async handle({ params, body, filler, request, response }) {
        const { id } = await own(filler, body.customer);
        const { fields, call } = body;
        const content = call === undefined ? { fields } : { fields, call };
        const draft = { id: params.draft, partnerId: id, content };
        const saved = await saveDraft(database, filler.id, draft, { expected: expectedVersion(request) });
        if (saved === 'sent') throw new IntakeError('state-conflict', 'This form was sent already. Begin a new one.');
        if (saved === 'changed') throw changedMeanwhile();
        return tagged(saved, response);
      },
    }),
    formRoute({
      method: 'post',
      path: '/drafts/{draft}/discard',
      operationId: 'discardDraft',
      summary: 'Throws a draft away.',
      params: DraftParams,
      success: { status: 200, description: 'It is gone.' },
      async handle({ params, filler }) {
        if (!(await deleteDraft(database, filler.id, params.draft))) throw noDraft(params.draft);
        return { discarded: true };
      },
    }),
    formRoute({
      method: 'post',
      path: '/drafts/{draft}/submit',
      operationId: 'submitForm',
      summary: 'Sends a form: it is stored and checked like any other document. Sent twice, it is still one order.',
      params: DraftParams,
      headers: DRAFT_HEADERS,
      body: Content,
      success: { status: 201, description: 'The order as it stands after the checks.' },
      async handle({ params, body, filler, request, correlationId }) {
        const form = await filled(filler, body);
        const sent = await draftOf(database, filler.id, params.draft);
        if (sent?.messageId === undefined || sent.messageId === null) {
          const { fields, call } = body;
          const content = call === undefined ? { fields } : { fields, call };
          const draft = { id: params.draft, partnerId: form.customer.id, content };
          for (const file of await attachmentsOfDraft(database, filler.id, params.draft))
            await refuseInfected(gateway, file);
          // From here on nothing can be attached or removed: the document says what there is.
          const options = { sealed: true, expected: expectedVersion(request) };
          if ((await saveDraft(database, filler.id, draft, options)) === 'changed') throw changedMeanwhile();
          const attachments = await attachmentsOfDraft(database, filler.id, params.draft);
          const order = await submitForm(
            gateway,
            receive,
            { ...form, attachments },
            {
              idempotencyKey: `draft:${params.draft}`,
              correlationId,
            },
          );
          if (order.messageId !== null) await closeDraft(database, filler.id, params.draft, order.messageId);
          return { id: order.id, poNumber: order.poNumber, state: order.state };
        }
        if (!mayOrderFor(filler, sent.partnerId)) throw noDraft(params.draft);
        const order = await orderOfForm(gateway, sent.messageId);
        if (!isSame(sent, form))
          throw new IntakeError(
            'state-conflict',
            `This form was sent already, as it was before the last changes. They are not in the order ${order.poNumber ?? order.id}.`,
            { orderId: order.id },
          );
        return { id: order.id, poNumber: order.poNumber, state: order.state };
      },
    }),
    ...attachmentRoutes(gateway),
  ];

  /** @throws IntakeError `not-found`, also for a customer of somebody else: whether there is one is not theirs to know */
  async function own(filler: Filler, id: string): Promise<PartnerRow> {
    if (!mayOrderFor(filler, id)) throw new IntakeError('not-found', `There is no customer ${id}.`, { id });
    return customerById(gateway, id);
  }

  async function filled(filler: Filler, { customer, fields, call }: z.output<typeof Content>): Promise<Filled> {
    const enteredBy = { id: filler.id, name: filler.name };
    const form = { customer: await own(filler, customer), enteredBy, fields };
    if (filler.channel === 'form') return form;
    const said = FormCall.safeParse(call);
    if (said.success && isToCome(said.data))
      throw new IntakeError('request-invalid', 'Say when the call came: that time has not come yet.', {
        errors: [{ pointer: '/call/at', message: 'lies in the future' }],
      });
    if (said.success) return { ...form, call: said.data };
    throw new IntakeError('request-invalid', 'Say who called, when, and how the call ended.', {
      errors: said.error.issues.map(({ path, message }) => ({ pointer: `/call/${path.join('/')}`, message })),
    });
  }

  /** With the earliest plausible day of each, from today on. */
  async function dated(items: readonly FoundItem[]) {
    const closed = items.some(({ leadTimeDays }) => leadTimeDays !== null) ? await closedSet(database) : NO_DAYS;
    const today = new Date().toISOString().slice(0, 10);
    return items.map(({ leadTimeDays, ...item }) => ({
      ...item,
      earliest: leadTimeDays === null ? null : workingDaysAfter(today, leadTimeDays, closed),
    }));
  }

  async function priced(customerId: string, found: readonly FoundItem[]) {
    const items = await dated(found);
    const prices = await pricesFor(database, customerId, [...new Set(items.map(({ sku }) => sku))]);
    return items.map((item) => {
      const own = prices.filter(({ sku }) => sku === item.sku);
      const price = own.find(({ uom }) => uom === item.unit) ?? own[0];
      return price === undefined
        ? { ...item, price: null }
        : { ...item, price: { unitPrice: price.unitPrice, currency: price.currency, uom: price.uom } };
    });
  }
}

/** Clocks of two machines differ by a little. */
function isToCome({ at }: FormCall): boolean {
  return Date.parse(at) > Date.now() + CLOCK_MS;
}
const CLOCK_MS = 10 * 60 * 1000;

const DRAFT_HEADERS = {
  'If-Match': 'ETag of the draft as you read it: a change that somebody made meanwhile is not overwritten.',
  'If-None-Match': '`*` for a draft that is new: one that is there already is not overwritten.',
};

/** @returns undefined where the caller does not say */
function expectedVersion(request: Request): number | undefined {
  if (request.headers['if-none-match']?.trim() === '*') return 0;
  return request.headers['if-match'] === undefined ? undefined : ifMatchVersion(request);
}

function changedMeanwhile(): IntakeError {
  return new IntakeError(
    'precondition-failed',
    'This draft was changed meanwhile, in another window or browser. Read it again, or keep yours as a draft of its own.',
  );
}

function tagged(draft: DraftRow, response: Response) {
  response.setHeader('ETag', `"${draft.version}"`);
  return present(draft);
}

/** All that was sent: for whom, what was typed, and how the call ended. Files cannot be changed after it. */
function isSame({ partnerId, content }: DraftRow, { customer, fields, call }: Filled): boolean {
  // Read by the schema both have the same order of keys.
  const isCallSame =
    call === undefined ||
    JSON.stringify(FormCall.safeParse(content.call).data) === JSON.stringify(FormCall.parse(call));
  return (
    partnerId === customer.id &&
    isCallSame &&
    JSON.stringify(FormFields.parse(content.fields)) === JSON.stringify(FormFields.parse(fields))
  );
}

function present({ partnerId, content, messageId, ...draft }: DraftRow) {
  return { ...draft, customer: partnerId, ...content, sent: messageId !== null };
}
