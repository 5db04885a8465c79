import { denied } from './evidence';
import { forbidden, Refused } from './serverRefusals';

const gatekeeper = (why: string) => denied('validation.gatekeeper.sh', why);

/** What policies and webhooks of the host say of a pod. */
export const POLICY_REFUSALS: readonly Refused[] = [
  [
    'admission webhook "signature.example.org" denied the request without explanation',
    'webhook "signature.example.org"',
    'policy or webhook',
  ],
  [
    denied(
      'pod-security-webhook.kubernetes.io',
      'pods "x" is forbidden: violates PodSecurity "restricted:v1.28": allowPrivilegeEscalation != false (containers "app", "daprd" must set it)',
    ),
    'level "restricted", and daprd does not keep it',
    'sidecarDropALLCapabilities',
  ],
  [
    denied(
      'resourcesstatus.hnc.x-k8s.io',
      'exceeded hierarchical quota in namespace "org": "hrq"',
    ),
    'hierarchical quota',
    'HierarchicalResourceQuota',
  ],
  [
    gatekeeper('[limits] container <daprd> has no cpu limit'),
    'daprd',
    'dapr.io/sidecar-cpu-request',
  ],
  [
    gatekeeper(
      '[images] Container image ghcr.io/dapr/daprd:1.18.3 for container daprd has not been allowed.',
    ),
    'daprd',
    'global.registry',
  ],
  [
    gatekeeper('[rofs] only read-only root filesystem is allowed: daprd'),
    'daprd',
    'sidecarReadOnlyRootFilesystem',
  ],
  [
    gatekeeper('[users] Container daprd runs without runAsNonRoot'),
    'daprd',
    'sidecarRunAsNonRoot',
  ],
  [
    gatekeeper("[seccomp] profile is not allowed for container 'daprd'"),
    'daprd',
    'seccomp-profile-type',
  ],
  [
    gatekeeper('[caps] container <daprd> is not dropping all capabilities'),
    'daprd',
    'sidecarDropALLCapabilities',
  ],
  [
    gatekeeper('[probes] Container <app> has no <readinessProbe>'),
    'readinessProbe',
    'Change the pod as this policy or webhook of the host asks',
  ],
  [
    denied(
      'validate.kyverno.svc-fail',
      "disallow-capabilities-strict: require-drop-all: 'Containers must drop `ALL` capabilities.'",
    ),
    'must drop',
    'if the container is daprd, set Dapr',
  ],
  [
    forbidden(
      "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: container daprd must not run as root",
    ),
    'must not run as root',
    'sidecarRunAsNonRoot',
  ],
  [
    denied(
      'validate.kyverno.svc-fail',
      'require-requests-limits: CPU and memory resource requests and limits are required. rule failed at path /spec/containers/1/resources/limits/',
    ),
    'require-requests-limits',
    'if the container is daprd, set requests and limits',
  ],
  [
    denied(
      'mutate.kyverno.svc-fail',
      'verify-image: failed to verify image ghcr.io/dapr/daprd:1.18.3: Get "https://ghcr.io/v2/": dial tcp: lookup ghcr.io: i/o timeout',
    ),
    'verify-image',
    'reach the registry',
  ],
  [
    denied('validate.kyverno.svc-fail', 'p/r: failed to load context: x'),
    'failed to load context',
    'its owner has to correct it',
  ],
  [
    denied(
      'rev.namespace.sidecar-injector.istio.io',
      'template: inject:443: x',
    ),
    'template: inject',
    'its owner has to correct it',
  ],
  [
    denied(
      'warden-validating.common-webhooks.networking.gke.io',
      'GKE Warden rejected the request because it violates one or more constraints.',
    ),
    'GKE Warden',
    'cannot be turned off',
  ],
  [
    forbidden(
      "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: expression 'x' resulted in error: no such key: serviceAccountToken",
    ),
    'no such key',
    'itself fails on this pod',
  ],
  [
    forbidden(
      "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no params found for policy binding with `Deny` parameterNotFoundAction",
    ),
    '(ValidatingAdmissionPolicy "p")',
    'object of parameters',
  ],
  [
    forbidden(
      "MutatingAdmissionPolicy 'p' with binding 'b' denied request: json patch: add operation does not apply",
    ),
    '(MutatingAdmissionPolicy "p")',
    'itself fails on this pod',
  ],
  [
    denied(
      'sidecar-injector.dapr.io',
      "invalid app id (input: 'x', service: 'x-dapr'): must be no more than 63 characters",
    ),
    'invalid app id',
    'at most 58',
  ],
  [
    denied('sidecar-injector.dapr.io', 'failed to apply patch: x'),
    'does not fit the pod',
    'log of dapr-sidecar-injector',
  ],
];

const INJECTOR =
  'Post "https://dapr-sidecar-injector.dapr-system.svc:443/mutate?timeout=10s": ';

/** Why a webhook was not asked: the end of the text, the title, the fix. */
export const UNCALLED: readonly Refused[] = [
  [`${INJECTOR}Service Unavailable`, 'an HTTP proxy', 'NO_PROXY'],
  [`${INJECTOR}Internal Server Error`, 'an HTTP proxy', 'NO_PROXY'],
  [
    `${INJECTOR}proxyconnect tcp: dial tcp: lookup proxy: no such host`,
    'an HTTP proxy',
    'NO_PROXY',
  ],
  [
    `${INJECTOR}dial tcp 10.1.2.3:4000: connect: operation not permitted`,
    'cannot be reached',
    'on port 4000',
  ],
  [
    `${INJECTOR}dial tcp 10.1.2.3:4000: connect: host is down`,
    'cannot be reached',
    'on port 4000',
  ],
  [
    `${INJECTOR}dial tcp: lookup dapr-sidecar-injector.dapr-system.svc on 10.0.0.2:53: server misbehaving`,
    'cannot be resolved',
    'log',
  ],
  [
    `${INJECTOR}http2: server sent GOAWAY and closed the connection; LastStreamID=1`,
    'breaks off',
    'log',
  ],
  [
    `${INJECTOR}net/http: HTTP/1.x transport connection broken: malformed HTTP response "x"`,
    'no HTTP server',
    'log',
  ],
  [
    'failed to call webhook: the server rejected our request for an unknown reason',
    'an error of its own',
    'log',
  ],
  [
    'failed to call webhook: the server has asked for the client to provide credentials',
    'an error of its own',
    'log',
  ],
  [`${INJECTOR}Address is not allowed`, 'address of its pod', 'hostNetwork'],
  [`${INJECTOR}context deadline exceeded`, 'in time', 'on port 4000'],
  [`${INJECTOR}context canceled`, 'in time', 'firewall'],
  [`${INJECTOR}http2: client connection lost`, 'breaks off', 'log'],
  [
    `${INJECTOR}read tcp 10.0.0.2:4711: read: connection reset by peer`,
    'breaks off',
    'log',
  ],
  [
    'the server could not find the requested resource',
    'does not know its path',
    'Install',
  ],
  [
    'an error on the server ("x") has prevented the request from succeeding',
    'an error of its own',
    'log',
  ],
  [
    'expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got /, Kind=',
    'no answer to a question of admission',
    'log',
  ],
  [
    'could not get REST client: unable to load root certificates: unable to parse bytes as PEM block',
    'the caBundle of its registration is broken',
    'Install',
  ],
  [
    `${INJECTOR}tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead`,
    'no subject alternative name',
    'Install',
  ],
];
