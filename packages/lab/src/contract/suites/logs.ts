import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pod, WatchedObject } from 'dapr-vcluster-sandbox';
import { Kubectl } from '../../cluster/Kubectl';
import type { LabEnvironment } from '../../commands/environment';
import { daprd } from '../Bench';
import { K } from '../kinds';
import { Stage } from '../Stage';

/** That the real kubectl reads the logs of sidecars, on the host and inside a vcluster. */
export function logSuite(
  stage: Stage,
  { kubectl, adminKubeconfig }: LabEnvironment,
) {
  describe('kubectl logs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-contract-'));
    const host = new Kubectl(kubectl, adminKubeconfig);
    afterAll(() => rmSync(folder, { recursive: true }));

    const logs = (client: Kubectl, { metadata }: Pod, ...flags: string[]) =>
      client.run([
        ...['logs', metadata.name, '--namespace', metadata.namespace!],
        ...['--container', 'daprd', ...flags],
      ]);
    const isReady = (pod: Pod) => daprd(pod)?.ready;

    async function insideTenant() {
      const { namespace, name } = stage.multi;
      const secret = await stage.bench.host.get<
        WatchedObject & { data: { config: string } }
      >(K.secrets, { namespace, name: `vc-${name}` });
      const file = join(folder, 'kubeconfig');
      writeFileSync(file, Buffer.from(secret!.data.config, 'base64'), {
        mode: 0o600,
      });
      return new Kubectl(kubectl, file);
    }

    it('shows all of a log, or its end', async () => {
      const pod = await stage.bench.hostPod(stage.multi, 'waiting', isReady);
      const whole = await logs(host, pod);
      expect(whole).toContain('starting Dapr Runtime');
      const lines = whole.trimEnd().split('\n');
      expect(lines.length).toBeGreaterThan(5);
      const end = (await logs(host, pod, '--tail=3')).trimEnd().split('\n');
      expect(end).toHaveLength(3);
    });

    it('shows what the run before said when it crashed', async () => {
      const pod = await stage.bench.hostPod(stage.multi, 'waiting', isReady);
      expect(await logs(host, pod, '--previous')).toMatch(
        /Secret .*late.* not found/i,
      );
    });

    it('follows a log until the container ends', async () => {
      const pod = await stage.bench.hostPod(stage.multi, 'refused');
      const followed = await logs(host, pod, '--follow');
      expect(followed).toContain('INIT_COMPONENT_FAILURE');
    });

    it('shows a tenant the log of its own pod, by the name it has inside', async () => {
      const copy = await stage.bench.hostPod(stage.multi, 'waiting', isReady);
      const inside = {
        ...copy,
        metadata: { ...copy.metadata, namespace: 'default' },
      };
      const tenant = await insideTenant();
      const [first] = (await logs(host, copy)).split('\n');
      expect((await logs(tenant, inside)).split('\n')[0]).toBe(first);
    });

    it('says of a container that only pretends that it has no log', async () => {
      const { metadata } = await stage.bench.hostPod(stage.multi, 'plain');
      const call = host.run([
        ...['logs', metadata.name, '--namespace', metadata.namespace!],
      ]);
      await expect(call).rejects.toMatchObject({
        evidence: expect.stringContaining('only daprd and the sample apps run'),
      });
    });
  });
}
