import {
  Controller,
  Informers,
  runController,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** What the host's own controller writes about the pods behind a Service. */
export type EndpointSlice = {
  endpoints?:
    | { addresses: string[]; conditions?: { ready?: boolean } }[]
    | null;
} & KubeObject;

/** Name of the Service that a slice belongs to; undefined for one that was made by hand. */
export const serviceOf = ({ metadata }: EndpointSlice) =>
  metadata.labels?.['kubernetes.io/service-name'];

/** Addresses of the pods that take connections; a condition that is not given means ready. */
export const readyAddresses = ({ endpoints }: EndpointSlice): string[] =>
  (endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready !== false)
    .flatMap(({ addresses }) => addresses);

/** Who follows the slices of a host. */
export type SliceFollower = {
  client: KubeClient;
  informers: Informers;
  onError: (error: unknown) => void;
  /** Told of all slices now and after every change. */
  tell: (slices: EndpointSlice[]) => void | Promise<void>;
};

export function followSlices({
  client,
  informers,
  onError,
  tell,
}: SliceFollower): Controller {
  const slices = informers.of<EndpointSlice>(RESOURCES.endpointSlices);
  return runController({
    client,
    informers,
    kinds: [{ resource: RESOURCES.endpointSlices, keys: () => ['all'] }],
    reconcile: async () => tell(slices.list()),
    onError: (_, error) => onError(error),
  });
}
