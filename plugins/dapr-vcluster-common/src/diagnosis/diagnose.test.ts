import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContainerStatus } from '../sidecars';
import { diagnoseApp } from './diagnose';
import { AppEvidence } from './evidence';
import { parseDaprdLog } from './log';
import { CAUSES, REMARKS } from './rules';

const STARTED = '2026-01-02T00:00:00Z';
const CRASHING: Partial<ContainerStatus> = {
  waiting: 'CrashLoopBackOff',
  restarts: 4,
  last: { reason: 'Error', exitCode: 1 },
};

type Pod = AppEvidence['pod'];

function pod(change: Partial<Pod> = {}): Pod {
  return {
    namespace: 'vcluster-a',
    name: 'cart-1',
    labels: { 'dapr.io/app-id': 'cart', 'dapr.io/sidecar-injected': 'true' },
    annotations: { 'dapr.io/enabled': 'true' },
    ...change,
  };
}

function evidence(change: Partial<AppEvidence> = {}): AppEvidence {
  return {
    tenant: { namespace: 'vcluster-a', name: 'a' },
    pod: pod(),
    found: 'host',
    injector: {
      daprVersion: '1.18.3',
      state: 'ready',
      serviceAccounts: 'vcluster-*:vc-*',
    },
    ...change,
  };
}

/** A pod with a daprd in a state. */
function sidecar(
  status: Partial<ContainerStatus> = { ready: true },
  change: Partial<AppEvidence> = {},
  daprd: Partial<NonNullable<Pod['daprd']>> = {},
): AppEvidence {
  return evidence({
    ...change,
    pod: pod({
      ...change.pod,
      daprd: {
        native: false,
        image: 'ghcr.io/dapr/daprd:1.18.3',
        status: { ready: false, restarts: 0, startedAt: STARTED, ...status },
        ...daprd,
      },
    }),
  });
}

const log = (text: string) => ({
  state: 'known' as const,
  observedAt: STARTED,
  value: parseDaprdLog(text),
});
const recorded = (name: string) =>
  log(readFileSync(join(__dirname, 'testdata', `log-${name}.txt`), 'utf8'));
const line = (level: string, msg: string) =>
  `time="${STARTED}" level=${level} msg=${JSON.stringify(
    msg,
  )} app_id=cart instance=cart-1 scope=dapr.runtime type=log ver=1.18.3`;
const fatal = (msg: string) =>
  log(line('fatal', `Fatal error from runtime: ${msg}`));
const init = (name: string, cause: string) =>
  log(
    line(
      'error',
      `Failed to init component ${name}: [INIT_COMPONENT_FAILURE]: initialization error occurred for ${name}: ${cause}`,
    ),
  );
const crashing = (
  text: AppEvidence['log'],
  change: Partial<AppEvidence> = {},
) => sidecar(CRASHING, { log: text, ...change });
const virtual = (change: Partial<AppEvidence>) =>
  evidence({ found: 'virtual', ...change });
const injector = (change: object) =>
  evidence({ injector: { ...evidence().injector, ...change } });
const denied = (webhook: string, why: string) =>
  `Error syncing to host cluster: create object: admission webhook "${webhook}" denied the request: ${why}`;

/** The rule expected, what the sentence says, and what is known. */
const CASES: ReadonlyArray<[string, string, AppEvidence]> = [
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
    evidence({ webhook: { registered: false, excludedBy: [] } }),
  ],
  [
    'not-injected/webhook-selector',
    'leaves this pod out',
    evidence({
      webhook: { registered: true, excludedBy: ['namespaces: dapr=on'] },
    }),
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
  ['not-injected/unexplained', 'serves this tenant now', evidence()],
  [
    'sidecar/image',
    'cannot be pulled',
    sidecar({ waiting: 'ImagePullBackOff' }),
  ],
  [
    'sidecar/missing-secret',
    'Secret that daprd needs',
    sidecar({ waiting: 'CreateContainerConfigError' }),
  ],
  [
    'sidecar/out-of-memory',
    'out of memory',
    sidecar({
      ...CRASHING,
      last: { reason: 'OOMKilled', exitCode: 137 },
    }),
  ],
  [
    'sidecar/missing-configuration',
    'Configuration "tracing" is not in',
    sidecar(CRASHING, { configurations: ['other'] }, { config: 'tracing' }),
  ],
  [
    'sidecar/configuration-not-found',
    'did not find Configuration "tracing"',
    crashing(
      fatal(
        'error loading configuration: rpc error: code = Unknown desc = error getting configuration: Configuration.dapr.io "tracing" not found',
      ),
    ),
  ],
  [
    'sidecar/identity-refused',
    'failed to get configuration',
    crashing(
      fatal(
        'failed to retrieve the initial identity: error from sentry SignCertificate: rpc error: code = PermissionDenied desc = failed to get configuration\nno X509 SVID available',
      ),
    ),
  ],
  [
    'sidecar/fallback-dns-off',
    'cannot resolve dapr-sentry.dapr-system.svc.cluster.local',
    crashing(
      fatal(
        'failed to retrieve the initial identity certificate: error establishing connection to sentry: context canceled: connection error: desc = "transport: Error while dialing: dial tcp: lookup dapr-sentry.dapr-system.svc.cluster.local on 10.43.0.10:53: no such host"',
      ),
    ),
  ],
  [
    'sidecar/sentry-unreachable',
    'cannot reach sentry',
    crashing(
      fatal(
        'failed to retrieve the initial identity: error establishing connection to sentry: dial tcp 10.96.56.61:443: connect: connection refused',
      ),
    ),
  ],
  [
    'sidecar/operator-unreachable',
    'cannot reach the Dapr operator',
    crashing(
      fatal(
        'error loading configuration: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.96.12.1:443: connect: connection refused"',
      ),
    ),
  ],
  [
    'sidecar/component-secret',
    'Secret "redis-secret"',
    crashing(recorded('missing-secret')),
  ],
  [
    'sidecar/builtin-secret-store',
    'built-in secret store',
    crashing(
      init(
        'kubernetes (secretstores.kubernetes/v1)',
        'open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory',
      ),
    ),
  ],
  [
    'sidecar/unknown-type',
    '"store" (state.rediss/v1) has a type or version',
    crashing(
      log(
        line(
          'error',
          "Failed to init component store (state.rediss/v1): [CREATE_COMPONENT_FAILURE]: initialization error occurred for store (state.rediss/v1): couldn't find state store state.rediss/v1",
        ),
      ),
    ),
  ],
  [
    'sidecar/init-timeout',
    '"broker" (pubsub.kafka/v1) did not start in time (5s)',
    crashing(
      init(
        'broker (pubsub.kafka/v1)',
        'init timeout for component broker (pubsub.kafka/v1) exceeded after 5s',
      ),
    ),
  ],
  [
    'sidecar/wrong-credentials',
    'refuses the credentials of Dapr Component "orders" (state.redis/v1)',
    crashing(recorded('wrong-password')),
  ],
  [
    'sidecar/backend-unreachable',
    'does not reach its backend: lookup redis.shop on 10.96.0.10:53: no such host',
    crashing(
      init(
        'store (state.redis/v1)',
        'redis store: error connecting to redis at redis.shop:6379: dial tcp: lookup redis.shop on 10.96.0.10:53: no such host',
      ),
    ),
  ],
  [
    'sidecar/second-actor-store',
    'Both "one" and "two"',
    crashing(
      init(
        'two (state.redis/v1)',
        'detected duplicate actor state store: one and two',
      ),
    ),
  ],
  [
    'sidecar/component-init',
    '"store" (state.redis/v1) fails to start',
    crashing(
      init('store (state.redis/v1)', 'missing or empty redisHost field'),
    ),
  ],
  ['sidecar/crash-loop', 'keeps ending (exit code 1)', crashing(undefined)],
  [
    'sidecar/ended',
    'has ended: Error (exit code 2)',
    sidecar({ terminated: { reason: 'Error', exitCode: 2 } }),
  ],
  [
    'sidecar/app-not-listening',
    'does not listen on port 8080',
    sidecar(
      {},
      {
        log: log(
          line(
            'info',
            'application protocol: http. waiting on port 8080.  This will block until the app is listening on that port.',
          ),
        ),
      },
    ),
  ],
  ['sidecar/not-ready', 'runs but is not ready', sidecar({})],
  [
    'sidecar/unhealthy',
    'not healthy',
    sidecar({ ready: true }, { unhealthy: 'dapr is not ready: [app]' }),
  ],
  [
    'sidecar/component-absent',
    'ready without Dapr Component "orders"',
    sidecar(
      { ready: true },
      {
        loaded: { state: 'known', observedAt: STARTED, value: [] },
        components: [{ name: 'orders', scopes: ['cart'], ignoreErrors: true }],
        log: recorded('ignored-error'),
      },
    ),
  ],
  [
    'app/app-id-duplicated',
    'is shared with checkout',
    sidecar({ ready: true }, { sameAppId: ['checkout'] }),
  ],
  [
    'sidecar/version-skew',
    'runs Dapr 1.16.2, the control plane 1.18.3',
    sidecar({ ready: true }, { runtimeVersion: '1.16.2' }),
  ],
  [
    'tenant/dapr-inside',
    'control plane of its own',
    sidecar({ ready: true }, { ownDapr: ['dapr-system'] }),
  ],
  [
    'tenant/crd-stale',
    'drops fields',
    sidecar({ ready: true }, { droppedFields: ['spec.metadata[].envRef'] }),
  ],
  [
    'sidecar/shared',
    'was not injected',
    sidecar({ ready: true }, { pod: pod({ labels: {}, annotations: {} }) }),
  ],
  [
    'sidecar/native',
    'native sidecar',
    sidecar({ ready: true }, {}, { native: true }),
  ],
];

describe('diagnoseApp', () => {
  it.each(CASES)('%s: %s', (rule, sentence, known) => {
    const { findings, summary } = diagnoseApp(known);
    const [finding] = findings;
    expect(finding.ruleId).toBe(rule);
    expect(finding.title).toContain(sentence);
    expect(finding.fix).toMatch(/\.$/);
    if (CAUSES.some(({ id }) => id === rule)) {
      expect(summary).toBe(finding.title);
    }
  });

  it('has a case for every rule, and no two rules of one id', () => {
    const ids = [...CAUSES, ...REMARKS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual(ids.sort());
  });

  it.each<[string, AppEvidence]>([
    ['ready', sidecar({ ready: true })],
    ['ready', sidecar({ ready: true }, { log: recorded('loaded') })],
    [
      'ready',
      sidecar({ ready: true }, { loaded: { state: 'unknown', reason: 'x' } }),
    ],
    ['pending', sidecar({}, {}, { status: undefined })],
    ['pending', sidecar({ waiting: 'PodInitializing' })],
    ['pending', virtual({ ageSeconds: 5 })],
    ['pending', virtual({})],
    ['unknown', virtual({ ageSeconds: 60 })],
  ])('is %s and finds nothing', (state, known) => {
    expect(diagnoseApp(known)).toMatchObject({ state, findings: [] });
  });

  it.each<[string, AppEvidence]>([
    ['rejected', virtual({ syncError: 'no' })],
    ['not-injected', evidence()],
    ['crash-loop', sidecar(CRASHING)],
    ['failed', sidecar({ terminated: {} })],
    ['not-ready', sidecar({})],
  ])('calls it %s', (state, known) => {
    expect(diagnoseApp(known).state).toBe(state);
  });

  it('takes "yes" for a yes where Dapr did', () => {
    const { findings } = diagnoseApp(
      evidence({
        pod: pod({ annotations: { 'dapr.io/enabled': 'yes' } }),
        injector: {
          daprVersion: '1.14.5',
          state: 'ready',
          prefixNames: 'vcluster-*:vc-*',
        },
      }),
    );
    expect(findings[0].ruleId).toBe('not-injected/unexplained');
  });

  it('shows the line it goes by, and the status', () => {
    const [finding] = diagnoseApp(
      crashing(recorded('wrong-password')),
    ).findings;
    expect(finding.evidence).toEqual(
      expect.arrayContaining([
        { label: 'Log (fatal)', value: expect.stringContaining('WRONGPASS') },
        { label: 'Last end', value: 'Error (exit code 1)' },
        { label: 'Restarts', value: '4' },
      ]),
    );
  });

  it('names the Helm value that lets the syncer in', () => {
    const [{ fix }] = diagnoseApp(
      evidence({ tenant: { namespace: 'tenants-a', name: 'a' } }),
    ).findings;
    expect(fix).toContain(
      'dapr_sidecar_injector.allowedServiceAccounts of Dapr to "vcluster-*:vc-*,tenants-a:vc-a"',
    );
  });
});

describe('parseDaprdLog', () => {
  it('reads JSON lines, the newest run only, without secrets', () => {
    const json = (level: string, msg: string) => JSON.stringify({ level, msg });
    const { lines } = parseDaprdLog(
      [
        json('fatal', 'of the run before'),
        json('info', 'Starting Dapr Runtime -- version 1.18.3'),
        'goroutine 1 [running]:',
        json('error', 'cannot dial redis://:geheim@redis:6379'),
        '{"cut off',
      ].join('\n'),
    );
    expect(lines.map(({ msg }) => msg)).toEqual([
      'Starting Dapr Runtime -- version 1.18.3',
      'cannot dial redis://:[hidden]@redis:6379',
    ]);
  });
});
