/** Every channel that fetches by itself. A new one is a folder and a line here. Channels that are called live in the API. */
import type { PollingChannel } from '../../model/channel.ts';
import { faxChannel } from './fax/index.ts';
import type { FaxSettings } from './fax/index.ts';
import { folderChannel } from './folder/index.ts';
import type { FolderSettings } from './folder/index.ts';
import { mailChannel } from './mail/index.ts';
import type { MailSettings } from './mail/index.ts';

/** What is absent is not watched by this process. */
export interface ChannelSettings {
  readonly folder?: FolderSettings | undefined;
  readonly mail?: MailSettings | undefined;
  readonly fax?: FaxSettings | undefined;
}

export function pollingChannels({ folder, mail, fax }: ChannelSettings): PollingChannel[] {
  return [
    ...(folder === undefined ? [] : [folderChannel(folder)]),
    ...(mail?.mailboxes ?? []).map((mailbox) => mailChannel(mailbox, mail as MailSettings)),
    ...(fax === undefined ? [] : [faxChannel(fax)]),
  ];
}
