import type { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { app, namespaceObject } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

const NAMESPACE = 'loading';
const APP = 'busy';

/** What a sidecar tells of the objects of Dapr that it has loaded besides Components. */
export function loadingSuite(stage: Stage) {
  describe('who has loaded', () => {
    const declare = (
      resource: (typeof RESOURCES)[keyof typeof RESOURCES],
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
        RESOURCES.namespaces,
        namespaceObject(NAMESPACE),
      );
      await declare(RESOURCES.components, 'bus', {
        spec: { type: 'pubsub.in-memory', version: 'v1', metadata: [] },
      });
      await declare(RESOURCES.subscriptions, 'paid', {
        spec: { pubsubname: 'bus', topic: 'paid', routes: { default: '/in' } },
        scopes: [APP],
      });
      await declare(RESOURCES.subscriptions, 'elsewhere', {
        spec: { pubsubname: 'bus', topic: 'far', routes: { default: '/in' } },
        scopes: ['another'],
      });
      await declare(RESOURCES.httpEndpoints, 'billing', {
        spec: { baseUrl: 'https://billing.example.org' },
      });
      await declare(RESOURCES.configurations, 'tracing', { spec: {} });
      await declare(RESOURCES.resiliencies, 'patient', {
        spec: { policies: {}, targets: {} },
      });
      for (const [kind, name] of [
        [RESOURCES.components, 'bus'],
        [RESOURCES.subscriptions, 'elsewhere'],
        [RESOURCES.httpEndpoints, 'billing'],
        [RESOURCES.configurations, 'tracing'],
        [RESOURCES.resiliencies, 'patient'],
      ] as const) {
        await stage.bench.onHost(stage.multi, kind, name, NAMESPACE);
      }
      const annotations = {
        'dapr.io/enabled': 'true',
        'dapr.io/config': 'tracing',
      };
      await stage.multi.virtual.create(
        RESOURCES.deployments,
        app(APP, annotations, NAMESPACE),
      );
    });
    afterAll(() =>
      deleteIfPresent(stage.multi.virtual, RESOURCES.namespaces, {
        name: NAMESPACE,
      }),
    );

    it.each([
      ['paid', 'a Subscription', 'loaded'],
      ['elsewhere', 'a Subscription for another app', 'out-of-scope'],
      ['billing', 'an HTTPEndpoint', 'loaded'],
      ['tracing', 'a Configuration', 'loaded'],
      // daprd tells it since 1.18.
      ['patient', 'a Resiliency', 'loaded|unknown'],
    ])('%s: %s', async (name, _, state) => {
      expect(await said(name)).toMatchObject({
        state: expect.stringMatching(new RegExp(`^(${state})$`)),
      });
    });
  });
}
