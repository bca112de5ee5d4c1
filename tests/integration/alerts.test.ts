/** The rules of docs/alerts.yml, judged by Prometheus itself over the series that a gateway prints before anything has happened. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { waitFor } from '../support/wait.ts';

const RULES = resolve('docs/alerts.yml');
const DEAD = 'ordergate_channel_last_success_timestamp_seconds{channel="mail:orders@127.0.0.1/INBOX"}';

/** One scrape a minute. */
interface Case {
  readonly alert: string;
  readonly because: string;
  /** Absent: nothing is scraped. */
  readonly series?: string;
  readonly values?: string;
  readonly quietAt: string;
  readonly firesAt?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly summary?: string;
}

const CASES: readonly Case[] = [
  {
    alert: 'OrdergateChannelSilent',
    because: 'a mailbox that never worked is told',
    series: DEAD,
    values: '0x40',
    quietAt: '9m',
    firesAt: '17m',
    labels: { severity: 'page', channel: 'mail:orders@127.0.0.1/INBOX' },
    summary: 'mail:orders@127.0.0.1/INBOX has not proved for 10 minutes that it works.',
  },
  {
    alert: 'OrdergateChannelSilent',
    because: 'a mailbox that worked for half an hour and died is told',
    series: DEAD,
    values: '0+60x30 1800x30',
    quietAt: '40m',
    firesAt: '47m',
    labels: { severity: 'page', channel: 'mail:orders@127.0.0.1/INBOX' },
    summary: 'mail:orders@127.0.0.1/INBOX has not proved for 10 minutes that it works.',
  },
  {
    alert: 'OrdergateChannelSilent',
    because: 'one that works is not',
    series: DEAD,
    values: '0+60x60',
    quietAt: '55m',
  },
  { alert: 'OrdergateDown', because: 'nothing answers', quietAt: '1m', firesAt: '3m' },
  ...[
    ['OrdergateMessagesRefused', 'ordergate_messages_decoded_total{format="unknown",result="unreadable"}'],
    ['OrdergateMessagesRefused', 'ordergate_messages_decoded_total{format="x12",result="unreadable"}'],
    ['OrdergateMailAnswersFailed', 'ordergate_mail_answers_total{result="bounced"}'],
    ['OrdergateMailAnswersFailed', 'ordergate_mail_answers_total{result="failed"}'],
    ['OrdergateMailAnswersFailed', 'ordergate_mail_answers_total{result="uncertain"}'],
    ['OrdergateFaxAnswersFailed', 'ordergate_fax_answers_total{result="failed"}'],
    ['OrdergateFaxAnswersFailed', 'ordergate_fax_answers_total{result="uncertain"}'],
  ].map(([alert = '', series = '']) => ({
    alert,
    because: `the first of ${series} is told`,
    series,
    values: '0x9 1x90',
    quietAt: '9m',
    firesAt: '11m',
    labels: { severity: 'ticket' },
  })),
  {
    alert: 'OrdergateFaxWithoutPages',
    because: 'the first fax without pages is told',
    series: 'ordergate_fax_calls_without_pages_total{provider="telnyx"}',
    values: '0x9 1x90',
    quietAt: '9m',
    firesAt: '11m',
    labels: { severity: 'ticket', provider: 'telnyx' },
    summary: 'telnyx told of a fax and brought no page of it: look there.',
  },
  {
    alert: 'OrdergateExceptionsOpen',
    because: 'orders wait for an hour',
    series: 'ordergate_exceptions_open',
    values: '60x70',
    quietAt: '59m',
    firesAt: '61m',
    labels: { severity: 'ticket' },
    summary: '60 orders wait for a person.',
  },
  {
    alert: 'OrdergateMailAnswersWaiting',
    because: 'mails do not go out',
    series: 'ordergate_mail_answers_waiting',
    values: '1x70',
    quietAt: '59m',
    firesAt: '61m',
    labels: { severity: 'ticket' },
  },
  {
    alert: 'OrdergateErpQueueOld',
    because: 'the ERP fetches nothing',
    series: 'ordergate_erp_queue_age_seconds',
    values: '0+60x40',
    quietAt: '15m',
    firesAt: '22m',
  },
];

let gateway: TestGateway;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergate-alerts-'));
  // Nobody listens at port 1: the channel is dead from its first day.
  gateway = await startGateway({ mail: 'imap://orders:secret@127.0.0.1:1/INBOX', mailRetrySeconds: 1 });
});
afterAll(async () => {
  await gateway.remove();
  await rm(folder, { recursive: true, force: true });
});

async function promtool(...words: string[]): Promise<string> {
  return (await promisify(execFile)('promtool', words)).stdout;
}

function summaryOf(alert: string): string {
  const rule = readFileSync(RULES, 'utf8').split(`alert: ${alert}\n`)[1] ?? '';
  return /summary: '(.+)'/.exec(rule)?.[1] ?? '';
}

test('the rules are such that Prometheus loads them, and each is judged here', async () => {
  expect(await promtool('check', 'rules', RULES)).toContain('SUCCESS');
  const named = [...readFileSync(RULES, 'utf8').matchAll(/alert: (\w+)/g)].map(([, name]) => name);
  expect(new Set(CASES.map(({ alert }) => alert))).toEqual(new Set(named));
});

test('a gateway prints what the rules watch before it happens for the first time', async () => {
  const wanted = [...new Set(CASES.flatMap(({ series }) => series ?? []))];
  const missing = await waitFor('the mailbox to be watched', async () => {
    const printed = (await (await fetch(`${gateway.url}/metrics`)).text()).split('\n');
    return printed.includes(`${DEAD} 0`) && wanted.filter((series) => !printed.includes(`${series} 0`));
  });
  expect(missing).toEqual([]);
});

test.each(CASES)('$alert: $because', async ({ alert, series, values, quietAt, firesAt, labels, summary }) => {
  const fires = {
    exp_labels: labels ?? { severity: 'page' },
    exp_annotations: { summary: summary ?? summaryOf(alert) },
  };
  const file = join(folder, `${alert}.json`);
  const judged = [
    { alertname: alert, eval_time: quietAt, exp_alerts: [] },
    ...(firesAt === undefined ? [] : [{ alertname: alert, eval_time: firesAt, exp_alerts: [fires] }]),
  ];
  const tests = [
    {
      interval: '1m',
      input_series: series === undefined ? [] : [{ series, values }],
      alert_rule_test: judged,
    },
  ];
  // YAML holds JSON.
  await writeFile(file, JSON.stringify({ rule_files: [RULES], evaluation_interval: '1m', tests }));
  expect(await promtool('test', 'rules', file)).toContain('SUCCESS');
});
