import {
  STARTED,
  pod,
  evidence,
  virtual,
  injector,
  webhook,
  denied,
  Case,
} from './evidence';

/** Pods that are not on the host, or have no sidecar there. */
export const ARRIVAL_CASES: readonly Case[] = [
  [
    'rejected/injector-failing',
    'cannot call the sidecar injector',
    virtual({
      syncError:
        'create object: Internal error occurred: failed calling webhook "sidecar-injector.dapr.io": failed to call webhook: connect: connection refused',
    }),
  ],
  [
    'rejected/app-id',
    "Rejected: invalid app id (input: 'Bad_Id', service: 'Bad_Id-dapr')",
    virtual({
      syncError: denied(
        'sidecar-injector.dapr.io',
        "invalid app id (input: 'Bad_Id',\n service: 'Bad_Id-dapr')",
      ),
    }),
  ],
  [
    'rejected/sync-error',
    'Not on the host: no latest tags',
    virtual({ syncError: denied('policy.example.org', 'no latest tags') }),
  ],
  [
    'rejected/sync-error',
    'exceeded quota',
    virtual({ syncError: 'pods "x" is forbidden: exceeded quota' }),
  ],
  [
    'not-injected/annotation-misplaced',
    'metadata.annotations of Deployment shop/cart',
    evidence({
      found: 'workload',
      misplaced: 'metadata.annotations of Deployment shop/cart',
    }),
  ],
  [
    'not-injected/enabled-value',
    'dapr.io/enabled is "yes", and only "true" counts',
    evidence({ pod: pod({ annotations: { 'dapr.io/enabled': 'yes' } }) }),
  ],
  [
    'not-injected/injector-missing',
    'no Dapr sidecar',
    injector({ state: 'missing' }),
  ],
  [
    'not-injected/allow-list-broken',
    'cannot start with its allow-list',
    injector({ serviceAccounts: 'a:b:c' }),
  ],
  [
    'not-injected/requester-not-allowed',
    'does not serve the syncer tenants-a:vc-a',
    evidence({ tenant: { namespace: 'tenants-a', name: 'a' } }),
  ],
  [
    'not-injected/injector-down',
    'does not run',
    injector({ state: 'not-ready' }),
  ],
  [
    'not-injected/webhook-missing',
    'is not registered',
    webhook({ registered: false }),
  ],
  [
    'not-injected/webhook-selector',
    'leaves this pod out',
    webhook({ excludedBy: ['namespaces: dapr=on'] }),
  ],
  [
    'not-injected/pod-older',
    'older than the injector',
    evidence({
      pod: pod({ createdAt: '2026-01-01T00:00:00Z' }),
      injector: { ...evidence().injector, runningSince: STARTED },
    }),
  ],
  [
    'not-injected/unknown',
    'cannot be seen',
    injector({ state: 'unknown', daprVersion: undefined }),
  ],
  ['not-injected/unknown', 'cannot be seen', injector({ daprVersion: 'edge' })],
  [
    'not-injected/unknown',
    'webhook cannot be seen',
    evidence({ webhook: { state: 'unknown', reason: 'May not be read.' } }),
  ],
  ['not-injected/unexplained', 'serves this tenant now', evidence()],
];
