import { TopologyNode } from 'backstage-plugin-dapr-vcluster-common';
import { Tone } from '../primitives';

/** What the state of a node means to a reader. Backends and topics are nobody's to watch: that is no alarm. */
export const NODE_TONES: Record<TopologyNode['state'], Tone> = {
  ok: 'ok',
  warning: 'warning',
  error: 'error',
  unknown: 'quiet',
};
