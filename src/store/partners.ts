/** Trading partners. One that is not on file is put there at first sight: an unknown sender must be seen, not stuck. */
import { createHash } from 'node:crypto';
import type { PartnerProfile } from '../model/partner-profile.ts';
import { columnArrays } from './database.ts';
import type { Queryable } from './database.ts';

export interface PartnerRow {
  readonly id: string;
  readonly name: string;
  readonly ediId: string | null;
  /** As one text. Papers say it, and it tells partners of similar names apart. */
  readonly address: string;
  /** VAT number, GLN, DUNS: what papers print beside the name; mail addresses and domains from which it orders. */
  readonly identifiers: readonly string[];
  /** What was agreed; validated when it was saved. */
  readonly profile: PartnerProfile;
  /** 0 until something is agreed. */
  readonly profileVersion: number;
}

const COLUMNS = `id, name, edi_id as "ediId", address, identifiers, profile, profile_version as "profileVersion"`;

/** @returns the partner of every EDI id, creating those that are new. */
export async function partnersByEdiId(tx: Queryable, ediIds: readonly string[]): Promise<Map<string, PartnerRow>> {
  const wanted = [...new Set(ediIds)].toSorted();
  if (wanted.length === 0) return new Map();
  const known = await select(tx, wanted);
  const missing = wanted.filter((ediId) => !known.has(ediId));
  if (missing.length === 0) return known;
  const rows = missing.map((ediId) => ({ id: partnerIdOf(ediId), name: ediId, ediId }));
  await tx.query(
    `insert into partners (id, name, edi_id) select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing`,
    columnArrays(rows, ['id', 'name', 'ediId']),
  );
  return select(tx, wanted);
}

async function select(tx: Queryable, ediIds: readonly string[]): Promise<Map<string, PartnerRow>> {
  const rows = await tx.query<PartnerRow>(`select ${COLUMNS} from partners where edi_id = any($1)`, [ediIds]);
  return new Map(rows.map((row) => [row.ediId ?? '', row]));
}

/**
 * A partner id is also a folder name, so it holds only letters, digits, dot, dash and underscore; when something had
 * to be left out a hash keeps two partners apart.
 */
export function partnerIdOf(ediId: string): string {
  const plain = ediId
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 60);
  if (plain === ediId.replace(':', '-') && plain !== '') return plain;
  return `${plain || 'partner'}-${createHash('sha256').update(ediId).digest('hex').slice(0, 8)}`;
}

export async function partnerById(db: Queryable, id: string): Promise<PartnerRow | undefined> {
  return (await db.query<PartnerRow>(`select ${COLUMNS} from partners where id = $1`, [id]))[0];
}

export async function partnersById(db: Queryable, ids: readonly string[]): Promise<Map<string, PartnerRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<PartnerRow>(`select ${COLUMNS} from partners where id = any($1)`, [[...new Set(ids)]]);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function partnerWithEdiId(db: Queryable, ediId: string): Promise<PartnerRow | undefined> {
  return (await db.query<PartnerRow>(`select ${COLUMNS} from partners where edi_id = $1`, [ediId]))[0];
}

/** Before it is seen first, or because it sends no EDI. @returns false when the id, or the EDI id, is taken */
export async function insertPartner(db: Queryable, partner: NewPartner): Promise<boolean> {
  const { id, name, ediId, address, identifiers } = partner;
  const rows = await db.query(
    `insert into partners (id, name, edi_id, address, identifiers) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [id, name, ediId ?? null, address, identifiers],
  );
  return rows.length === 1;
}

export interface NewPartner {
  readonly id: string;
  readonly name: string;
  readonly ediId?: string | undefined;
  readonly address: string;
  readonly identifiers: readonly string[];
}

export async function listPartners(db: Queryable): Promise<PartnerRow[]> {
  return db.query<PartnerRow>(`select ${COLUMNS} from partners order by id`);
}

/** The profiles of partners with whom something was agreed, by EDI id. */
export async function profilesByEdiId(db: Queryable): Promise<Map<string, PartnerProfile>> {
  const rows = await db.query<{ ediId: string; profile: PartnerProfile }>(
    `select edi_id as "ediId", profile from partners where edi_id is not null and profile <> '{}'`,
  );
  return new Map(rows.map(({ ediId, profile }) => [ediId, profile]));
}

export interface ProfileChange {
  readonly name: string;
  /** As they are when they are not said. */
  readonly ediId?: string | undefined;
  readonly address?: string | undefined;
  readonly identifiers?: readonly string[] | undefined;
  readonly profile?: PartnerProfile | undefined;
  readonly actor: string;
  readonly reason: string | null;
}

/** Saves what was agreed as the next version, also when it stays: who changed the rest, and why, stands there. @returns false when there is no such partner. */
export async function updatePartner(
  db: Queryable,
  id: string,
  { name, ediId, address, identifiers, profile, actor, reason }: ProfileChange,
): Promise<boolean> {
  const rows = await db.query(
    `with changed as (
       update partners set name = $2, profile = coalesce($3, profile), profile_version = profile_version + 1,
         address = coalesce($6, address), identifiers = coalesce($7::text[], identifiers),
         edi_id = coalesce($8, edi_id) where id = $1
       returning id, profile_version, profile)
     insert into partner_profiles (partner_id, version, profile, actor, reason)
     select id, profile_version, profile, $4, $5 from changed returning version`,
    [id, name, profile ?? null, actor, reason, address ?? null, identifiers ?? null, ediId ?? null],
  );
  return rows.length === 1;
}

export interface ProfileVersion {
  readonly version: number;
  readonly profile: PartnerProfile;
  readonly actor: string;
  readonly reason: string | null;
  readonly createdAt: Date;
}

/** Every version of what was agreed, newest first. */
export async function profileVersions(db: Queryable, partnerId: string): Promise<ProfileVersion[]> {
  return db.query<ProfileVersion>(
    `select version, profile, actor, reason, created_at as "createdAt" from partner_profiles where partner_id = $1 order by version desc`,
    [partnerId],
  );
}
