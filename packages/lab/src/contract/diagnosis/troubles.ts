import { Target } from '../target/Target';

/** Where the apps in trouble are, inside the vcluster. */
export const NAMESPACE = 'troubles';

/** A Dapr Component for one app alone. */
export type TroubledComponent = {
  type?: string;
  metadata?: Record<string, string>;
  /** Secret with its password. */
  secret?: string;
  spec?: object;
};

/** An app, what is wrong with it, and what the diagnosis has to say. */
export type Trouble = {
  app: string;
  rule: string;
  /** Part of the finding, its evidence included. */
  said: RegExp;
  namespace?: string;
  /** Whether its pods ask for a sidecar; default: they do. */
  asks?: boolean;
  /** More annotations of the pod. */
  annotations?: Record<string, string>;
  /** Annotations of the Deployment, where they have no effect. */
  misplaced?: Record<string, string>;
  components?: TroubledComponent[];
  /** Added to the app's container. */
  container?: object;
  /** Containers beside the app's. */
  beside?: object[];
  /** A bare pod instead of a Deployment, never restarted. */
  once?: boolean;
};

const dapr = (values: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`dapr.io/${key}`, value]),
  );

/** What tenants bring upon themselves, each in an app of its own. */
export const troublesOn = ({
  redis,
  silent,
}: Pick<Target, 'redis' | 'silent'>): Trouble[] => [
  {
    app: 'lax',
    rule: 'not-injected/enabled-value',
    said: /"yes"/,
    annotations: dapr({ enabled: 'yes' }),
  },
  {
    app: 'misplaced',
    rule: 'not-injected/annotation-misplaced',
    said: /metadata\.annotations of Deployment troubles\/misplaced/,
    asks: false,
    misplaced: dapr({ enabled: 'true' }),
  },
  {
    app: 'misnamed',
    rule: 'rejected/app-id',
    said: /Bad_Id/,
    annotations: dapr({ 'app-id': 'Bad_Id' }),
  },
  {
    app: 'unpulled',
    rule: 'sidecar/image',
    said: /registry\.invalid/,
    annotations: dapr({ 'sidecar-image': 'registry.invalid/daprd:1.18.3' }),
  },
  {
    app: 'skewed',
    rule: 'sidecar/version-skew',
    said: /runs Dapr 1\.12\.0/,
    annotations: dapr({ 'sidecar-image': 'ghcr.io/dapr/daprd:1.12.0' }),
  },
  {
    app: 'tokenless',
    rule: 'sidecar/missing-secret',
    said: /Secret that daprd needs/,
    annotations: dapr({ 'api-token-secret': 'nowhere' }),
  },
  {
    app: 'starved',
    rule: 'sidecar/out-of-memory',
    said: /OOMKilled \(exit code 137\)/,
    annotations: dapr({ 'sidecar-memory-limit': '6Mi' }),
  },
  {
    app: 'unconfigured',
    rule: 'sidecar/missing-configuration',
    said: /"tracing"/,
    annotations: dapr({ config: 'tracing' }),
  },
  {
    app: 'tokened',
    rule: 'sidecar/builtin-secret-store',
    said: /home\/nonroot\/\.kube\/config: no such file/,
    annotations: dapr({
      'disable-builtin-k8s-secret-store': 'false',
      // Every container of daprd's image has it.
      env: 'HOME=/home/nonroot',
    }),
  },
  {
    app: 'mistyped',
    rule: 'sidecar/unknown-type',
    said: /state\.rediss/,
    components: [{ type: 'state.rediss' }],
  },
  {
    app: 'slow',
    rule: 'sidecar/init-timeout',
    said: /did not start in time/,
    components: [
      { metadata: { redisHost: silent }, spec: { initTimeout: '2s' } },
    ],
  },
  {
    app: 'patient',
    rule: 'sidecar/not-ready',
    said: /runs but is not ready/,
    components: [
      {
        // The client's own time to wait is shorter: daprd would end, and begin again and again.
        metadata: { redisHost: silent, readTimeout: '5m' },
        spec: { initTimeout: '5m' },
      },
    ],
  },
  {
    app: 'locked-out',
    rule: 'sidecar/wrong-credentials',
    said: /WRONGPASS/,
    components: [{ metadata: { redisHost: redis.address }, secret: 'wrong' }],
  },
  {
    app: 'unreached',
    rule: 'sidecar/backend-unreachable',
    said: /127\.0\.0\.1:1: connect: connection refused/,
    components: [{ metadata: { redisHost: '127.0.0.1:1' } }],
  },
  {
    app: 'two-stores',
    rule: 'sidecar/second-actor-store',
    said: /two-stores-[01] and two-stores-[01]/,
    components: [
      { type: 'state.in-memory', metadata: { actorStateStore: 'true' } },
      { type: 'state.in-memory', metadata: { actorStateStore: 'true' } },
    ],
  },
  {
    app: 'strange-key',
    rule: 'sidecar/component-init',
    said: /keyPrefix/,
    components: [{ type: 'state.in-memory', metadata: { keyPrefix: 'a||b' } }],
  },
  {
    app: 'without-it',
    rule: 'sidecar/component-absent',
    said: /without-it-0.*WRONGPASS/,
    components: [
      {
        metadata: { redisHost: redis.address },
        secret: 'wrong',
        spec: { ignoreErrors: true },
      },
    ],
  },
  {
    app: 'secretless',
    rule: 'sidecar/component-secret',
    said: /Secret "nowhere"/,
    // It keeps every sidecar of its namespace from starting.
    namespace: 'troubles-apart',
    components: [{ metadata: { redisHost: redis.address }, secret: 'nowhere' }],
  },
  {
    app: 'deaf',
    rule: 'sidecar/app-not-listening',
    said: /port 9999.*dapr is not ready/,
    annotations: dapr({ 'app-port': '9999' }),
    container: { ports: [{ containerPort: 8080 }] },
  },
  {
    app: 'chatty',
    rule: 'sidecar/crash-loop',
    said: /invalid value for --log-level: bogus/,
    annotations: dapr({ 'log-level': 'bogus' }),
  },
  {
    app: 'once',
    rule: 'sidecar/ended',
    said: /has ended: Error \(exit code 1\)/,
    annotations: dapr({ 'log-level': 'bogus' }),
    once: true,
  },
  {
    app: 'first-of-two',
    rule: 'app/app-id-duplicated',
    said: /shared with second-of-two/,
    annotations: dapr({ 'app-id': 'of-two' }),
  },
  {
    app: 'second-of-two',
    rule: 'app/app-id-duplicated',
    said: /shared with first-of-two/,
    annotations: dapr({ 'app-id': 'of-two' }),
  },
  {
    app: 'native',
    rule: 'sidecar/native',
    said: /init container/,
    annotations: dapr({ 'enable-native-sidecar': 'true' }),
  },
  {
    app: 'by-hand',
    rule: 'sidecar/shared',
    said: /was not injected/,
    asks: false,
    beside: [
      {
        name: 'daprd',
        image: 'ghcr.io/dapr/daprd:1.18.3',
        args: [
          ...['/daprd', '--app-id', 'by-hand'],
          '--disable-builtin-k8s-secret-store',
        ],
      },
    ],
  },
];
