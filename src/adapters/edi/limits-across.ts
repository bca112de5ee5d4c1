/**
 * Limits of the whole order that a line or a delivery does not keep, and the other way round. The days of a line stand in
 * place of those of the order, so that a limit of the order would be passed over without a word.
 */
import { hasDays } from './days-not-requested.ts';
import { finding } from '../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';

interface Window {
  readonly date?: DraftField;
  readonly earliest?: DraftField;
  readonly latest?: DraftField;
}

interface Broken {
  readonly day: DraftField;
  readonly limit: DraftField;
  readonly kind: 'canceled after' | 'wanted no later than' | 'wanted no earlier than';
}

const NAMES = ['requestedDelivery', 'requestedShip'] as const;

/** @param isCancel whether the order is canceled after the day */
export function tellLimitsAcross(order: DraftOrder, isCancel: IsCancel, findings: Finding[]): void {
  const told = new Map<string, { readonly broken: Broken; readonly line: string; count: number }>();
  for (const [index, line] of (order.lines ?? []).entries()) {
    if (!hasDays(line)) continue;
    const number = (line.lineNumber?.text.trim() ?? String(index + 1)).slice(0, 20);
    for (const broken of brokenOf(order, line, isCancel)) {
      const key = `${broken.kind} ${shown(broken.limit)} ${broken.day.rule}`;
      const known = told.get(key);
      if (known === undefined) told.set(key, { broken, line: number, count: 1 });
      else known.count += 1;
    }
  }
  for (const { broken, line, count } of told.values()) findings.push(asFinding(broken, line, count));
}

type IsCancel = (field: DraftField) => boolean;

function* brokenOf(order: DraftOrder, line: DraftLine, isCancel: IsCancel): Generator<Broken> {
  for (const name of NAMES) {
    yield* between(order[name], line[name], isCancel);
    for (const schedule of line.schedules ?? []) {
      const { date } = schedule;
      const days = name === 'requestedDelivery' && date !== undefined ? { ...schedule[name], date } : schedule[name];
      yield* between(order[name], days, isCancel);
      yield* between(line[name], days, isCancel);
    }
  }
}

function* between(outer: Window = {}, inner: Window = {}, isCancel: IsCancel): Generator<Broken> {
  const { earliest, latest } = outer;
  for (const day of [inner.date, inner.earliest, inner.latest]) {
    if (day === undefined) continue;
    if (latest !== undefined && isBefore(latest, day)) yield { day, limit: latest, kind: isCancel(latest) ? 'canceled after' : 'wanted no later than' }; // prettier-ignore
    if (earliest !== undefined && isBefore(day, earliest)) yield { day, limit: earliest, kind: 'wanted no earlier than' }; // prettier-ignore
  }
  // A line says other days than the order, but nobody wants it on a day on which it is canceled.
  const limit = inner.latest;
  if (limit === undefined || !isCancel(limit)) return;
  for (const side of ['date', 'earliest'] as const) {
    const day = inner[side] === undefined ? outer[side] : undefined;
    if (day !== undefined && isBefore(limit, day)) yield { day, limit, kind: 'canceled after' };
  }
}

function asFinding({ day, limit, kind }: Broken, line: string, count: number): Finding {
  const others = count === 1 ? '' : `, and so it is of ${count - 1} more`;
  const message = `Line ${line} is asked for ${shown(day)}, but ${kind} ${shown(limit)}${others}.`;
  const at = day.at ?? limit.at;
  return finding('limit-days-differ', message, {
    ...(at === undefined ? {} : { at }),
    ...(kind === 'canceled after' ? { severity: 'error' } : {}),
  });
}

function isBefore(one: DraftField, other: DraftField): boolean {
  const [first, second] = [dayOf(one), dayOf(other)];
  return first !== undefined && second !== undefined && first < second;
}

/** Year, month and day in six digits, which every layout has; undefined for what is no day. */
function dayOf({ value, text }: DraftField): string | undefined {
  const digits = String(value ?? text).replaceAll(/\D/g, '');
  if (digits.length === 6) return digits;
  return digits.length >= 8 ? digits.slice(2, 8) : undefined;
}

function shown({ value, text }: DraftField): string {
  return String(value ?? text.trim()).slice(0, 20);
}
