/** A partner profile from a file, for commands that work without a gateway. */
import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { CheckedProfile } from '../adapters/formats/registry.ts';
import type { PartnerProfile } from '../model/partner-profile.ts';

const FILE_BYTES_MAX = 1024 * 1024; // A thousand map rules are about 200 KB.

/** For commander: the profile that the file holds, as `PUT /v1/partners/{id}` takes it. */
export function asProfile(path: string): PartnerProfile {
  const result = CheckedProfile.safeParse(contentOf(path));
  if (result.success) return result.data;
  throw new InvalidArgumentError(`${path} is not a partner profile:\n${z.prettifyError(result.error)}`);
}

function contentOf(path: string): unknown {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > FILE_BYTES_MAX) throw new RangeError(`it is larger than ${FILE_BYTES_MAX} bytes`);
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InvalidArgumentError(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
