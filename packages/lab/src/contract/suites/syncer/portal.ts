import {
  ANNOTATION_SYNC_STATUS,
  CreateTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { stringify } from 'yaml';
import { PluginBackend } from '../../../portal/PluginBackend';
import { daprd, OpenTenant } from '../../Bench';
import { app, component } from '../../objects';
import { Stage } from '../../Stage';
import { until } from '../../until';

const { components } = RESOURCES;
const HOST = 'contract';
const APP = 'mover';

/** A tenant that a portal creates for its embedded Component syncer, and that changes its profile while an app runs. */
export function syncedByPortalSuite(stage: Stage) {
  describe('a tenant of profile oss-synced that a portal has created', () => {
    const name = `mov-${stage.run}`;
    let portal: PluginBackend;
    let tenant: OpenTenant;

    beforeAll(async () => {
      const { portal: connection, portalConfig } = stage.bench.target;
      portal = await PluginBackend.start([{ name: HOST, connection }], {
        daprVcluster: portalConfig,
      });
      const seen: { last?: string } = {};
      // Nothing is created for a syncer that does not run yet.
      const created = await until('the tenant', async () => {
        const { status, text } = await portal.post('/tenants', {
          host: HOST,
          name,
          owner: 'group:default/team-a',
          profile: 'oss-synced',
        });
        seen.last = `${status} ${text}`;
        return status === 201 && (JSON.parse(text) as CreateTenantResult);
      }).catch(error => {
        throw new Error(`${error.message}; the last answer is ${seen.last}`);
      });
      tenant = await stage.bench.open({
        ...created.ref,
        profile: 'oss-hostmanaged',
      });
      await until('the kind in the vcluster', () =>
        tenant.virtual.list(components).catch(() => undefined),
      );
    });
    afterAll(async () => {
      await portal?.stop();
      if (tenant) {
        await stage.bench.target.uninstall(tenant);
        await deleteIfPresent(stage.bench.host, RESOURCES.namespaces, {
          name: tenant.namespace,
        });
      }
    });

    const declare = (object: string) =>
      stage.bench.target.apply(
        tenant,
        stringify(
          component(object, 'default', {
            type: 'state.in-memory',
            metadata: {},
            scopes: [APP],
          }),
        ),
      );
    const copy = (object: string) =>
      stage.bench.onHost(tenant, components, object);
    const said = async (object: string) => {
      const found = await getIfPresent(tenant.virtual, components, {
        namespace: 'default',
        name: object,
      });
      const text = found?.metadata.annotations?.[ANNOTATION_SYNC_STATUS];
      return text && JSON.parse(text).state;
    };
    const isSynced = (object: string) =>
      until(`the report on ${object}`, async () => {
        return (await said(object)) === 'synced';
      });
    const sidecar = () =>
      stage.bench.hostPod(tenant, APP, (pod: Pod) => daprd(pod)?.ready);
    const change = async (profile: string) => {
      const path = `/tenants/${HOST}/${tenant.namespace}/${name}/profile`;
      const seen: { last?: string } = {};
      return until('the profile', async () => {
        const { status, text } = await portal.post(path, { profile });
        seen.last = `${status} ${text}`;
        return status === 200;
      }).catch(error => {
        throw new Error(`${error.message}; the last answer is ${seen.last}`);
      });
    };
    const contentOf = ({ metadata, spec, scopes }: KubeObject) => {
      const { uid, generation } = metadata;
      return { uid, generation, spec, scopes };
    };

    it('takes kubectl apply, and its apps load what was applied', async () => {
      await declare('first');
      await isSynced('first');
      await copy('first');
      await tenant.virtual.create(RESOURCES.deployments, app(APP));
      expect(await stage.bench.loaded(await sidecar())).toContain('first');
    });

    it('moves to oss-hostmanaged and back without a gap, and no sidecar notices', async () => {
      const before = contentOf(await copy('first'));
      const pod = await sidecar();
      await change('oss-hostmanaged');
      expect(contentOf(await copy('first'))).toEqual(before);
      await change('oss-synced');
      await isSynced('first');
      expect(contentOf(await copy('first'))).toEqual(before);
      const after = await sidecar();
      expect([after.metadata.uid, daprd(after)?.restartCount]).toEqual([
        pod.metadata.uid,
        daprd(pod)?.restartCount,
      ]);
      await declare('second');
      await isSynced('second');
      await copy('second');
    });
  });
}
