/** What the gateway knows of partners and prices. */
import { z } from 'zod';
import { mapTable } from '../adapters/edi/partner-map.ts';
import { CheckedProfile, formatAdapters } from '../adapters/formats/registry.ts';
import { IntakeError } from '../model/errors.ts';
import { Decimal } from '../model/order.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import {
  insertPartner,
  listPartners,
  partnerById,
  partnerWithEdiId,
  profileVersions,
  updatePartner,
} from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import { listPrices, savePrices } from '../store/work.ts';
import { IdParams, route } from './route.ts';
import type { Route } from './route.ts';

const Name = z.string().trim().min(1).max(200);
const Address = z.string().trim().max(1000);
const Identifiers = z
  .array(z.string().trim().min(1).max(254)) // The longest mail address.
  .max(20)
  .meta({
    description:
      'VAT number, GLN, DUNS, as papers print them; mail addresses (ann@shop.example) and whole domains (shop.example) from which the firm orders.',
  });
const EdiId = z
  .string()
  .regex(/^[^:\s]{0,4}:\S(.{0,48}\S)?$/, 'a qualifier and an id, such as ZZ:ACMESTORES')
  .meta({ description: 'As its interchanges name their sender: ISA05:ISA06, or the qualifier and id of UNB S002.' });
const Reason = z.string().trim().min(1).max(2000);
const PartnerBody = z.strictObject({
  name: Name,
  ediId: EdiId.optional(),
  address: Address.optional().meta({ description: 'As papers print it; it tells partners of similar names apart.' }),
  identifiers: Identifiers.optional(),
  profile: CheckedProfile.optional(),
  reason: Reason.optional().meta({ description: 'Why it was changed.' }),
});
const PriceBody = z.strictObject({
  prices: z
    .array(
      z.strictObject({
        sku: z.string().min(1).max(200),
        uom: z.string().min(1).max(4),
        currency: z.string().regex(/^[A-Z]{3}$/),
        unitPrice: Decimal,
        partnerId: z.string().max(100).default(''),
        validFrom: z.iso.date().default('1900-01-01'),
        validTo: z.iso.date().default('9999-12-31'),
      }),
    )
    .min(1)
    .max(5000),
});

const NewPartnerBody = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'letters, digits, dot, dash and underscore: it names a folder as well'),
  name: Name,
  ediId: EdiId.optional(),
  address: Address.default(''),
  identifiers: Identifiers.default([]),
  profile: CheckedProfile.optional(),
  reason: Reason.optional().meta({ description: 'Why that was agreed.' }),
});

export function masterDataRoutes({ database }: Gateway): Route[] {
  async function knownPartner(id: string): Promise<PartnerRow> {
    const partner = await partnerById(database, id);
    if (partner === undefined) throw new IntakeError('not-found', `There is no partner ${id}.`, { id });
    return partner;
  }
  /** Orders of two partners under one EDI id could not be told apart. */
  async function refuseTaken(id: string, ediId: string | undefined): Promise<void> {
    const holder = ediId === undefined ? undefined : await partnerWithEdiId(database, ediId);
    if (holder === undefined || holder.id === id) return;
    throw new IntakeError(
      'state-conflict',
      `${ediId} is the EDI id of partner ${holder.id}; one that was put on file at first sight keeps its orders, so give that one the name and what was agreed.`,
      { id: holder.id },
    );
  }
  return [
    route({
      method: 'get',
      path: '/v1/partners',
      operationId: 'listPartners',
      summary: 'Trading partners. An unknown sender is put here at first sight.',
      scope: 'orders:read',
      success: { status: 200, description: 'All partners.' },
      handle: async () => ({ data: await listPartners(database) }),
    }),
    route({
      method: 'post',
      path: '/v1/partners',
      operationId: 'addPartner',
      summary:
        'Puts a firm on file before it sends: papers that name it as their buyer, and EDI under its id, are its orders then.',
      scope: 'admin',
      body: NewPartnerBody,
      success: { status: 201, description: 'The partner.' },
      async handle({ body: { profile, reason = null, ...partner }, key }) {
        const { id, name } = partner;
        await refuseTaken(id, partner.ediId);
        await database.transaction(async (tx) => {
          if (!(await insertPartner(tx, partner)))
            throw new IntakeError('state-conflict', `There is a partner ${id} already.`, { id });
          if (profile !== undefined || reason !== null)
            await updatePartner(tx, id, { name, profile, actor: key.name, reason });
        });
        return knownPartner(id);
      },
    }),
    route({
      method: 'put',
      path: '/v1/partners/{id}',
      operationId: 'putPartner',
      summary: 'Names a partner, and changes what is said of it; what is not said stays as it is, the profile as well.',
      scope: 'admin',
      params: IdParams,
      body: PartnerBody,
      success: { status: 200, description: 'The partner.' },
      async handle({ params, body, key }) {
        const { reason = null, ...change } = body;
        await refuseTaken(params.id, body.ediId);
        if (!(await updatePartner(database, params.id, { ...change, actor: key.name, reason })))
          throw new IntakeError('not-found', `There is no partner ${params.id}.`);
        return partnerById(database, params.id);
      },
    }),
    route({
      method: 'get',
      path: '/v1/partners/{id}/profiles',
      operationId: 'listPartnerProfiles',
      summary: 'Every version of what was agreed with a partner, newest first, with who changed it and why.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The versions.' },
      async handle({ params }) {
        await knownPartner(params.id);
        return { data: await profileVersions(database, params.id) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/partners/{id}/map',
      operationId: 'getPartnerMap',
      summary:
        'Which element of the partner goes to which field of the order, why, by whom, since when: its own rows first.',
      scope: 'orders:read',
      params: IdParams,
      query: z.object({ format: z.string().max(50).optional(), document: z.string().max(6).optional() }),
      success: { status: 200, description: 'The rows.' },
      async handle({ params, query }) {
        const partner = await knownPartner(params.id);
        const standard = formatAdapters
          .filter(({ name }) => query.format === undefined || name === query.format)
          .flatMap(({ name, mapRows = [] }) => mapRows.map((row) => ({ ...row, format: name })));
        const rows = mapTable(standard, partner.profile);
        return {
          data: rows.filter(
            ({ document }) => query.document === undefined || document.split(', ').includes(query.document),
          ),
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/prices',
      operationId: 'listPrices',
      summary: 'Prices on file, for order lines that name none.',
      scope: 'orders:read',
      success: { status: 200, description: 'The first 1,000 prices.' },
      handle: async () => ({ data: await listPrices(database, 1000) }),
    }),
    route({
      method: 'put',
      path: '/v1/prices',
      operationId: 'putPrices',
      summary: 'Adds or replaces prices.',
      scope: 'admin',
      body: PriceBody,
      success: { status: 200, description: 'How many were saved.' },
      async handle({ body }) {
        await savePrices(database, body.prices);
        return { saved: body.prices.length };
      },
    }),
  ];
}
