import type { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { K } from '../kinds';
import { app, namespaceObject } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

const NAMESPACE = 'loading';
const APP = 'busy';

/** What a sidecar tells of the objects of Dapr that it has loaded besides Components. */
export function loadingSuite(stage: Stage) {
  describe('who has loaded', () => {
    const declare = (
      resource: (typeof K)[keyof typeof K],
      name: string,
      content: object,
    ) =>
      stage.multi.virtual.create(resource, {
        apiVersion: resource.apiVersion,
        kind: resource.kind,
        metadata: { name, namespace: NAMESPACE },
        ...content,
      });
    const said = (name: string) =>
      until<LoadedBy>(`what ${APP} says of ${name}`, async () => {
        const object = await stage.observer.resource(stage.multi, name);
        const by = object?.loadedBy?.find(({ appId }) => appId === APP);
        return by?.state !== 'unknown' || by.reason?.includes('does not say')
          ? by
          : undefined;
      });

    beforeAll(async () => {
      await stage.multi.virtual.create(
        K.namespaces,
        namespaceObject(NAMESPACE),
      );
      await declare(K.components, 'bus', {
        spec: { type: 'pubsub.in-memory', version: 'v1', metadata: [] },
      });
      await declare(K.subscriptions, 'paid', {
        spec: { pubsubname: 'bus', topic: 'paid', routes: { default: '/in' } },
        scopes: [APP],
      });
      await declare(K.subscriptions, 'elsewhere', {
        spec: { pubsubname: 'bus', topic: 'far', routes: { default: '/in' } },
        scopes: ['another'],
      });
      await declare(K.httpEndpoints, 'billing', {
        spec: { baseUrl: 'https://billing.example.org' },
      });
      await declare(K.configurations, 'tracing', { spec: {} });
      await declare(K.resiliencies, 'patient', {
        spec: { policies: {}, targets: {} },
      });
      for (const [kind, name] of [
        [K.components, 'bus'],
        [K.subscriptions, 'elsewhere'],
        [K.httpEndpoints, 'billing'],
        [K.configurations, 'tracing'],
        [K.resiliencies, 'patient'],
      ] as const) {
        await stage.bench.onHost(stage.multi, kind, name, NAMESPACE);
      }
      const annotations = {
        'dapr.io/enabled': 'true',
        'dapr.io/config': 'tracing',
      };
      await stage.multi.virtual.create(
        K.deployments,
        app(APP, annotations, NAMESPACE),
      );
    });
    afterAll(() =>
      stage.multi.virtual.delete(K.namespaces, { name: NAMESPACE }),
    );

    it.each([
      ['paid', 'a Subscription', 'loaded'],
      ['elsewhere', 'a Subscription for another app', 'out-of-scope'],
      ['billing', 'an HTTPEndpoint', 'loaded'],
      ['tracing', 'a Configuration', 'loaded'],
      ['patient', 'a Resiliency', 'unknown'],
    ])('%s: %s', async (name, _, state) => {
      expect(await said(name)).toMatchObject({ state });
    });
  });
}
