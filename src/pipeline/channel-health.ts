/**
 * What channels that fetch by themselves tell of themselves: log, metrics, and a row in the database, so that every process can say
 * which mailbox works. Readiness does not hang on it: a mailbox that is away must not take the gateway out of service.
 */
import type { ChannelReport, PollingChannel } from '../model/channel.ts';
import { IntakeError } from '../model/errors.ts';
import { parseMailboxes } from '../model/mailbox.ts';
import { channelStates, noteChannel, noteChannelError, noteChannelSuccess } from '../store/channel-states.ts';
import type { ChannelState } from '../store/channel-states.ts';
import { listMailboxes } from '../store/mailboxes.ts';
import type { MailboxSummary } from '../store/mailboxes.ts';
import type { Gateway } from './gateway.ts';

const SUCCESS_MS = 5_000; // A server that tells of each mail is looked into often; so often nobody needs to know.
const ERROR_MAX = 500;

export interface ChannelHealth extends ChannelReport {
  /** It is being watched from now on. */
  begin(): void;
}

export function channelHealth(
  { database, log, metrics }: Gateway,
  channel: Pick<PollingChannel, 'name' | 'place'>,
): ChannelHealth {
  const { name } = channel;
  let hasWorked = false;
  let notedAt = 0;
  // One after the other: what was told last must stand there last.
  let noting: Promise<void> = Promise.resolve();
  const note = (write: () => Promise<void>): void => {
    noting = noting.then(write).catch((error: unknown) => {
      log.warn({ event: 'channel_state_not_kept', channel: name, err: error }, 'the next one will be');
    });
  };
  return {
    begin() {
      // Zero until it has worked once: a channel that never did must be told by an alert as well.
      if (!hasWorked) metrics.channelLastSuccess.set({ channel: name }, 0);
      note(() => noteChannel(database, channel));
    },
    alive() {
      hasWorked = true;
      metrics.channelLastSuccess.set({ channel: name }, Date.now() / 1000);
      if (Date.now() - notedAt < SUCCESS_MS) return;
      notedAt = Date.now();
      note(() => noteChannelSuccess(database, channel));
    },
    trouble(error, context) {
      log.warn({ event: 'channel_trouble', channel: name, ...context, err: error }, 'it will be tried again');
      notedAt = 0; // The next success is worth knowing at once.
      const code = error instanceof IntakeError ? error.code : null;
      const message = (error instanceof Error ? error.message : String(error)).slice(0, ERROR_MAX);
      note(() => noteChannelError(database, channel, { code, message }));
    },
  };
}

/**
 * `working` · `failing`: the last thing that it told was trouble · `silent`: it worked, and has told nothing for several times the
 * time between two looks · `unwatched`: nothing was heard of it yet
 */
export type MailboxState = 'working' | 'failing' | 'silent' | 'unwatched';

export interface MailboxHealth extends MailboxSummary, Omit<ChannelState, 'place'> {
  readonly state: MailboxState;
  /** Whether the settings of this process name it; one that was watched once stays listed. */
  readonly configured: boolean;
}

const LOOKS_MISSED = 3;
const SILENT_MS_MIN = 60_000;

/** Every mailbox that is configured or was ever watched, also one that never worked. */
export async function mailboxHealth({ database, config }: Gateway, now = Date.now()): Promise<MailboxHealth[]> {
  const { mail = '', mailPollSeconds, mailAnswerSeconds } = config;
  const silentMs = Math.max(SILENT_MS_MIN, (mailPollSeconds * LOOKS_MISSED + mailAnswerSeconds) * 1000);
  const configured = new Map(parseMailboxes(mail).map(({ place, name }) => [place, `${PREFIX}${name}`]));
  const states = new Map((await channelStates(database, PREFIX)).map((state) => [state.place, state]));
  const summaries = new Map((await listMailboxes(database)).map((summary) => [summary.place, summary]));
  const places = [...new Set([...configured.keys(), ...states.keys(), ...summaries.keys()])].toSorted();
  return places.map((place) => {
    const none = { lastSuccessAt: null, lastErrorAt: null, lastErrorCode: null, lastError: null };
    const { name, ...told } = states.get(place) ?? { name: configured.get(place) ?? PREFIX, ...none };
    const summary = summaries.get(place) ?? { mails: 0, unmarked: 0, refused: 0, lastMailAt: null };
    return {
      ...summary,
      ...told,
      place,
      name: name.slice(PREFIX.length),
      configured: configured.has(place),
      state: stateOf(told, now - silentMs),
    };
  });
}

const PREFIX = 'mail:';

function stateOf(
  { lastSuccessAt, lastErrorAt }: Pick<ChannelState, 'lastSuccessAt' | 'lastErrorAt'>,
  silentSince: number,
): MailboxState {
  if (lastErrorAt !== null && (lastSuccessAt === null || lastErrorAt > lastSuccessAt)) return 'failing';
  if (lastSuccessAt === null) return 'unwatched';
  return lastSuccessAt.getTime() < silentSince ? 'silent' : 'working';
}
