import { parse } from 'yaml';
import {
  dapr,
  resiliency,
  subscription,
  values,
} from './__testUtils__/samples';
import { useCheck } from './__testUtils__/useCheck';
import { applyFixes } from './fix/applyFixes';

describe("checkFiles, on Dapr's kinds and values of vcluster", () => {
  const { check, rules } = useCheck();

  it.each([
    [subscription({ topic: undefined }), 'shape/required:spec.topic'],
    [subscription({ routes: {} }), 'shape/value:spec.routes'],
    [subscription({}), 'subscription/pubsub:spec.pubsubname'],
    [
      resiliency({ apps: { app: { timeout: 'long' } } }),
      'resiliency/policy:spec.targets.apps.app.timeout',
    ],
    [
      resiliency({ components: { s: { outbound: { retry: 'x' } } } }),
      'resiliency/policy:spec.targets.components.s.outbound.retry',
    ],
    [
      dapr('Resiliency', {
        policies: { timeouts: { a: 'soon' } },
        targets: {},
      }),
      'shape/value:spec.policies.timeouts.a',
    ],
    [dapr('Resiliency', {}), 'shape/required:spec.policies'],
    [
      dapr('Configuration', { tracing: { samplingRate: 1 } }),
      'shape/type:spec.tracing.samplingRate',
    ],
    [
      dapr('Configuration', { tracing: { samplingRate: '7' } }),
      'shape/value:spec.tracing.samplingRate',
    ],
    [
      dapr('Configuration', { accesControl: {} }),
      'shape/unknown:spec.accesControl',
    ],
    [
      dapr('Configuration', { accessControl: { defaultAction: 'no' } }),
      'shape/value:spec.accessControl.defaultAction',
    ],
    [dapr('HTTPEndpoint', { baseUrl: 'ftp://x' }), 'shape/value:spec.baseUrl'],
    [
      dapr('HTTPEndpoint', { baseUrl: 'http://169.254.169.254/x' }),
      'G10:spec.baseUrl',
    ],
    [
      dapr('HTTPEndpoint', { baseUrl: 'http://a' }, { scopes: [] }),
      'G1:scopes',
    ],
    [
      values('experimental: { genericSync: {} }'),
      'vcluster/removed:experimental.genericSync',
    ],
    [
      values('experimental: { multiNamespaceMode: { enabled: true } }'),
      'vcluster/removed:experimental.multiNamespaceMode',
    ],
    [
      values(
        'experimental: { deploy: { vcluster: { helm: [{ chart: { name: dapr } }] } } }',
      ),
      'G14:experimental.deploy.vcluster.helm[0]',
    ],
    [values('syncer: {}'), 'vcluster/legacy:syncer'],
    [
      'controlPlane: {}',
      'vcluster/host-dns:networking.advanced.fallbackHostCluster',
    ],
    ['controlPlane: {}', 'vcluster/secrets-sync:sync.toHost.secrets.all'],
    [
      'sync: { toHost: { customResources: { a.b: { enabled: true } } } }',
      'vcluster/licence:sync.toHost.customResources',
    ],
  ])('checks %s', (text, expected) => {
    expect(rules(text).map(each => each.replace(/^\d+:/, ''))).toContain(
      expected,
    );
  });

  it('says how a Subscription gets from one version to the other', () => {
    const edited = (text: string) => {
      const found = check(text).filter(
        ({ ruleId }) => ruleId !== 'subscription/pubsub',
      );
      const source = { path: '0.yaml', text };
      const { files: fixed } = applyFixes([source], found);
      return [found.map(each => each.field), parse(fixed[0].text).spec];
    };
    const old = { apiVersion: 'dapr.io/v1alpha1', scopes: ['app'] };
    const spec = { pubsubname: 'bus', topic: 't' };
    const right = { ...spec, routes: { default: '/t' } };
    expect(edited(dapr('Subscription', { ...spec, route: '/t' }, old))).toEqual(
      [['apiVersion'], right],
    );
    expect(edited(dapr('Subscription', right, old))).toEqual([
      ['apiVersion'],
      right,
    ]);
    expect(edited(subscription({ routes: undefined, route: '/t' }))).toEqual([
      ['spec.route'],
      right,
    ]);
  });
});
