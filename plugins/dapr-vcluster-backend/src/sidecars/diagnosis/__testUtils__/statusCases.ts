import {
  STARTED,
  CRASHING,
  pod,
  sidecar,
  recorded,
  crashing,
  line,
  log,
  onHost,
  Case,
} from './evidence';
import notReady from '../testdata/healthz-not-ready.json';

/** Sidecars with their status, metadata and the objects beside them. */
export const STATUS_CASES: readonly Case[] = [
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
    sidecar(
      {
        ...CRASHING,
        last: { reason: 'OOMKilled', exitCode: 137 },
      },
      { log: recorded('out-of-memory') },
    ),
  ],
  [
    'sidecar/missing-configuration',
    'Configuration "tracing" is not in',
    sidecar(CRASHING, { configurations: ['other'] }, { config: 'tracing' }),
  ],
  ['sidecar/crash-loop', 'keeps ending (exit code 1)', crashing(undefined)],
  [
    'sidecar/crash-loop',
    'keeps ending (exit code 1)',
    crashing(recorded('refused-flag')),
  ],
  [
    'sidecar/ended',
    'has ended: Error (exit code 2)',
    sidecar({ terminated: { reason: 'Error', exitCode: 2 } }),
  ],
  [
    'sidecar/app-not-listening',
    'does not listen on port 9999',
    sidecar({}, { log: recorded('app-not-listening') }, { appPort: 9999 }),
  ],
  [
    'sidecar/app-not-listening',
    'does not listen on its port',
    sidecar({}, { log: recorded('app-not-listening') }),
  ],
  ['sidecar/not-ready', 'runs but is not ready', sidecar({})],
  [
    'sidecar/unhealthy',
    'not healthy',
    sidecar({ ready: true }, { unhealthy: notReady.message }),
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
    'sidecar/not-receiving',
    'gets nothing from Dapr Component "events" (bindings.kafka/v1)',
    sidecar(
      { ready: true },
      {
        components: [onHost('events', 'bindings.kafka')],
        log: log(
          line('error', 'error reading from input binding events: kafka: EOF'),
        ),
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
