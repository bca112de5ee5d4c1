/**
 * Fetches the pages of a fax from its provider. The address came from outside, so it is only followed by https, to hosts of a
 * list, at public addresses, within a time; a redirect is a new address and is judged anew.
 */
import { lookup as resolve } from 'node:dns';
import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { IntakeError } from '../../../model/errors.ts';

export interface MediaRules {
  /** Such as `media.example.com`, or `*.example.com` for all hosts below it. */
  readonly hosts: readonly string[];
  readonly secondsMax: number;
}

export interface Media {
  readonly body: AsyncIterable<Uint8Array>;
  readonly contentType: string | undefined;
}

const REDIRECTS_MAX = 3;

/** @throws IntakeError `fax-media-refused` when it must not be fetched, `fax-media-unavailable` when it could not be */
export async function fetchMedia(url: string, rules: MediaRules): Promise<Media> {
  const signal = AbortSignal.timeout(rules.secondsMax * 1000);
  let address = url;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    const target = allowed(address, rules.hosts);
    const response = await answerOf(target, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) return { body: whole(response, target.host), contentType: headers['content-type'] };
    response.resume(); // What an error page says is of no use, and would hold the connection.
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined)
      throw unavailable(target.host, `it answered ${statusCode}`);
    address = URL.canParse(headers.location, target) ? new URL(headers.location, target).href : '';
  }
  throw refused('it is redirected too often');
}

export function allowed(address: string, hosts: readonly string[]): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw refused('it is no address');
  if (url.protocol !== 'https:') throw refused('it is not https');
  if (url.username !== '' || url.password !== '') throw refused('it holds a password');
  if (url.port !== '') throw refused('it names a port');
  if (isIP(url.hostname) !== 0 || url.hostname.startsWith('[')) throw refused('it names no host');
  if (!hosts.some((host) => isHost(url.hostname, host.toLowerCase())))
    throw refused(`${url.hostname} is not among ORDERGATE_FAX_MEDIA_HOSTS`);
  return url;
}

function isHost(name: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}

async function answerOf(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((found, fail) => {
    const request = get(url, { signal, lookup: publicOnly, headers: { 'User-Agent': 'ordergate' } }, found);
    request.once('error', (error) =>
      fail(error instanceof IntakeError ? error : unavailable(url.host, 'no answer', error)),
    );
  });
}

/** A connection that ends in the middle is told, so that half a fax is never taken for one. */
async function* whole(response: IncomingMessage, host: string): AsyncGenerator<Uint8Array> {
  const expected = Number(response.headers['content-length'] ?? Number.NaN);
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw unavailable(host, 'it broke off', error);
  }
  if (!Number.isNaN(expected) && bytes !== expected) throw unavailable(host, 'it broke off');
}

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

/** Whether an address is inside somebody's own network, where a stranger's link has no business. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return PRIVATE.check(mapped, 'ipv4');
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** The very address that is connected to is judged, so that a name cannot change its mind in between. */
const publicOnly: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    const inside = addresses.find(({ address }) => isPrivate(address));
    if (inside !== undefined) return callback(refused(`${host} is ${inside.address}, an address inside a network`), []);
    if (options.all === true) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family ?? 4);
  });
};

function refused(why: string): IntakeError {
  return new IntakeError('fax-media-refused', `The pages of the fax are not fetched: ${why}.`);
}

function unavailable(host: string, why: string, cause?: unknown): IntakeError {
  return new IntakeError(
    'fax-media-unavailable',
    `The pages of the fax could not be fetched from ${host}: ${why}.`,
    { host },
    cause,
  );
}
