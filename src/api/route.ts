/**
 * One call of the API as a value: address, scope, schemas, handler. Express serves it and OpenAPI describes it from the
 * same schemas, so that the description cannot drift from what is checked.
 */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import type { ApiKey, Scope } from '../store/api-keys.ts';

export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly key: ApiKey;
  readonly request: Request;
  readonly response: Response;
  readonly correlationId: string;
}

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put';
  /** In OpenAPI's spelling, `/v1/orders/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** What the key of the caller must allow, one of several; `signed` for calls without a key, whose signature the handler checks. */
  readonly scope: Scope | readonly Scope[] | 'signed';
  readonly params?: Params;
  readonly query?: Query;
  /** JSON body; absent for calls without one and for `rawBody`. */
  readonly body?: Body;
  /** The handler reads the body itself, as bytes. */
  readonly rawBody?: true;
  readonly headers?: Readonly<Record<string, string>>;
  readonly success: {
    readonly status: 200 | 201 | 202;
    readonly description: string;
    readonly schema?: z.ZodType;
    readonly mediaType?: string;
  };
  /** Returns the JSON to answer, or undefined when it has answered itself. */
  readonly handle: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<unknown>;
}

/** Keeps the schema types of one route and forgets them for the list of all. */
export function route<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  definition: Route<Params, Query, Body>,
): Route {
  const forgotten: unknown = definition; // Only the schemas' output types differ, and they were checked above.
  return forgotten as Route;
}

/** @throws IntakeError `request-invalid` naming every wrong field with its place */
export function parse<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
  where: string,
): z.output<Schema> {
  if (schema === undefined) return undefined as z.output<Schema>;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    pointer: `/${issue.path.map(String).join('/')}`,
    message: issue.message,
  }));
  const detail = errors.map(({ pointer, message }) => `${pointer === '/' ? where : pointer}: ${message}`).join('; ');
  throw new IntakeError('request-invalid', `The ${where} is not valid. ${detail}.`, { errors });
}

export const IdParams = z.object({ id: z.string().min(1).max(100) });

/** A page of a list, newest first: pass `nextCursor` back as `cursor`. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Cursors are opaque to callers and stable under inserts: they name the last row's sequence number. */
export function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  const number = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(number))
    throw new IntakeError('request-invalid', 'The cursor is not one that this API gave out.');
  return number;
}

export function page<Row extends { readonly seq: number }, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
): { data: Item[]; nextCursor: string | null; hasMore: boolean } {
  const hasMore = rows.length > limit;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(present),
    nextCursor: hasMore && last !== undefined ? Buffer.from(String(last.seq)).toString('base64url') : null,
    hasMore,
  };
}

/** The version in `If-Match`. @throws IntakeError `precondition-required`, `request-invalid` */
export function ifMatchVersion(request: Request): number {
  const header = request.headers['if-match'];
  if (header === undefined) {
    throw new IntakeError(
      'precondition-required',
      'Send If-Match with the ETag of the order you read, so that no edit is lost.',
    );
  }
  const version = /^(?:W\/)?"(\d+)"$/.exec(header.trim())?.[1];
  if (version === undefined)
    throw new IntakeError('request-invalid', 'If-Match must be the ETag that you read, such as "3".');
  return Number(version);
}
