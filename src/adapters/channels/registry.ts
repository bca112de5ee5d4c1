/** Every channel that fetches by itself. A new one is a folder and a line here. Channels that are called live in the API. */
import type { PollingChannel } from '../../model/channel.ts';
import { folderChannel } from './folder/index.ts';

export interface ChannelSettings {
  readonly folder: { readonly root: string; readonly pollMs: number; readonly stableMs: number };
}

export function pollingChannels(settings: ChannelSettings): PollingChannel[] {
  return [folderChannel(settings.folder)];
}
