/** What was learned of senders' papers: from which order, by whom, since when; and how to take it back or carry it over. */
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import { SenderMemory } from '../model/sender-memory.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { importMemories, undo } from '../pipeline/learn.ts';
import { lessonById, listLessons } from '../store/lessons.ts';
import type { LessonRow } from '../store/lessons.ts';
import { IdParams, PageQuery, page, readCursor, route } from './route.ts';
import type { Route } from './route.ts';
import { LessonDetail, LessonPage } from './shapes.ts';

const MEMORIES_MAX = 1000;

export function lessonRoutes(gateway: Gateway): Route[] {
  const { database } = gateway;
  return [
    route({
      method: 'get',
      path: '/v1/lessons',
      operationId: 'listLessons',
      summary: 'What people’s decisions on papers have taught about their senders, newest first.',
      scope: 'orders:read',
      query: PageQuery,
      success: { status: 200, description: 'A page of lessons.', schema: LessonPage },
      async handle({ query }) {
        const rows = await listLessons(database, readCursor(query.cursor), query.limit + 1);
        return page(rows, query.limit, present);
      },
    }),
    route({
      method: 'get',
      path: '/v1/lessons/{id}',
      operationId: 'getLesson',
      summary: 'One lesson, with all that it teaches.',
      scope: 'orders:read',
      params: IdParams,
      success: { status: 200, description: 'The lesson.', schema: LessonDetail },
      async handle({ params }) {
        const lesson = await lessonById(database, params.id);
        if (lesson === undefined) throw new IntakeError('not-found', `There is no lesson ${params.id}.`);
        return { ...present(lesson), memory: lesson.memory };
      },
    }),
    route({
      method: 'post',
      path: '/v1/lessons/{id}/undo',
      operationId: 'undoLesson',
      summary:
        'Takes a lesson back: the next paper of its sender is read as if it had never been. Orders stay as they are.',
      scope: 'orders:write',
      params: IdParams,
      body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
      success: { status: 200, description: 'The lesson.', schema: LessonDetail },
      async handle({ params, body, key }) {
        const lesson = await undo(gateway, { lessonId: params.id, actor: key.name, reason: body.reason });
        return { ...present(lesson), memory: lesson.memory };
      },
    }),
    route({
      method: 'get',
      path: '/v1/memories',
      operationId: 'exportMemories',
      summary: 'What papers are read with now, one memory for each sender: a file for `ordergate read --memory`.',
      scope: 'orders:read',
      success: { status: 200, description: 'All memories.', schema: SenderMemory.array() },
      handle: () => gateway.memories(),
    }),
    route({
      method: 'post',
      path: '/v1/memories',
      operationId: 'importMemories',
      summary:
        'Takes over what another gateway has learned, each memory as a lesson; what is known already is left alone.',
      scope: 'admin',
      body: SenderMemory.array().max(MEMORIES_MAX),
      success: { status: 200, description: 'How many were new.', schema: z.object({ imported: z.int() }) },
      async handle({ body, key }) {
        return { imported: await importMemories(gateway, body, { actor: key.name, reason: 'imported' }) };
      },
    }),
  ];
}

function present({ seq: _, memory, failure, senderKey, version, ...lesson }: LessonRow) {
  return {
    ...lesson,
    failure,
    sender: senderKey,
    version,
    learned:
      memory === null
        ? null
        : {
            buyer: memory.buyer ?? null,
            columns: memory.columns,
            labels: memory.labels,
            dateOrder: memory.dateOrder ?? null,
            decimalMark: memory.decimalMark ?? null,
            zones: memory.zones?.length ?? 0,
            proven: memory.proven,
          },
  };
}
