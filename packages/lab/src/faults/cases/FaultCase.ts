import { Trial } from '../Trial';

/** One fault, from its beginning to the truth afterwards. */
export type FaultCase = { name: string; run(trial: Trial): Promise<void> };
