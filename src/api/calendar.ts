/** Days on which nobody works, beside Saturdays and Sundays: lead times do not count them. */
import { z } from 'zod';
import type { Gateway } from '../pipeline/gateway.ts';
import { closedDays, saveClosedDays } from '../store/lead-times.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

const ClosedDay = z.strictObject({ day: z.iso.date(), note: z.string().trim().max(200).default('') });
const Calendar = z.object({ closedDays: z.array(ClosedDay) });

export function calendarRoutes({ database }: Gateway): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/calendars',
      operationId: 'getCalendar',
      summary: 'Days on which nobody works, beside Saturdays and Sundays.',
      scope: 'orders:read',
      success: { status: 200, description: 'The days.', schema: Calendar },
      handle: async () => ({ closedDays: await closedDays(database) }),
    }),
    route({
      method: 'put',
      path: '/v1/calendars',
      operationId: 'putCalendar',
      summary: 'Says on which days nobody works; days that are not named are taken away.',
      scope: 'admin',
      body: z.strictObject({ closedDays: z.array(ClosedDay).max(2000) }),
      success: { status: 200, description: 'How many were saved.' },
      async handle({ body }) {
        await saveClosedDays(database, body.closedDays);
        return { saved: body.closedDays.length };
      },
    }),
  ];
}
