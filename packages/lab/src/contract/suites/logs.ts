import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Kubectl } from '../../cluster/Kubectl';
import type { LabEnvironment } from '../../commands/environment';
import { Failure } from '../../../../../scripts/lib/failure.mjs';
import { daprd } from '../Bench';
import { app } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

/** That the real kubectl reads the logs of sidecars, on the host and inside a vcluster. */
export function logSuite(
  stage: Stage,
  { kubectl, adminKubeconfig }: LabEnvironment,
) {
  describe('kubectl logs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-contract-'));
    const host = new Kubectl(kubectl, adminKubeconfig);
    afterAll(() => rmSync(folder, { recursive: true }));

    const logs = async (
      client: Kubectl,
      { metadata }: Pod,
      ...flags: string[]
    ) => {
      try {
        return await client.run([
          ...['logs', metadata.name, '--namespace', metadata.namespace!],
          ...flags,
        ]);
      } catch (error) {
        throw new Error((error as Failure).evidence.join('\n'));
      }
    };
    const DAPRD = '--container=daprd';
    const isReady = (pod: Pod) => daprd(pod)?.ready;

    async function insideTenant() {
      const { namespace, name } = stage.single;
      const secret = await getIfPresent<
        KubeObject & { data: { config: string } }
      >(stage.bench.host, RESOURCES.secrets, { namespace, name: `vc-${name}` });
      const file = join(folder, 'kubeconfig');
      writeFileSync(file, Buffer.from(secret!.data.config, 'base64'), {
        mode: 0o600,
      });
      return new Kubectl(kubectl, file);
    }

    it('shows all of a log, or its end', async () => {
      const pod = await stage.bench.hostPod(stage.multi, 'waiting', isReady);
      const whole = await logs(host, pod, DAPRD);
      expect(whole).toContain('Starting Dapr Runtime');
      const lines = whole.trimEnd().split('\n');
      expect(lines.length).toBeGreaterThan(5);
      const end = (await logs(host, pod, DAPRD, '--tail=3'))
        .trimEnd()
        .split('\n');
      expect(end).toHaveLength(3);
    });

    it('shows what the run before said when it crashed', async () => {
      const pod = await stage.bench.hostPod(stage.multi, 'waiting', isReady);
      expect(await logs(host, pod, DAPRD, '--previous')).toMatch(
        /Secret .*late.* not found/i,
      );
    });

    it('follows a log until the container ends', async () => {
      const pod = await stage.bench.hostPod(stage.multi, 'refused');
      const followed = await logs(host, pod, DAPRD, '--follow');
      expect(followed).toContain('INIT_COMPONENT_FAILURE');
    });

    it('shows a tenant the log of its own pod, by the name it has inside', async () => {
      const deployment = app('speaking', {});
      const [container] = deployment.spec.template.spec.containers;
      container.image = 'registry.example.com/reader:1.0.0';
      await stage.single.virtual.create(RESOURCES.deployments, deployment);
      const copy = await stage.bench.hostPod(stage.single, 'speaking');
      const name = copy.metadata.annotations!['vcluster.loft.sh/object-name'];
      expect(name).not.toBe(copy.metadata.name);
      const pod = await until('the virtual pod to run', async () => {
        const found = await getIfPresent<Pod>(
          stage.single.virtual,
          RESOURCES.pods,
          {
            namespace: 'default',
            name,
          },
        );
        return found?.status?.phase === 'Running' && found;
      });
      const tenant = await insideTenant();
      const said = await until('what the app says', () => logs(tenant, pod));
      expect(said).toContain('listening on port');
    });

    it('says of a container that only pretends that it has no log', async () => {
      const pod = await stage.bench.hostPod(stage.multi, 'plain');
      await expect(logs(host, pod)).rejects.toThrow(
        'only daprd and the sample apps run in the lab',
      );
    });
  });
}
