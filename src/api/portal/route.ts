/** One call of the portal as a value, as `Route` is one of the API: its caller is a signed-in person instead of a key. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Route } from '../route.ts';
import type { Visitor } from './session.ts';

export interface PortalCall<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly visitor: Visitor;
  readonly request: Request;
  readonly response: Response;
  readonly correlationId: string;
}

interface Common extends Pick<
  Route,
  'method' | 'path' | 'operationId' | 'summary' | 'params' | 'query' | 'body' | 'rawBody' | 'headers' | 'success'
> {}

interface OfVisitor extends Common {
  /** May be called by an account that has yet to set up the second factor which the company demands. */
  readonly beforeSecondFactor?: true;
}

interface Typed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> extends OfVisitor {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (call: PortalCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown>;
}

interface Open<Q extends z.ZodType, B extends z.ZodType> extends Common {
  /** Whoever reads by it presents a secret, so reading is counted as well. */
  readonly countsReading?: true;
  readonly query?: Q;
  readonly body?: B;
  /** Called before anybody is signed in. */
  readonly open: (call: Omit<PortalCall<unknown, z.output<Q>, z.output<B>>, 'visitor'>) => Promise<unknown>;
}

export interface PortalRoute extends OfVisitor {
  readonly countsReading?: true;
  readonly handle?: (call: PortalCall<never, never, never>) => Promise<unknown>;
  readonly open?: (call: Omit<PortalCall<never, never, never>, 'visitor'>) => Promise<unknown>;
}

export function portalRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: Typed<P, Q, B>,
): PortalRoute {
  const forgotten: unknown = definition; // Checked above; the list of all needs only that it can be called.
  return forgotten as PortalRoute;
}

export function openRoute<Q extends z.ZodType, B extends z.ZodType>(definition: Open<Q, B>): PortalRoute {
  const forgotten: unknown = definition;
  return forgotten as PortalRoute;
}
