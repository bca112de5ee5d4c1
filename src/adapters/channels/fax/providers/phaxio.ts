/**
 * Phaxio (now of Sinch): a multipart form with the fax as JSON and its pages as a file, signed with HMAC-SHA1 over address,
 * values and the hash of each file. It signs no time; an old call sent again is known by the fax it names.
 * https://www.phaxio.com/docs/api/v2.1/faxes/receive_callback, https://www.phaxio.com/docs/security/callbacks
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FaxNotice, FaxProvider, WebhookCall } from './provider.ts';
import { hmacSha1, isSame, spellings } from './provider.ts';

const Fax = z.object({
  id: z.union([z.int(), z.string().min(1).max(200)]),
  direction: z.string().optional(),
  num_pages: z.int().nullish(),
  status: z.string().optional(),
  from_number: z.string().nullish(),
  to_number: z.string().nullish(),
  is_test: z.boolean().nullish(),
  error_message: z.string().nullish(),
  completed_at: z.string().nullish(),
});

interface Form {
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly files: readonly { readonly name: string; readonly bytes: Buffer; readonly contentType: string }[];
}

export const phaxio: FaxProvider = {
  name: 'phaxio',
  bodyBytesMax: 'message',
  async isGenuine(call, secret) {
    const form = await formOf(call);
    if (form === undefined) return false;
    const values = form.values.toSorted(([one], [other]) => byName(one, other)).map(([name, value]) => name + value);
    const files = form.files
      .toSorted((one, other) => byName(one.name, other.name))
      .map(({ name, bytes }) => name + createHash('sha1').update(bytes).digest('hex'));
    const signed = [...values, ...files].join('');
    const given = call.header('x-phaxio-signature');
    return spellings(call.url).some((address) => isSame(hmacSha1(secret, address + signed, 'hex'), given));
  },
  async read(call) {
    const form = await formOf(call);
    return form === undefined ? undefined : noticeOf(form);
  },
};

function byName(one: string, other: string): number {
  return one < other ? -1 : 1;
}

async function formOf(call: WebhookCall): Promise<Form | undefined> {
  const contentType = call.header('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(contentType)) return undefined;
  const values: [string, string][] = [];
  const files: { name: string; bytes: Buffer; contentType: string }[] = [];
  try {
    const form = await new Response(new Uint8Array(call.body), { headers: { 'content-type': contentType } }).formData();
    for (const [name, value] of form) {
      if (typeof value === 'string') values.push([name, value]);
      else files.push({ name, bytes: Buffer.from(await value.arrayBuffer()), contentType: value.type });
    }
  } catch (error) {
    if (error instanceof TypeError) return undefined; // How the form reader says that it is no form.
    throw error;
  }
  return { values, files };
}

function noticeOf({ values, files }: Form): FaxNotice | undefined {
  const fax = Fax.safeParse(json(new Map(values).get('fax') ?? ''));
  if (!fax.success) return undefined;
  const { id, status = '', direction, num_pages: pages, from_number: caller, to_number: called } = fax.data;
  const [file] = files;
  const form = new Map(values);
  // The form says beside the fax which way it went, and whether it was a try of the account's owner.
  const isSent = [direction, form.get('direction')].includes('sent');
  const isTry = fax.data.is_test === true || form.get('is_test') === 'true';
  if (isTry) return { kind: 'other', what: 'test fax' };
  if (isSent) return { kind: 'other', what: `${direction ?? 'fax'} ${status}` };
  if (file === undefined)
    return status === 'success'
      ? { kind: 'withoutPages', faxId: String(id) }
      : { kind: 'other', what: `${direction ?? 'fax'} ${status}` };
  return {
    kind: 'received',
    faxId: String(id),
    call: {
      via: 'phaxio',
      callId: String(id),
      caller: caller ?? undefined,
      called: called ?? undefined,
      pages: pages ?? undefined,
      partial: status !== 'success',
      error: fax.data.error_message ?? undefined,
      receivedAt: fax.data.completed_at ?? undefined,
    },
    media: { bytes: file.bytes, contentType: file.contentType },
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // Told as a call in no known form.
    throw error;
  }
}
