import { ComponentCatalogue } from '../../../componentCatalogue/types';
import { loadComponentCatalogue } from '../../../componentCatalogue/load';
import { checkFiles } from '../checkFiles';
import { FileCheckContext } from '../model/context';

const given: FileCheckContext = {
  tenant: { name: 'team-a' },
  secrets: new Set(['known']),
  services: [{ namespace: 'shop', name: 'redis' }],
  components: [
    {
      name: 'bus',
      type: 'pubsub.redis',
      metadata: [{ name: 'allowedTopics', value: 'a, b' }],
      scopes: ['app'],
    },
    {
      name: 'limit',
      type: 'middleware.http.ratelimit',
      metadata: [],
      scopes: [],
    },
    { name: 'old', metadata: [], scopes: [] },
  ],
};

const object = (kind: string, spec: object, more: object = {}) =>
  JSON.stringify({
    apiVersion: `dapr.io/${kind === 'Subscription' ? 'v2alpha1' : 'v1alpha1'}`,
    kind,
    metadata: { name: 'one' },
    spec,
    ...(kind !== 'Configuration' && { scopes: ['app'] }),
    ...more,
  });
const subscription = (spec: object, more?: object) =>
  object(
    'Subscription',
    { pubsubname: 'bus', topic: 'a', routes: { default: '/a' }, ...spec },
    more,
  );
const targets = (components: object) =>
  object('Resiliency', {
    policies: { timeouts: { t: '1s' } },
    targets: { components },
  });
const configuration = (spec: object, more?: object) =>
  object(
    'Configuration',
    { accessControl: { defaultAction: 'deny' }, ...spec },
    more,
  );
const handlers = (name: string, type: string) =>
  configuration({ httpPipeline: { handlers: [{ name, type }] } });
const header = (secret: string) => [
  { name: 'Authorization', secretKeyRef: { name: secret, key: 'k' } },
];
const endpoint = (spec: object, more?: object) =>
  object('HTTPEndpoint', { baseUrl: 'https://example.com', ...spec }, more);

describe('what Dapr resources refer to', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const rules = (text: string, context = given) =>
    checkFiles([{ path: 'a.yaml', text }], context, catalogue).map(
      ({ ruleId, severity, field }) => `${ruleId} ${severity} ${field}`,
    );

  it.each<[string, string[]]>([
    [subscription({}), []],
    [
      subscription({ pubsubname: 'buss' }),
      ['subscription/pubsub error spec.pubsubname'],
    ],
    [
      subscription({ pubsubname: 'limit' }),
      ['subscription/pubsub error spec.pubsubname'],
    ],
    [subscription({ pubsubname: 'old' }), []],
    [subscription({ topic: 'c' }), ['subscription/topic error spec.topic']],
    [
      subscription({}, { scopes: ['app', 'other'] }),
      ['subscription/scopes warning scopes[1]'],
    ],
    [targets({ bus: { outbound: { timeout: 't' } } }), []],
    [
      targets({ buss: { outbound: { timeout: 't' } } }),
      ['resiliency/target warning spec.targets.components.buss'],
    ],
    [handlers('limit', 'middleware.http.ratelimit'), []],
    [
      handlers('limit', 'middleware.http.bearer'),
      ['configuration/handler error spec.httpPipeline.handlers[0].type'],
    ],
    [
      handlers('nobody', 'middleware.http.bearer'),
      ['configuration/handler error spec.httpPipeline.handlers[0].name'],
    ],
    [
      handlers('limit', 'middleware.http.wasm'),
      ['G10 error spec.httpPipeline.handlers[0].type'],
    ],
    [
      configuration({
        mtls: {
          enabled: true,
          controlPlaneTrustDomain: 'mine',
          sentryAddress: 'mine:443',
        },
      }),
      ['configuration/control-plane error spec.mtls'],
    ],
    [
      configuration({}, { metadata: { name: 'daprsystem' } }),
      ['configuration/control-plane error metadata.name'],
    ],
    [
      configuration({ accessControl: { defaultAction: 'allow' } }),
      ['configuration/access-control warning spec.accessControl.defaultAction'],
    ],
    [
      configuration({
        tracing: {
          samplingRate: '1',
          zipkin: { endpointAddress: 'http://169.254.169.254/' },
        },
      }),
      ['G10 error spec.tracing.zipkin.endpointAddress'],
    ],
    [
      configuration({
        tracing: {
          samplingRate: '1',
          otel: {
            endpointAddress: 'otel:4317',
            isSecure: false,
            protocol: 'grpc',
            headers: header('unknown'),
          },
        },
      }),
      ['G4 error spec.tracing.otel.headers[0].secretKeyRef.name'],
    ],
    [endpoint({ headers: header('known') }), []],
    [
      endpoint({ headers: header('unknown') }),
      ['G4 error spec.headers[0].secretKeyRef.name'],
    ],
    [
      endpoint({ headers: header('x') }, { auth: { secretStore: 'vault' } }),
      [],
    ],
    [
      endpoint({ baseUrl: 'http://redis.shop:80' }),
      ['G10/captured-host warning spec.baseUrl'],
    ],
    [
      endpoint({ clientTLS: { privateKey: { value: 'x' } } }),
      ['G3 error spec.clientTLS.privateKey.value'],
    ],
  ])('%s', (text, expected) => {
    expect(rules(text)).toEqual(expected);
  });

  it('does not check what is not known', () => {
    const context = { tenant: { name: 'team-a' } };
    expect(rules(endpoint({ headers: header('x') }), context)).toEqual([]);
    expect(rules(handlers('x', 'middleware.http.bearer'), context)).toEqual([]);
    expect(rules(targets({ x: {} }), context)).toEqual([]);
    expect(rules(subscription({}), context)).toEqual([
      'subscription/pubsub warning spec.pubsubname',
    ]);
  });

  it('sees a second control plane of Dapr', () => {
    const operator = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'dapr-operator', labels: { app: 'dapr-operator' } },
    };
    expect(rules(JSON.stringify(operator))).toEqual(['G14 warning undefined']);
  });
});
