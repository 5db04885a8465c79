import { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { Tone } from '../primitives';

/** Numbers of sidecars that have loaded, should load, and may have loaded a Dapr resource. */
export type LoadedBySummary = {
  loaded: number;
  total: number;
  unknown: number;
};

/** Counts the sidecars in scope. */
export function countLoaded(loadedBy: readonly LoadedBy[]): LoadedBySummary {
  const within = loadedBy.filter(entry => entry.state !== 'out-of-scope');
  return {
    loaded: within.filter(entry => entry.state === 'loaded').length,
    total: within.length,
    unknown: within.filter(entry => entry.state === 'unknown').length,
  };
}

/** Tone of a summary: a sidecar in scope that has not loaded the resource is an error. */
export function loadedTone({ loaded, total, unknown }: LoadedBySummary): Tone {
  if (loaded === total) {
    return 'ok';
  }
  return loaded + unknown === total ? 'unknown' : 'error';
}
