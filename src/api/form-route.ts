/** One call of the order form as a value: without the beginning of its address, and without how its caller is known. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import type { Route } from './route.ts';

/** Whoever fills in a form. */
export interface Filler {
  /** An account, or an API key. */
  readonly id: string;
  readonly name: string;
  /** `phone`: a clerk who types what a caller says. */
  readonly channel: 'form' | 'phone';
  /** Those it may order for; undefined for a clerk, who may for all. */
  readonly customers: readonly string[] | undefined;
}

interface FormCallInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly filler: Filler;
  readonly request: Request;
  readonly response: Response;
  readonly correlationId: string;
}

type Described = Pick<
  Route,
  'method' | 'operationId' | 'summary' | 'params' | 'query' | 'body' | 'rawBody' | 'headers' | 'success'
>;

/** A call without its address's beginning, and without how its caller is known. */
export interface FormRoute extends Described {
  readonly path: string;
  readonly handle: (call: FormCallInput<never, never, never>) => Promise<unknown>;
}

interface Typed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> extends Described {
  readonly path: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (call: FormCallInput<z.output<P>, z.output<Q>, z.output<B>>) => Promise<unknown>;
}

export function formRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: Typed<P, Q, B>,
): FormRoute {
  const forgotten: unknown = definition; // Checked above; the list of all needs only that it can be called.
  return forgotten as FormRoute;
}

/** The browser names a draft, so that one made without a connection keeps its name. */
export const DraftParams = z.object({ draft: z.string().regex(/^[\w-]{1,60}$/) });

export function noDraft(id: string): IntakeError {
  return new IntakeError('not-found', `There is no draft ${id}.`, { id });
}

export function mayOrderFor({ customers }: Filler, partnerId: string): boolean {
  return customers === undefined || customers.includes(partnerId);
}
