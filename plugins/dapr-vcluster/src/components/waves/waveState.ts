import { UpgradeWave, WaveTenant } from 'backstage-plugin-dapr-vcluster-common';
import { Tone } from '../primitives';

/** How each state of a wave is shown. */
export const WAVE_TONES: Record<UpgradeWave['state'], Tone> = {
  running: 'busy',
  cancelling: 'warning',
  stopped: 'error',
  cancelled: 'quiet',
  done: 'ok',
};

/** How each state of a tenant of a wave is shown. */
export const TENANT_TONES: Record<WaveTenant['state'], Tone> = {
  waiting: 'quiet',
  running: 'busy',
  upgraded: 'ok',
  unchanged: 'ok',
  'rolled-back': 'warning',
  failed: 'error',
  skipped: 'quiet',
};

/** How many of its tenants have come to an end, and how many there are. */
export function progressOf({ tenants }: UpgradeWave): {
  ended: number;
  all: number;
} {
  const ended = tenants.filter(
    ({ state }) => state !== 'waiting' && state !== 'running',
  ).length;
  return { ended, all: tenants.length };
}
