/** Rows of fax calls: what is known of the call by which a message came, and whose number called. */
import type { FaxBook, FaxCall } from '../model/fax.ts';
import { phoneDigits, sameLine } from '../model/phone-number.ts';
import { columnArrays } from './database.ts';
import type { Queryable } from './database.ts';

export interface NewFax {
  readonly messageId: string;
  readonly call: FaxCall;
  readonly source: string;
}

export interface FaxRow {
  readonly via: string;
  readonly callId: string | null;
  readonly caller: string | null;
  readonly callerDigits: string | null;
  readonly stationId: string | null;
  readonly called: string | null;
  readonly pages: number | null;
  readonly partial: boolean | null;
  readonly error: string | null;
  readonly receivedAt: string | null;
  /** Whose number it is; by `caller` the network says so, by `station` only the machine itself. */
  readonly partnerId: string | null;
  readonly partnerName: string | null;
  readonly partnerBy: 'caller' | 'station' | null;
}

/** The fax of a row of `messages`, as a column; null for what came otherwise. */
export const FAX_OF_MESSAGE = `(select jsonb_build_object('via', f.via, 'callId', f.call_id, 'caller', f.caller,
  'callerDigits', f.caller_digits, 'stationId', f.station_id, 'called', f.called, 'pages', f.pages, 'partial', f.partial,
  'error', f.error, 'receivedAt', to_char(f.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'partnerId', f.partner_id, 'partnerName', p.name, 'partnerBy', f.partner_by)
  from faxes f left join partners p on p.id = f.partner_id where f.message_id = messages.id)`;

/** @param country country code of numbers that come without one */
export async function insertFaxes(tx: Queryable, faxes: readonly NewFax[], country: string | undefined): Promise<void> {
  if (faxes.length === 0) return;
  const numbers = await numbersOnFile(tx, country);
  const rows = faxes.map(({ messageId, call, source }) => {
    const callerDigits = phoneDigits(call.caller ?? '', country);
    const stationDigits = phoneDigits(call.stationId ?? '', country);
    // The machine's own word counts only where the network has said nothing, and not for much.
    const partnerId = ownerOf(numbers, callerDigits ?? stationDigits);
    const partnerBy = partnerId === null ? null : callerDigits === undefined ? 'station' : 'caller';
    return {
      messageId,
      via: call.via,
      callId: plain(call.callId),
      caller: plain(call.caller),
      callerDigits: callerDigits ?? stationDigits ?? null,
      stationId: plain(call.stationId),
      called: plain(call.called),
      pages: countOf(call.pages),
      partial: call.partial ?? null,
      error: plain(call.error),
      receivedAt: instantOf(call.receivedAt),
      partnerId,
      partnerBy,
      source,
    };
  });
  await tx.query(
    `insert into faxes (message_id, via, call_id, caller, caller_digits, station_id, called, pages, partial, error,
       received_at, partner_id, partner_by, source)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[],
       $9::bool[], $10::text[], $11::timestamptz[], $12::text[], $13::text[], $14::text[])`,
    columnArrays(rows, [
      'messageId',
      'via',
      'callId',
      'caller',
      'callerDigits',
      'stationId',
      'called',
      'pages',
      'partial',
      'error',
      'receivedAt',
      'partnerId',
      'partnerBy',
      'source',
    ]),
  );
}

export function createFaxBook(db: Queryable): FaxBook {
  return {
    async taken(sources) {
      if (sources.length === 0) return new Map();
      const rows = await db.query<{ source: string; messageId: string }>(
        'select source, message_id as "messageId" from faxes where source = any($1)',
        [sources],
      );
      return new Map(rows.map(({ source, messageId }) => [source, messageId]));
    },
  };
}

interface NumberOnFile {
  readonly partnerId: string;
  readonly digits: string;
}

async function numbersOnFile(tx: Queryable, country: string | undefined): Promise<NumberOnFile[]> {
  const rows = await tx.query<{ partnerId: string; number: string }>(
    `select id as "partnerId", jsonb_array_elements_text(profile->'faxNumbers') as number from partners
     where profile ? 'faxNumbers' order by id`,
  );
  return rows.flatMap(({ partnerId, number }) => {
    const digits = phoneDigits(number, country);
    return digits === undefined ? [] : [{ partnerId, digits }];
  });
}

/** Nobody's when it could be the line of two: then a person decides. The same number wins over a similar one. */
function ownerOf(numbers: readonly NumberOnFile[], digits: string | undefined): string | null {
  if (digits === undefined) return null;
  const same = numbers.filter((each) => each.digits === digits);
  const found = same.length > 0 ? same : numbers.filter((each) => sameLine(each.digits, digits));
  const owners = new Set(found.map(({ partnerId }) => partnerId));
  const [owner] = owners;
  return owners.size === 1 && owner !== undefined ? owner : null;
}

function countOf(pages: number | undefined): number | null {
  return pages !== undefined && Number.isInteger(pages) && pages >= 0 && pages <= PAGES_MAX ? pages : null;
}

/** A time that nobody can read is left out: the fax itself is what counts. */
function instantOf(text: string | undefined): string | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const PAGES_MAX = 100_000; // More than any call carries.
const TEXT_MAX = 500; // What a machine calls itself has twenty characters; what a provider says may be anything.

/** PostgreSQL holds no NUL, and a stranger's control characters move no screen of ours. */
function plain(text: string | undefined): string | null {
  const clean = text
    ?.replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, TEXT_MAX);
  return clean === undefined || clean === '' ? null : clean;
}
