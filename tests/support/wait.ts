/** Waiting for something to become true, instead of sleeping and hoping. */
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Asks again until the answer is neither `undefined`, `false` nor a throw.
 * @throws Error naming `what` after `withinMs`, with the last failure as its cause
 */
export async function waitFor<Value>(
  what: string,
  ask: () => Promise<Value | undefined | false> | Value | undefined | false,
  withinMs = 20_000,
): Promise<Value> {
  const deadline = Date.now() + withinMs;
  let failure: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await sleep(POLL_MS);
  } while (Date.now() < deadline);
  throw new Error(`Waited ${withinMs} ms in vain for ${what}.`, { cause: failure });
}
