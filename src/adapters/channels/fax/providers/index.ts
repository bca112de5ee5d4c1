/** Every fax provider whose calls are understood. A new one is a file and a line here, and a setting for its secret. */
import { phaxio } from './phaxio.ts';
import type { FaxProvider } from './provider.ts';
import { signalwire } from './signalwire.ts';
import { telnyx } from './telnyx.ts';

export const faxProviders: readonly FaxProvider[] = [telnyx, signalwire, phaxio];
