import {
  Controller,
  Informers,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  EndpointSlice,
  followSlices,
  readyAddresses,
  serviceOf,
} from './endpointSlices';

/** Names and, for each, the addresses that DNS would answer with. */
export type ServiceNames = Record<string, string[]>;

const HEADLESS_LABEL = 'service.kubernetes.io/headless';

/** What DNS would say of headless Services: the addresses of their ready pods. */
export function headlessNames(slices: readonly EndpointSlice[]): ServiceNames {
  const names: ServiceNames = {};
  for (const slice of slices) {
    const { metadata } = slice;
    const service = serviceOf(slice);
    if (!service || !(HEADLESS_LABEL in metadata.labels!)) {
      continue;
    }
    const ready = readyAddresses(slice);
    if (ready.length === 0) {
      continue;
    }
    const name = `${service}.${metadata.namespace}.svc`;
    for (const each of [name, `${name}.cluster.local`]) {
      names[each] = [...(names[each] ?? []), ...ready].sort();
    }
  }
  return names;
}

/** Tells the names of headless Services now and after every change. */
export function runServiceNames(
  client: KubeClient,
  informers: Informers,
  tell: (names: ServiceNames) => void,
  onError: (what: string, error: unknown) => void,
): Controller {
  return followSlices({
    client,
    informers,
    tell: slices => tell(headlessNames(slices)),
    onError: error => onError('names of Services', error),
  });
}
