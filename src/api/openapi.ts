/** OpenAPI 3.1 from the same route values that Express serves. */
import { z } from 'zod';
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

export function openApi(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operation(route);
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
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
}

function operation(route: Route): object {
  const { operationId, summary, scope, success } = route;
  return {
    operationId,
    summary,
    ...(scope === 'signed'
      ? { description: 'Needs no key: the call is signed by its sender.', security: [] }
      : { description: `Needs the scope \`${scope}\`.` }),
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

function headers(route: Route): object[] {
  return Object.entries(route.headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    required: name === 'If-Match',
    schema: { type: 'string' },
  }));
}

function requestBody(route: Route): object {
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
