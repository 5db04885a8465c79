import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedTenants } from '../../__testUtils__/SyncedTenants';
import { until } from '../../__testUtils__/until';

const VICTIM = 'team-b';
const FORGER = 'team-a';

/** What a tenant writes on its own objects to pass them off as another's, under another name. */
const CLAIMS = {
  labels: {
    'vcluster.loft.sh/managed-by': VICTIM,
    'vcluster.loft.sh/vcluster-name': VICTIM,
    'vcluster.loft.sh/vcluster-namespace': `vcluster-${VICTIM}`,
    'vcluster.loft.sh/namespace': 'default',
    'dapr-vcluster/tenant': VICTIM,
    'app.kubernetes.io/managed-by': 'dapr-vcluster',
  },
  annotations: {
    'vcluster.loft.sh/object-name': 'victims-store',
    'vcluster.loft.sh/object-namespace': 'default',
    'vcluster.loft.sh/object-host-name': 'victims-store',
    'vcluster.loft.sh/object-uid': 'forged',
    'dapr-vcluster/virtual-namespace': 'default',
  },
};

const component = (
  name: string,
  namespace: string,
  claims = {},
): KubeObject => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace, ...claims },
  spec: { type: 'state.redis', version: 'v1', metadata: [] },
});

const deployment = (name: string, claims: object): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'default' },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: {
        labels: { ...CLAIMS.labels, app: name },
        annotations: {
          ...CLAIMS.annotations,
          'dapr.io/enabled': 'true',
          'dapr.io/app-id': name,
          'dapr.io/disable-builtin-k8s-secret-store': 'true',
        },
        ...claims,
      },
      spec: { containers: [{ name: 'app', image: 'example.org/app:1.0' }] },
    },
  },
});

type Item = { name: string; appId: string };

describe.each(['oss-multins', 'oss-hostmanaged'] as const)(
  'a tenant of profile %s that claims to be another',
  profile => {
    let tenants: SyncedTenants;
    let before: Record<string, string>;

    /** Everything another tenant's owner is shown, without what changes by itself. */
    async function shownTo(name: string): Promise<Record<string, string>> {
      const parts = [
        '',
        '/components',
        '/resources',
        '/sidecars',
        '/secrets',
        '/topology',
      ];
      const answers = await Promise.all(
        parts.map(async part => {
          const { text } = await tenants.portal.get(tenants.path(name, part));
          return [part, text.replace(/"(observedAt|since)":"[^"]*"/g, '')];
        }),
      );
      return Object.fromEntries(answers);
    }

    /** The same once the vcluster answers, its own pods run and are counted, and nothing changes any more. */
    async function settled(name: string): Promise<Record<string, string>> {
      let last = '';
      let quiet = 0;
      return until('the pages to settle', async () => {
        const shown = await shownTo(name);
        const text = JSON.stringify(shown);
        quiet = text === last ? quiet + 1 : 0;
        last = text;
        const isRead = ['', '/sidecars'].every(part =>
          /"virtual":\{"state":"known"/.test(shown[part]),
        );
        return isRead && quiet >= 20 ? shown : undefined;
      });
    }

    const listed = <T>(
      name: string,
      part: string,
      what: string,
      wanted: (items: Item[]) => T | undefined | false,
    ) =>
      tenants.portal.until(what, tenants.path(name, part), ({ items }) =>
        wanted(items),
      );

    beforeAll(async () => {
      tenants = await SyncedTenants.start({
        [FORGER]: profile,
        [VICTIM]: profile,
      });
      if (profile === 'oss-multins') {
        await tenants.declare(
          VICTIM,
          RESOURCES.components,
          component('victims-store', 'default'),
        );
        await listed(VICTIM, '/components', "the victim's store", items =>
          items.some(({ name }) => name === 'victims-store'),
        );
        await tenants.hostNamespace(FORGER);
      }
      before = await settled(VICTIM);
    });
    afterAll(() => tenants?.close());

    const expectVictimUnharmed = async () => {
      expect(await shownTo(VICTIM)).toEqual(before);
    };

    it('is shown its own pods only, under their own names', async () => {
      await tenants.declare(
        FORGER,
        RESOURCES.deployments,
        deployment('forger', {}),
      );
      const [sidecar] = await listed(
        FORGER,
        '/sidecars',
        'the pod',
        items =>
          items.length > 0 && items.every(item => 'hostPod' in item) && items,
      );
      expect(sidecar).toMatchObject({
        appId: 'forger',
        virtualPod: {
          namespace: 'default',
          name: expect.stringMatching(/^forger-/),
        },
      });
      await expectVictimUnharmed();
    });

    it('is shown its own Secrets only', async () => {
      await tenants.declare(FORGER, RESOURCES.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: 'forged',
          namespace: 'default',
          labels: CLAIMS.labels,
          annotations: {
            ...CLAIMS.annotations,
            'vcluster.loft.sh/force-sync': 'true',
          },
        },
      });
      const { secrets } = await tenants.portal.until(
        'the Secret',
        tenants.path(FORGER, '/secrets'),
        body => body.secrets.value?.length > 0 && body,
      );
      expect(secrets.value).toMatchObject([{ name: 'forged' }]);
      await expectVictimUnharmed();
    });

    if (profile === 'oss-multins') {
      it('is shown its own Dapr resources only, under its own name', async () => {
        await tenants.declare(
          FORGER,
          RESOURCES.components,
          component('forged', 'default', CLAIMS),
        );
        const [item] = await listed(
          FORGER,
          '/components',
          'it',
          items => items.some(({ name }) => name === 'forged') && items,
        );
        expect(item).toMatchObject({
          name: 'forged',
          virtual: { namespace: 'default', name: 'forged' },
          managedBy: 'tenant',
          synced: 'in-sync',
        });
        await expectVictimUnharmed();
      });

      it('is shown its own namespaces only', async () => {
        await tenants.declare(FORGER, RESOURCES.namespaces, {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'forged', ...CLAIMS },
        });
        const names = await tenants.portal.until(
          'the namespace',
          tenants.path(FORGER),
          ({ hostNamespaces }) =>
            hostNamespaces.some(
              (each: { virtualName?: string }) => each.virtualName === 'forged',
            ) && hostNamespaces,
        );
        expect(names).toHaveLength(
          new Set(names.map((n: Item) => n.name)).size,
        );
        await expectVictimUnharmed();
      });
    }

    it('gets nothing for annotations that the syncer would not have written', async () => {
      const namespace =
        profile === 'oss-multins'
          ? await tenants.hostNamespace(FORGER)
          : `vcluster-${FORGER}`;
      await tenants.host.create(
        RESOURCES.components,
        component('not-by-the-syncer', namespace, {
          ...CLAIMS,
          annotations: {
            ...CLAIMS.annotations,
            'vcluster.loft.sh/object-host-name': 'something-else',
          },
        }),
      );
      const item = await listed(FORGER, '/components', 'it', items =>
        items.find(({ name }) => name === 'not-by-the-syncer'),
      );
      expect(item).toMatchObject({
        managedBy: 'unverified',
        declared: 'unknown',
        host: { namespace, name: 'not-by-the-syncer' },
        findings: expect.arrayContaining([
          expect.objectContaining({ ruleId: 'component/unverified' }),
        ]),
      });
      expect(item).not.toHaveProperty('virtual');
      await expectVictimUnharmed();
    });
  },
);
