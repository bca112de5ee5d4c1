/** The phone pad's calls: the order form for clerks, who order for every customer, and where customers take deliveries. */
import { z } from 'zod';
import type { Receive } from '../model/channel.ts';
import { Party } from '../model/order.ts';
import { customerById } from '../pipeline/form.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { saveShipTos, shipTosOf } from '../store/forms.ts';
import { orderAttachmentRoutes } from './form-attachments.ts';
import { formRoutes } from './forms.ts';
import { IdParams, route } from './route.ts';
import type { Route } from './route.ts';

const ShipTo = z.strictObject({ code: z.string().trim().min(1).max(100), party: Party });

export function phoneRoutes(gateway: Gateway, receive: Receive): Route[] {
  const forms = formRoutes(gateway, receive).map(({ handle, path, ...each }) =>
    route({
      ...each,
      path: `/v1/forms${path}`,
      scope: 'orders:write',
      handle: ({ params, query, body, key, request, response, correlationId }) =>
        handle({
          params: params as never,
          query: query as never,
          body: body as never,
          request,
          response,
          correlationId,
          filler: { id: key.id, name: key.name, channel: 'phone', customers: undefined },
        }),
    }),
  );
  return [
    ...forms,
    ...orderAttachmentRoutes(gateway),
    route({
      method: 'get',
      path: '/v1/partners/{id}/ship-tos',
      operationId: 'listShipTos',
      summary: 'Where a customer takes deliveries.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The places.' },
      async handle({ params }) {
        await customerById(gateway, params.id);
        return { data: await shipTosOf(gateway.database, params.id) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/partners/{id}/ship-tos',
      operationId: 'putShipTos',
      summary: 'Says where a customer takes deliveries; places that are not named are taken away.',
      scope: 'admin',
      params: IdParams,
      body: z.strictObject({ shipTos: z.array(ShipTo).max(5000) }),
      success: { status: 200, description: 'How many were saved.' },
      async handle({ params, body }) {
        await customerById(gateway, params.id);
        await saveShipTos(gateway.database, params.id, body.shipTos);
        return { saved: body.shipTos.length };
      },
    }),
  ];
}
