import { hasInOrder } from '../log/inOrder';

const RETRIES = 'the syncer tries again by itself';

/** A text that names another container; one that names none may mean daprd, which is in the pod by then. */
const NAMES_CONTAINER = /\bcontainers? [<"'`]/i;
const NAMES_SIDECAR = /(?<![\w.-])daprd(?![\w-])/;

const RESOURCES =
  /\b(?:cpu|memory|resource)s?\b.{0,60}\b(?:limit|request)s?\b|\b(?:limit|request)s\b.{0,60}\b(?:cpu|memory|required)\b/is;

/** What owners of policies ask of containers, and how daprd gets it (Helm chart and annotations of dapr/dapr 1.18). */
const OF_SIDECAR: readonly [asks: RegExp, gets: string][] = [
  [
    RESOURCES,
    'set requests and limits of daprd by dapr.io/sidecar-cpu-request, sidecar-cpu-limit, sidecar-memory-request and sidecar-memory-limit on the pod template',
  ],
  [
    /read.?only.?root|readOnlyRootFilesystem/i,
    "set Dapr's Helm value dapr_sidecar_injector.sidecarReadOnlyRootFilesystem to true",
  ],
  [
    /capabilit/i,
    "set Dapr's Helm value dapr_sidecar_injector.sidecarDropALLCapabilities to true",
  ],
  [
    /seccomp/i,
    'set the annotation dapr.io/sidecar-seccomp-profile-type: RuntimeDefault on the pod template',
  ],
  [
    /run.?as.?(?:non.?root|root|user|group)|non.?root|root user/i,
    "set Dapr's Helm values dapr_sidecar_injector.sidecarRunAsNonRoot, sidecarRunAsUser and sidecarRunAsGroup",
  ],
  [
    /image|registr|signature|digest|vulnerabilit|attest/i,
    "allow the image of daprd in the policy, or let Dapr's Helm values global.registry and dapr_sidecar_injector.image.name name one that it allows",
  ],
];

/** A policy that comes to no verdict: its owner has to act, not the one of the pod. */
const FAILURES: readonly [words: readonly string[], fix: string][] = [
  ...['i/o timeout', 'no such host', 'connection refused', 'deadline exceeded']
    .flatMap(end => [
      ['image', 'dial tcp', end],
      ['image', 'Get "https://', end],
    ])
    .map((words): [readonly string[], string] => [
      words,
      `Let what answers this webhook reach the registry of the image, which it asks about its signature; ${RETRIES}.`,
    ]),
  [
    ['no params found'],
    'Create the object of parameters that the binding of the policy names, or correct the binding.',
  ],
  ...(
    [
      ['resulted in error:'],
      ['failed to load context'],
      ['failed to fetch data for APICall'],
      ['failed to substitute variables'],
      ['failed to configure'],
      ['json patch:'],
      ['template: '],
    ] as const
  ).map((words): [readonly string[], string] => [
    words,
    `The policy or webhook itself fails on this pod: its owner has to correct it; ${RETRIES}.`,
  ]),
];

/** What to do about a pod that a policy or an admission webhook of the host denies, by its words. */
export function denialFix(why: string, webhook = ''): string {
  const failure = FAILURES.find(([words]) => hasInOrder(why, words));
  if (failure) {
    return failure[1];
  }
  if (hasInOrder(why, ['exceeded hierarchical quota'])) {
    return `Free what other pods of the hierarchy use (each daprd counts too), or raise the HierarchicalResourceQuota that is named; ${RETRIES}.`;
  }
  if (
    webhook.endsWith('.networking.gke.io') ||
    hasInOrder(why, ['GKE Warden'])
  ) {
    return 'Change what the message names in the pod template: the constraints of GKE Autopilot cannot be turned off.';
  }
  const isOfSidecar = NAMES_SIDECAR.test(why);
  const gets =
    isOfSidecar || !NAMES_CONTAINER.test(why)
      ? OF_SIDECAR.find(([asks]) => asks.test(why))?.[1]
      : undefined;
  if (gets) {
    return isOfSidecar
      ? `Change daprd as the policy asks: ${gets}; or have the owner of the policy leave out the host namespaces of vclusters.`
      : `Change the pod as the policy asks; if the container is daprd, ${gets}. Or have the owner of the policy leave out the host namespaces of vclusters.`;
  }
  return `Change the pod as this policy or webhook of the host asks, or have its owner leave out the host namespaces of vclusters; ${RETRIES}.`;
}
