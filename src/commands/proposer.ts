/** The proposer of the settings, for a command that was told to use it. */
import { createProposer } from '../adapters/proposer/index.ts';
import { loadConfig } from '../config.ts';
import { IntakeError } from '../model/errors.ts';
import type { Propose } from '../model/proposal.ts';

/** @throws IntakeError `config-invalid` when no address is set */
export function proposerOfSettings(env: NodeJS.ProcessEnv = process.env): Propose {
  const { proposerUrl, proposerModel, proposerKey, proposerSeconds } = loadConfig({}, env);
  if (proposerUrl === undefined)
    throw new IntakeError(
      'config-invalid',
      'Set ORDERGATE_PROPOSER_URL and ORDERGATE_PROPOSER_MODEL to use --propose.',
    );
  return createProposer({ url: proposerUrl, model: proposerModel ?? '', key: proposerKey, seconds: proposerSeconds });
}
