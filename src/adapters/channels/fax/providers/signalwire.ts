/**
 * SignalWire, and whoever else kept the calls of Twilio's ended fax service: forms, signed with HMAC-SHA1. First it asks what
 * to do with a call, then it tells of the fax. It signs no time, so an old call sent again is known by the fax it names.
 * https://signalwire.com/docs/compatibility-api/cxml/reference/fax/receive
 */
import type { FaxNotice, FaxProvider, Reply, WebhookCall } from './provider.ts';
import { hmacSha1, isSame, spellings } from './provider.ts';

const ENDED = /^(delivered|failed|no-answer|busy|canceled)$/;

export const signalwire: FaxProvider = {
  name: 'signalwire',
  bodyBytesMax: 64 * 1024,
  isGenuine: (call, secret) => Promise.resolve(isGenuine(call, secret)),
  read: ({ body }) => Promise.resolve(read(new URLSearchParams(body.toString('utf8')))),
  reply,
};

/**
 * Twilio's rule: the address, then each name and value in the order of names, as base64. SignalWire's own: the address and
 * the body as it came, in hex.
 */
function isGenuine({ url, body, header }: WebhookCall, secret: string): boolean {
  const given = header('x-signalwire-signature') ?? header('x-twilio-signature');
  if (given === undefined) return false;
  const text = body.toString('utf8');
  const form = new URLSearchParams(text);
  const names = [...new Set(form.keys())].toSorted((a, b) => (a < b ? -1 : 1));
  const sorted = names.map((name) =>
    [...new Set(form.getAll(name))]
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((value) => name + value)
      .join(''),
  );
  return spellings(url).some(
    (address) =>
      isSame(hmacSha1(secret, address + sorted.join(''), 'base64'), given) ||
      isSame(hmacSha1(secret, address + text, 'hex'), given),
  );
}

function read(form: URLSearchParams): FaxNotice | undefined {
  const [faxId, status, url] = [form.get('FaxSid') ?? '', form.get('FaxStatus') ?? '', form.get('MediaUrl') ?? ''];
  if (faxId === '' || faxId.length > 200) return undefined;
  if (form.get('Direction') === 'outbound') return { kind: 'other', what: `sent ${status}` };
  if (url === '' && status === 'received') return { kind: 'withoutPages', faxId };
  if (url === '') return ENDED.test(status) ? { kind: 'other', what: status } : { kind: 'asks' };
  const pages = Number(form.get('NumPages') ?? Number.NaN);
  return {
    kind: 'received',
    faxId,
    call: {
      via: 'signalwire',
      callId: faxId,
      caller: form.get('From') ?? undefined,
      called: form.get('To') ?? undefined,
      stationId: form.get('RemoteStationId') ?? undefined,
      pages: Number.isInteger(pages) ? pages : undefined,
      partial: status !== 'received',
      error: form.get('ErrorMessage') ?? form.get('ErrorCode') ?? undefined,
    },
    media: { url },
  };
}

function reply(notice: FaxNotice, { url }: WebhookCall): Reply {
  const action = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const verb = notice.kind === 'asks' ? `<Receive action="${action}" method="POST" mediaType="image/tiff"/>` : '';
  return { mediaType: 'text/xml', text: `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${verb}</Response>\n` };
}
