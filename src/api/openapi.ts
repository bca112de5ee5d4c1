/** OpenAPI 3.1 from the same route values that Express serves. */
import { z } from 'zod';
import type { PortalRoute } from './portal/route.ts';
import { COOKIE, CSRF_HEADER } from './portal/session.ts';
import type { Route } from './route.ts';

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    retryable: z.boolean(),
    correlationId: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', title: 'RFC 9457 problem document' });

type Called = Pick<
  Route,
  'method' | 'path' | 'operationId' | 'summary' | 'params' | 'query' | 'body' | 'rawBody' | 'headers' | 'success'
>;

/** Who may call, in words and for programs. */
interface Access {
  readonly description: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** @param portal the portal's calls, whose addresses begin with `base` */
export function openApi(
  routes: readonly Route[],
  portal: { readonly routes: readonly PortalRoute[]; readonly base: string },
  version: string,
): object {
  const paths: Record<string, Record<string, object>> = {};
  const add = (called: Called, access: Access): void => {
    (paths[called.path] ??= {})[called.method] = operation(called, access);
  };
  for (const route of routes) add(route, accessByKey(route));
  for (const route of portal.routes) add({ ...route, path: `${portal.base}${route.path}` }, accessBySession(route));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Ordergate',
      version,
      description: 'Open, self-hosted order intake gateway.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key made by `ordergate key create`.' },
        portalSession: {
          type: 'apiKey',
          in: 'cookie',
          name: COOKIE,
          description: `The session of a signed-in person, set by signing in; with TLS the cookie is called \`__Host-${COOKIE}\`.`,
        },
        portalToken: {
          type: 'apiKey',
          in: 'header',
          name: CSRF_HEADER,
          description: 'The `csrfToken` of the session, for calls that change something.',
        },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
}

function accessByKey({ scope }: Route): Access {
  return scope === 'signed'
    ? { description: 'Needs no key: the call is signed by its sender.', security: [] }
    : {
        description: `Needs the scope ${[scope]
          .flat()
          .map((each) => `\`${each}\``)
          .join(' or ')}.`,
      };
}

function accessBySession({ open, method }: PortalRoute): Access {
  if (open !== undefined) return { description: 'Needs nobody to be signed in.', security: [] };
  return {
    description: 'Needs somebody who is signed in to the portal, and shows only what is theirs.',
    security: [method === 'get' ? { portalSession: [] } : { portalSession: [], portalToken: [] }],
  };
}

function operation(route: Called, access: Access): object {
  const { operationId, summary, success } = route;
  return {
    operationId,
    summary,
    ...access,
    tags: [route.path.split('/')[2] ?? ''],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query'), ...headers(route)],
    ...requestBody(route),
    responses: {
      [success.status]: {
        description: success.description,
        content: {
          [success.mediaType ?? 'application/json']: {
            schema: success.schema === undefined ? {} : schemaOf(success.schema, 'output'),
          },
        },
      },
      default: {
        description: 'What went wrong, and what to do.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function headers(route: Called): object[] {
  return Object.entries(route.headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    required: name === 'If-Match',
    schema: { type: 'string' },
  }));
}

function requestBody(route: Called): object {
  if (route.rawBody === true)
    return { requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } } };
  if (route.body === undefined) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
}
