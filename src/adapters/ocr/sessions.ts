/** The PP-OCRv4 models in memory, loaded once for each process that reads pictures. */
import * as ort from 'onnxruntime-node';
import { modelPath, readDictionary } from './dictionary.ts';

export interface PpSessions {
  readonly det: ort.InferenceSession;
  readonly rec: ort.InferenceSession;
  readonly cls: ort.InferenceSession;
  readonly characters: readonly string[];
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Threads of the models' own; a worker has one core. */
  readonly threads?: number;
}

export async function openSessions(options: SessionOptions = {}): Promise<PpSessions> {
  const settings: ort.InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    intraOpNumThreads: options.threads ?? 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // With the arena the detector takes 0.4 s instead of 0.8 s a page. Patterns are kept for each size of picture, and
    // hardly two lines have the same: they cost 200 MB and gain nothing.
    enableCpuMemArena: true,
    enableMemPattern: false,
  };
  const [det, rec, cls] = await Promise.all([
    ort.InferenceSession.create(modelPath('det'), settings),
    ort.InferenceSession.create(modelPath('rec'), settings),
    ort.InferenceSession.create(modelPath('cls'), settings),
  ]);
  return {
    det,
    rec,
    cls,
    characters: readDictionary(),
    close: async () => {
      await Promise.all([det.release(), rec.release(), cls.release()]);
    },
  };
}
