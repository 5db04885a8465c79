import { readFileSync } from 'node:fs';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { parse } from 'yaml';
import { packagePath } from '../../../packagePath';
import { daprd } from '../../Bench';
import { secret } from '../../objects';
import { SyncerStage } from '../../SyncerStage';
import { isLab } from '../../target/openTarget';

const FOLDER = packagePath(
  '../../plugins/dapr-vcluster-common/src/rules/check/testdata/tutorial',
);
const fileOf = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
const APPS = ['java-app', 'go-app'];

type Component = KubeObject & {
  spec: {
    metadata: Array<{
      name: string;
      value?: string;
      secretKeyRef?: { name: string; key: string };
    }>;
  };
};

/** The public article's flow, with its files, in a vcluster that no portal knows: connect, apply, use. */
export function articleSuite(stage: SyncerStage) {
  describe('the files of the article', () => {
    const { components } = RESOURCES;
    const podOf = (app: string, fits: (pod: Pod) => unknown) =>
      stage.bench.hostPod(stage.tenant, app, fits, 'app.kubernetes.io/name');
    const store: Component = parse(fileOf('statestore.yaml'));
    const { name } = store.metadata;

    it('are refused as they are, and told what to change', async () => {
      await stage.apply(fileOf('statestore.yaml'));
      const { findings, onHost } = await stage.said(components, name, {
        state: 'refused',
      });
      expect(onHost).toBe(false);
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([
        expect.objectContaining({
          ruleId: 'G3',
          field: 'spec.metadata[2].value',
          fix: expect.stringContaining('secretKeyRef'),
        }),
        expect.objectContaining({
          ruleId: 'G2',
          field: 'spec.metadata.keyPrefix',
          fix: expect.stringContaining(`"${stage.tenant.name}"`),
        }),
      ]);
      // Without scopes it is no error here.
      expect(findings).toContainEqual(
        expect.objectContaining({ ruleId: 'G1', severity: 'warning' }),
      );
      const { message } = await stage.event(name, 'Refused', /G3.*G2/);
      expect(message).toContain(stage.tenant.name);
      expect(JSON.stringify([findings, message])).not.toContain('CHANGE-ME');
      expect(await stage.onHost(components, name)).toBeUndefined();
    });

    it('are copied once the two errors are put right', async () => {
      const [prefix, address] = store.spec.metadata;
      await stage.apply(secret('redis', stage.bench.target.redis.password), {
        ...store,
        spec: {
          ...store.spec,
          metadata: [
            { ...prefix, value: stage.tenant.name },
            address,
            {
              name: 'redisPassword',
              secretKeyRef: { name: 'redis', key: 'password' },
            },
          ],
        },
      });
      const said = await stage.said(components, name, { state: 'synced' });
      expect(said).toMatchObject({
        onHost: true,
        hostNamespace: stage.tenant.namespace,
        hostName: name,
      });
      await stage.event(name, 'Synced', /^Copied to /);
      const { spec } = await stage.copy<Component>(components, name);
      expect(spec.metadata).toEqual([
        { name: 'keyPrefix', value: stage.tenant.name },
        address,
        {
          name: 'redisPassword',
          secretKeyRef: {
            name: `redis-x-default-x-${stage.tenant.name}`,
            key: 'password',
          },
        },
      ]);
    });

    it.each(APPS)('let the sidecar of %s load the state store', async app => {
      if (app === APPS[0]) {
        await stage.apply(fileOf('apps.yaml'));
      }
      const pod = await podOf(app, each => daprd(each)?.ready);
      expect(await stage.bench.loaded(pod)).toContain(name);
    });

    // Nothing of a simulated host answers as an app.
    if (isLab) {
      it('let one app read what the other wrote', async () => {
        const ready = (pod: Pod) =>
          pod.status?.containerStatuses?.every(each => each.ready);
        const at = async (app: string) =>
          `http://${(await podOf(app, ready)).status!.podIP}:8080/`;
        const ask = async (method: string, url: string) =>
          (await fetch(url, { method })).json();
        const writer = await at('java-app');
        const reader = await at('go-app');
        expect(await ask('POST', `${writer}?value=42`)).toEqual(['42']);
        expect(await ask('GET', reader)).toEqual(['42']);
        await ask('DELETE', writer);
        expect(await ask('GET', reader)).toEqual([]);
      });

      it('are the same on the host to kubectl diff, field by field', async () => {
        const declared = await stage.virtual.get<Component>(components, {
          namespace: 'default',
          name,
        });
        const expected = {
          apiVersion: declared.apiVersion,
          kind: declared.kind,
          metadata: { namespace: stage.tenant.namespace, name },
          spec: JSON.parse(
            JSON.stringify(declared.spec).replace(
              '"name":"redis"',
              `"name":"redis-x-default-x-${stage.tenant.name}"`,
            ),
          ),
        };
        const { kubectl } = stage.bench.target;
        const diff = (object: object) =>
          kubectl!(undefined, ['diff', '-f', '-'], JSON.stringify(object));
        expect(await diff(expected)).toBe('');
        // It would say so if there were a difference.
        await expect(diff({ ...expected, scopes: ['a'] })).rejects.toThrow(
          /failed with code 1/,
        );
      });
    }
  });
}
