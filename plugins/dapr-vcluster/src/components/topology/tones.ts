import { TopologyNode } from 'backstage-plugin-dapr-vcluster-common';
import { Tone } from '../primitives';

/** Tone of a node's state. Backends and topics are not monitored, so "unknown" is not a warning. */
export const NODE_TONES: Record<TopologyNode['state'], Tone> = {
  ok: 'ok',
  warning: 'warning',
  error: 'error',
  unknown: 'quiet',
};
