import type { Basis } from '../contract/savings';
import type { Pack } from './footprint';
import { byDefault } from './sourced';
import { mebibytes, millicores } from './units';

/** Requests: Knative's own manifests, and what a tuned cert-manager was seen to request. Their use has not been published. */
const FURTHER = {
  'cert-manager': {
    cpu: 45,
    memory: 394,
    pods: 3,
    detail: 'One tuned installation; the chart sets no requests',
  },
  'Knative Serving': {
    cpu: 600,
    memory: 360,
    pods: 4,
    detail: "Knative's manifests: activator, autoscaler, controller, webhook",
  },
} as const;

/** A shared operator besides Dapr, by what is published of it. */
export function furtherPack<B extends Basis>(
  basis: B,
  name: keyof typeof FURTHER,
): Pack<B> {
  const { cpu, memory, pods, detail } = FURTHER[name];
  const missing = {
    state: 'unknown' as const,
    reason: `What ${name} uses has not been published.`,
  };
  const footprint = {
    basis,
    name,
    pods,
    cpu: basis === 'requested' ? byDefault(millicores(cpu), detail) : missing,
    memory:
      basis === 'requested' ? byDefault(mebibytes(memory), detail) : missing,
    volumes: [],
  };
  return {
    name,
    dedicated: footprint,
    shared: { ...footprint, name: `Shared ${name}` },
    growthPerTenant: 0,
  };
}
