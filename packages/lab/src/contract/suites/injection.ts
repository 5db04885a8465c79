import {
  deleteIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { isInjected } from '../Bench';
import { ControlPlane } from '../diagnosis/ControlPlane';
import { app } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

type Event = {
  reason?: string;
  message?: string;
} & KubeObject;

/** When a pod gets a sidecar, and when silently not. */
export function injectionSuite(stage: Stage) {
  describe('injection', () => {
    it('adds a sidecar to pods of a vcluster on the allow-list', async () => {
      await stage.single.virtual.create(RESOURCES.deployments, app('wanted'));
      const pod = await stage.bench.hostPod(stage.single, 'wanted', isInjected);
      expect(pod.metadata.labels).toMatchObject({
        'dapr.io/app-id': 'wanted',
        'dapr.io/sidecar-injected': 'true',
      });
    });

    it('silently does nothing for enabled: "yes"', async () => {
      await stage.single.virtual.create(
        RESOURCES.deployments,
        app('yes', { 'dapr.io/enabled': 'yes' }),
      );
      expect(isInjected(await stage.bench.hostPod(stage.single, 'yes'))).toBe(
        false,
      );
    });

    it('rejects a bad app id, and the vcluster says so in an event', async () => {
      await stage.single.virtual.create(
        RESOURCES.deployments,
        app('bad', { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'Bad_Id' }),
      );
      const event = await until('a SyncError event', async () => {
        const { items } = await stage.single.virtual.list<Event>(
          RESOURCES.events,
          {
            namespace: 'default',
          },
        );
        return items.find(
          ({ reason, message }) =>
            reason === 'SyncError' && message?.includes('Bad_Id'),
        );
      });
      expect(event.message).toContain('sidecar-injector.dapr.io');
      const { items } = await stage.bench.host.list(RESOURCES.pods, {
        namespace: stage.single.hostNamespace,
        labelSelector: 'app=bad',
      });
      expect(items).toEqual([]);
    });

    it('silently does nothing when the injector cannot be reached', async () => {
      const plane = new ControlPlane(stage.bench.host);
      await plane.registerWebhook({
        clientConfig: {
          service: {
            namespace: 'dapr-system',
            name: 'nobody',
            path: '/mutate',
          },
        },
      });
      try {
        // The API server reads its webhooks' configuration with a short delay.
        await until('a pod without a sidecar', async () => {
          const probe = `down-${Date.now().toString(36)}`;
          await stage.single.virtual.create(RESOURCES.deployments, app(probe));
          return !isInjected(await stage.bench.hostPod(stage.single, probe));
        });
      } finally {
        await plane.registerWebhook();
      }
      await until('a pod with a sidecar again', async () => {
        const probe = `up-${Date.now().toString(36)}`;
        await stage.single.virtual.create(RESOURCES.deployments, app(probe));
        return isInjected(await stage.bench.hostPod(stage.single, probe));
      });
    });

    it('silently does nothing for a vcluster outside the allow-list', async () => {
      const outside = await stage.bench.tenant(
        `far-${stage.run}`,
        'oss-hostmanaged',
        `outside-${stage.run}`,
      );
      await outside.virtual.create(RESOURCES.deployments, app('far'));
      expect(isInjected(await stage.bench.hostPod(outside, 'far'))).toBe(false);
      const { finding } = await stage.observer.findingOf(
        outside,
        'far',
        'not-injected/requester-not-allowed',
      );
      expect(finding.fix).toContain(`${outside.namespace}:vc-${outside.name}`);
      await stage.bench.target.uninstall(outside);
      await deleteIfPresent(stage.bench.host, RESOURCES.namespaces, {
        name: outside.namespace,
      });
    });
  });
}
