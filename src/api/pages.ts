/** Pictures of the pages of a received paper: what its places count on. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fileOf } from '../pipeline/files.ts';
import type { PagePicture, PlainPage } from '../model/format-adapter.ts';
import { IntakeError } from '../model/errors.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { messageById } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { version } from '../version.ts';
import { IdParams, route } from './route.ts';
import type { Route } from './route.ts';
import { PageText } from './shapes.ts';

/** What is no number of a page is a page that does not exist. */
const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(0);
const FileQuery = z.object({
  file: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'The attached file, by the name that places give it.' }),
});
const HELD_BYTES_MAX = 32 * 1024 * 1024; // About a hundred pages: what the people at one gateway look at in an hour.
const KEPT_SECONDS = 3600; // A picture changes only with the release that draws it, which the ETag tells.

export function pageRoutes(gateway: Gateway): Route[] {
  const held = new HeldPictures();
  return [
    route({
      method: 'get',
      path: '/v1/inbound/{id}/pages/{page}',
      operationId: 'getPagePicture',
      summary:
        'A page of a PDF or a picture as it was read, upright. Page-Width and Page-Height say its size in points, in which the places of values count; Page-Count says how many pages there are.',
      scope: 'orders:read',
      params: IdParams.extend({ page: PageNumber }),
      query: FileQuery,
      headers: { 'If-None-Match': 'ETag of the picture that you have: 304 when it is still the same.' },
      success: { status: 200, description: 'The picture.', mediaType: 'image/png' },
      async handle({ params: { id, page }, query: { file }, request, response }) {
        const message = await messageById(gateway.database, id);
        if (message === undefined) throw new IntakeError('not-found', `There is no message ${id}.`, { id });
        const name = `${message.sha256}:${page}:${file ?? ''}`;
        const etag = `"${createHash('sha256').update(`${name}:${version()}`).digest('hex').slice(0, 32)}"`;
        const isKnown = request.headers['if-none-match'] === etag;
        const picture = isKnown
          ? undefined
          : await held.get(name, () => shown(gateway, message, { page, file }, 'picture'));
        // Only now: what could not be drawn may be drawn the next time.
        response.setHeader('ETag', etag);
        response.setHeader('Cache-Control', `private, max-age=${KEPT_SECONDS}`);
        response.setHeader('Vary', 'Authorization');
        if (picture === undefined) {
          response.status(304).end();
          return undefined;
        }
        response.setHeader('Page-Width', picture.width.toFixed(2));
        response.setHeader('Page-Height', picture.height.toFixed(2));
        response.setHeader('Page-Count', picture.pages);
        response.status(200).type('image/png').end(Buffer.from(picture.png));
        return undefined;
      },
    }),
    route({
      method: 'get',
      path: '/v1/inbound/{id}/pages/{page}/text',
      operationId: 'getPageText',
      summary: 'A sheet, or a page of a text or Word file, as rows of pieces with the places that lineage names.',
      scope: 'orders:read',
      params: IdParams.extend({ page: PageNumber }),
      query: FileQuery,
      success: { status: 200, description: 'The rows.', schema: PageText },
      async handle({ params: { id, page }, query: { file } }) {
        const message = await messageById(gateway.database, id);
        if (message === undefined) throw new IntakeError('not-found', `There is no message ${id}.`, { id });
        return shown(gateway, message, { page, file }, 'plain');
      },
    }),
  ];
}

interface Wanted {
  readonly page: number;
  readonly file: string | undefined;
}

async function shown(gateway: Gateway, message: MessageRow, wanted: Wanted, kind: 'plain'): Promise<PlainPage>;
async function shown(gateway: Gateway, message: MessageRow, wanted: Wanted, kind: 'picture'): Promise<PagePicture>;
async function shown(
  gateway: Gateway,
  message: MessageRow,
  { page, file }: Wanted,
  kind: 'plain' | 'picture',
): Promise<PlainPage | PagePicture> {
  const { id } = message;
  if (page === 0) throw new IntakeError('not-found', 'Pages are numbered from 1 on.', { id });
  const { format, bytes } = await fileOf(gateway, message, file);
  if (format?.show === undefined || format.pages !== (kind === 'plain' ? 'plain' : 'pictures'))
    throw new IntakeError(
      'not-found',
      `There are no pages of that kind: the ${file === undefined ? 'message' : 'file'} is ${format?.name ?? 'unknown'}.`,
      { id },
    );
  const { findings, ...found } = await format.show(bytes, page, gateway.limits);
  const answer = found[kind];
  if (answer !== undefined) return answer;
  throw new IntakeError('not-found', findings[0]?.message ?? `The message has no page ${page}.`, { id, page });
}

/** The pictures that were drawn last, and those being drawn: many who look at one page have it drawn once. */
class HeldPictures {
  readonly #drawing = new Map<string, Promise<PagePicture>>();
  readonly #held = new Map<string, PagePicture>();
  #bytes = 0;

  async get(name: string, make: () => Promise<PagePicture>): Promise<PagePicture> {
    const known = this.#held.get(name) ?? this.#drawing.get(name);
    if (known !== undefined) return known;
    const drawing = make().finally(() => this.#drawing.delete(name));
    this.#drawing.set(name, drawing);
    const picture = await drawing;
    this.#hold(name, picture);
    return picture;
  }

  #hold(name: string, picture: PagePicture): void {
    this.#held.set(name, picture);
    this.#bytes += picture.png.length;
    for (const [oldest, { png }] of this.#held) {
      if (this.#bytes <= HELD_BYTES_MAX) return;
      this.#held.delete(oldest);
      this.#bytes -= png.length;
    }
  }
}
