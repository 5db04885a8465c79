import { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { Tone } from '../primitives';

/** How many sidecars have, should have, and may or may not have loaded an object of Dapr. */
export type LoadedSummary = { loaded: number; total: number; unknown: number };

/** Counts the sidecars that the object is for; the others are not meant to load it. */
export function summarise(loadedBy: readonly LoadedBy[]): LoadedSummary {
  const within = loadedBy.filter(entry => entry.state !== 'out-of-scope');
  return {
    loaded: within.filter(entry => entry.state === 'loaded').length,
    total: within.length,
    unknown: within.filter(entry => entry.state === 'unknown').length,
  };
}

/** What a summary means: a sidecar that should have loaded it and has not is an error. */
export function loadedTone({ loaded, total, unknown }: LoadedSummary): Tone {
  if (loaded === total) {
    return 'ok';
  }
  return loaded + unknown === total ? 'unknown' : 'error';
}
