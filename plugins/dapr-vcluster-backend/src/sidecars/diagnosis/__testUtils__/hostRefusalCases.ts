import { Case, denied, virtual } from './evidence';

/** Answers of the host to a pod that are about neither the injector, nor quota, LimitRange or Pod Security. */
export const HOST_REFUSAL_CASES: readonly Case[] = (
  [
    [
      'pods "x" is forbidden: error looking up service account vcluster-a/vc-workload-a: serviceaccount "vc-workload-a" not found',
      'service account "vc-workload-a" is missing',
    ],
    [
      'pods "x" is forbidden: unable to create new content in namespace vcluster-a because it is being terminated',
      'the host namespace is being deleted',
    ],
    [
      'namespaces "vcluster-a" not found',
      'host namespace "vcluster-a" is gone',
    ],
    [
      'pods "x" is forbidden: no PriorityClass with name high was found',
      'no PriorityClass "high"',
    ],
    [
      'pods "x" is forbidden: pod rejected: RuntimeClass "gvisor" not found',
      'no RuntimeClass "gvisor"',
    ],
    [
      "pods \"x\" is forbidden: ValidatingAdmissionPolicy 'require-labels' with binding 'b' denied request: failed expression: has(object.metadata.labels.team)",
      'has(object.metadata.labels.team) (ValidatingAdmissionPolicy "require-labels")',
    ],
    [
      'pods "x" is forbidden: image policy webhook backend denied one or more images: bad',
      'its image policy denies an image',
    ],
    [
      'pods "x" is forbidden: unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount]',
      'no SecurityContextConstraints',
    ],
    ['etcdserver: request timed out', 'did not answer in time'],
    [
      'the server was unable to return a response in the time allotted, but may still be processing the request',
      'did not answer in time',
    ],
    ['Unauthorized', 'does not take the token of the syncer'],
    [
      'Pod "x" is invalid: spec.volumes[1].name: Duplicate value: "a"',
      'Duplicate value: "a"',
    ],
  ] as const
).map(
  ([why, said]): Case => [
    'rejected/sync-error',
    said,
    virtual({
      syncError: `Error syncing to host cluster: create object: ${why}`,
    }),
  ],
);

/** Pods that a policy of the host denies by a webhook: it is named, as it is not in the tenant. */
export const POLICY_CASES: readonly Case[] = (
  [
    [
      'validation.gatekeeper.sh',
      '[allowed-repos] container <daprd> has an invalid image repo <ghcr.io/dapr/daprd:1.18.3>',
    ],
    [
      'validate.kyverno.svc-fail',
      'resource Pod/vcluster-a/x was blocked due to the following policies',
    ],
    ['vpod.kb.io', 'no'],
  ] as const
).map(
  ([webhook, why]): Case => [
    'rejected/sync-error',
    `${why} (admission webhook "${webhook}")`,
    virtual({ syncError: denied(webhook, `\n\n${why}`) }),
  ],
);
