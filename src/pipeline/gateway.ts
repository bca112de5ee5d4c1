/** What every step of the flow is handed: settings, stores, queues, log and metrics of one running process. */
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Limits } from '../model/limits.ts';
import type { MasterData } from '../model/master-data.ts';
import type { Propose } from '../model/proposal.ts';
import type { Scan } from '../model/scan.ts';
import type { SenderMemory } from '../model/sender-memory.ts';
import type { Queues } from '../queue/queue.ts';
import type { BlobStore } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';

export interface Gateway {
  readonly config: Config;
  readonly limits: Limits;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly queues: Queues;
  /** The watched folder's root; answers go to its out/. */
  readonly folder: string;
  /** Tells a background loop not to wait for its next turn; whoever does not hear it finds the rows a little later. */
  readonly wake: {
    readonly acknowledgments: () => void;
    readonly lessons: () => void;
    readonly mailAnswers: () => void;
  };
  /** What papers are read with. */
  readonly memories: () => Promise<readonly SenderMemory[]>;
  readonly masterData: () => Promise<MasterData>;
  /** Asked for what papers leave open; absent unless it was switched on. */
  readonly propose?: Propose;
  /** Looks for viruses in what came in; absent unless it was switched on. */
  readonly scan?: Scan;
}
