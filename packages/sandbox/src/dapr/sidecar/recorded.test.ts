import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sidecarMetadata } from './metadata';
import { startSidecar } from './start';
import ignoredError from './testdata/metadata-ignored-error.json';
import loaded from './testdata/metadata-loaded.json';
import pubsub from './testdata/metadata-pubsub-subscription.json';
import scoped from './testdata/metadata-scoped.json';
import {
  component,
  inputWith,
  podWith,
  secret,
} from '../../__testUtils__/dapr/sidecarInputs';
import { SidecarInput } from './types';

/** Lines of a real start that the simulation leaves out on purpose. */
const LEFT_OUT = [
  /^Starting workload cert expiry watcher/, // certificates are not simulated
  /^metric spec:/,
  /^Using default latency distribution buckets/,
  /^The default value for 'spec.metric.http.increasedCardinality'/, // daprd 1.14 only
  /^Dapr trace sampler initialized/,
  /^metrics server started/,
  /^gRPC server listening/,
  /^Enabled (gRPC|tracing|metrics|max body size)/,
  /^Registering (workflow|component for dapr workflow)/,
  /^The request body size parameter/,
  /^actors: state store is not configured/,
  /^Configuring (actors|actor|workflow)/,
  /^Actor runtime started/,
  /^(Initializing Dapr workflow|Workflow engine initialized)/,
];
/** What the real daprd still says on its way out, in no fixed order with the shutdown. */
const RACING_WITH_SHUTDOWN =
  /^(Loading endpoints|Error listing http|failed to load HTTP|Waiting for all outstanding http|All outstanding|Loading Declarative)/;

type Line = { level: string; scope: string; msg: string };

function recording(name: string): { args: string[]; lines: Line[] } {
  const text = readFileSync(join(__dirname, 'testdata', `${name}.txt`), 'utf8');
  const [args, ...lines] = text.trim().split('\n');
  return {
    args: ['/daprd', ...args.split(' ').slice(1)],
    lines: lines.map(line => {
      const match =
        /level=(\w+) msg=(".*?[^\\]") app_id=.* scope=dapr\.(\S+)/.exec(line);
      return {
        level: match?.[1] ?? '',
        msg: JSON.parse(match?.[2] ?? '""'),
        scope: match?.[3] ?? '',
      };
    }),
  };
}

const redisValues = [
  {
    name: 'redisHost',
    value: 'redis-master.default.svc.cluster.local:6379',
  },
  {
    name: 'redisPassword',
    secretKeyRef: { name: 'redis-secret', key: 'password' },
  },
];
const orders = { metadata: redisValues, scopes: ['cart'] };
const wrongPassword = [secret('redis-secret', { password: 'wrong' })];
const edge = { version: 'edge', placementConnected: false, schedulers: [] };

const cases: Record<
  string,
  { log: string; input: Partial<SidecarInput>; metadata?: object }
> = {
  'a state store for everybody, the app not yet up': {
    log: 'log-loaded',
    input: {
      components: [component('my-statestore', { metadata: redisValues })],
      appListening: false,
    },
    metadata: loaded,
  },
  'a state store in scope, no app port': {
    log: 'log-secret-ok',
    input: { components: [component('orders', orders)] },
    metadata: scoped,
  },
  'a Secret that is missing on the host': {
    log: 'log-missing-secret',
    input: { components: [component('orders', orders)], secrets: [] },
  },
  'a wrong password': {
    log: 'log-wrong-password',
    input: {
      components: [component('orders', orders)],
      secrets: wrongPassword,
    },
  },
  'a wrong password, ignored': {
    log: 'log-ignored-error',
    input: {
      components: [component('orders', { ...orders, ignoreErrors: true })],
      secrets: wrongPassword,
    },
    metadata: ignoredError,
  },
  'pub/sub with a Subscription, a Configuration and a Resiliency': {
    log: 'log-pubsub',
    input: {
      components: [
        component('events', { type: 'pubsub.redis', metadata: redisValues }),
      ],
      configurations: [
        {
          apiVersion: 'dapr.io/v1alpha1',
          kind: 'Configuration',
          metadata: { name: 'strict' },
        },
      ],
      named: {
        Resiliency: [
          {
            apiVersion: 'dapr.io/v1alpha1',
            kind: 'Resiliency',
            metadata: { name: 'retries' },
          },
        ],
      },
      subscriptions: [
        {
          apiVersion: 'dapr.io/v2alpha1',
          kind: 'Subscription',
          metadata: { name: 'paid' },
          spec: {
            pubsubname: 'events',
            topic: 'paid',
            routes: { default: '/paid' },
          },
        },
      ],
      appListening: false,
    },
    metadata: pubsub,
  },
};

describe('compared with a real daprd', () => {
  it.each(Object.entries(cases))('%s', (_, { log, input, metadata }) => {
    const { args, lines } = recording(log);
    const complete = inputWith({
      ...input,
      pod: podWith(args),
      runtime: edge,
    });
    const state = startSidecar(complete);

    const byText = (all: Line[]) =>
      all.map(({ level, scope, msg }) => `${level} ${scope}: ${msg}`);
    const ending = state.exit !== undefined;
    const expected = lines
      .filter(({ msg }) => !LEFT_OUT.some(pattern => pattern.test(msg)))
      .filter(({ msg }) => !ending || !RACING_WITH_SHUTDOWN.test(msg));
    // The errors of that race are joined to the fatal line.
    const [first] = expected
      .slice(-1)
      .map(({ msg }) => msg.split('\nfailed to load declarative')[0]);
    if (ending) {
      expected[expected.length - 1].msg = first;
    }
    expect(byText(state.log)).toEqual(byText(expected));

    expect(state.exit?.code).toBe(metadata ? undefined : 1);
    const answer = ending ? undefined : sidecarMetadata(state, complete);
    // Field by field, and in daprd's order.
    expect(answer).toEqual(metadata);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(metadata));
  });
});
