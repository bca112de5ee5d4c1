/** Every format that can be read. A new one is a folder and a line here; the conformance suite then covers it. */
import type { Sample } from '../../model/decoded.ts';
import type { FormatAdapter } from '../../model/format-adapter.ts';
import { PartnerProfile } from '../../model/partner-profile.ts';
import { csv } from './csv/index.ts';
import { cxml } from './cxml/index.ts';
import { edifact } from './edifact/index.ts';
import { form } from './form/index.ts';
import { html } from './html/index.ts';
import { image } from './image/index.ts';
import { mail } from './mail/index.ts';
import { pdf } from './pdf/index.ts';
import { orderJson } from './order-json/index.ts';
import { orderX } from './order-x/index.ts';
import { sheet } from './sheet/index.ts';
import { tradacoms } from './tradacoms/index.ts';
import { ubl } from './ubl/index.ts';
import { word } from './word/index.ts';
import { x12 } from './x12/index.ts';

export const formatAdapters: readonly FormatAdapter[] = [
  x12,
  edifact,
  tradacoms,
  form,
  orderJson,
  orderX,
  ubl,
  cxml,
  pdf,
  image,
  sheet,
  word,
  html,
  csv,
  mail,
];

/** A partner profile that names only what the dictionaries of the formats have: for wherever profiles come in. */
export const CheckedProfile = PartnerProfile.superRefine((profile, context) => {
  for (const { path, message } of formatAdapters.flatMap((adapter) => adapter.profileFaults?.(profile) ?? []))
    context.addIssue({ code: 'custom', path: [...path], message });
});

/** The format that bids highest for the document, if any does. */
export function detectFormat(sample: Sample): FormatAdapter | undefined {
  let best: FormatAdapter | undefined;
  let bid = 0;
  for (const adapter of formatAdapters) {
    const offer = adapter.claims(sample);
    if (offer > bid) {
      best = adapter;
      bid = offer;
    }
  }
  return best;
}

/** A format by its name, for those who know what they have. */
export function formatNamed(name: string): FormatAdapter | undefined {
  return formatAdapters.find((adapter) => adapter.name === name);
}
