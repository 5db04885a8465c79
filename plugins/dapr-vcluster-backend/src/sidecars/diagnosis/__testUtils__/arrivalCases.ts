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
import { HOST_REFUSAL_CASES, POLICY_CASES } from './hostRefusalCases';
import { INJECTOR_CASES } from './injectorCases';

/** Pods that are not on the host, or have no sidecar there. */
export const ARRIVAL_CASES: readonly Case[] = [
  ...INJECTOR_CASES,
  ...HOST_REFUSAL_CASES,
  ...POLICY_CASES,
  [
    'rejected/webhook-failing',
    'cannot call its admission webhook "validate.kyverno.svc-fail", because nothing listens',
    virtual({
      syncError:
        'create object: Internal error occurred: failed calling webhook "validate.kyverno.svc-fail": failed to call webhook: Post "https://kyverno-svc.kyverno.svc:443/validate/fail?timeout=10s": dial tcp 10.96.1.2:443: connect: connection refused',
    }),
  ],
  [
    'rejected/pod-security',
    'level "restricted", and the pod does not keep it',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false), seccompProfile (pod or container "app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    }),
  ],
  [
    'rejected/pod-security',
    'level "restricted", and daprd does not keep it',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: violates PodSecurity "restricted:v1.31": unrestricted capabilities (container "daprd" must set securityContext.capabilities.drop=["ALL"])',
    }),
  ],
  [
    'rejected/quota',
    'quota is full: limits.memory, pods.',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: exceeded quota: vc-a, requested: limits.memory=1Gi,pods=1, used: limits.memory=4Gi,pods=20, limited: limits.memory=4Gi,pods=20',
    }),
  ],
  [
    'rejected/quota',
    'does not declare',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: failed quota: vc-a: must specify limits.cpu for: daprd; requests.cpu for: daprd',
    }),
  ],
  [
    'rejected/limit-range',
    'do not fit the LimitRange',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: maximum memory usage per Container is 512Mi, but limit is 1Gi',
    }),
  ],
  [
    'rejected/limit-range',
    'do not fit the LimitRange',
    virtual({
      syncError:
        'create object: Pod "cart-1" is invalid: spec.containers[1].resources.requests: Invalid value: "1Gi": must be less than or equal to memory limit of 512Mi',
    }),
  ],
  [
    'rejected/sync-error',
    'Not on the host: update object: pods "cart-1" is forbidden',
    virtual({
      syncError:
        'update object: pods "cart-1" is forbidden: User "system:serviceaccount:vcluster-a:vc-a" cannot patch resource "pods" in API group "" in the namespace "vcluster-a"',
    }),
  ],
  [
    'rejected/limit-range',
    'do not fit the LimitRange',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: [maximum cpu usage per Container is 200m. No limit is specified, maximum memory usage per Pod is 256Mi, but limit is 1Gi]',
    }),
  ],
  [
    'rejected/limit-range',
    'do not fit the LimitRange',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: memory max limit to request ratio per Container is 2, but provided ratio is 4.000000',
    }),
  ],
  [
    'rejected/quota',
    'quota is full: count/pods.',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: exceeded quota: second, requested: count/pods=1, used: count/pods=9, limited: count/pods=9',
    }),
  ],
  [
    'rejected/pod-security',
    'level "baseline", and the pod does not keep it',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true), hostPath volumes (volume "data")',
    }),
  ],
  [
    'rejected/pod-security',
    'level "restricted", and daprd does not keep it',
    virtual({
      syncError:
        'create object: pods "cart-1" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true (pod or containers "app", "daprd" must set securityContext.runAsNonRoot=true)',
    }),
  ],
  [
    'rejected/syncer-rights',
    'may not create pods',
    virtual({
      syncError:
        'create object: pods is forbidden: User "system:serviceaccount:vcluster-a:vc-a" cannot create resource "pods" in API group "" in the namespace "vcluster-b"',
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
    'Not on the host: exceeded quota: our own words',
    virtual({
      syncError: denied('policy.example.org', 'exceeded quota: our own words'),
    }),
  ],
  [
    'rejected/sync-error',
    'Not on the host: no latest tags',
    virtual({ syncError: denied('policy.example.org', 'no latest tags') }),
  ],
  [
    'rejected/sync-error',
    'no PriorityClass',
    virtual({
      syncError:
        'pods "x" is forbidden: no PriorityClass with name high was found',
    }),
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
