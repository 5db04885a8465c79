import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { removeMounts, rootOf, writeMounts } from './mounts';

const folder = mkdtempSync(join(tmpdir(), 'mounts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const podWith = (mountPath: string, optional?: boolean): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace: 'shop', name: 'cart', uid: 'uid-1' },
  spec: {
    containers: [
      { name: 'app', image: 'x' },
      {
        name: 'daprd',
        image: 'y',
        volumeMounts: [
          { name: 'files', mountPath },
          { name: 'other', mountPath: '/other' },
        ],
      },
    ],
    volumes: [
      { name: 'files', secret: { secretName: 'held', optional } },
      { name: 'other', emptyDir: {} },
    ],
  },
});
const clientWith = (data?: Record<string, string>) =>
  ({ get: async () => data && { data } } as unknown as KubeClient);
const text = Buffer.from('{"greeting":"hello"}').toString('base64');

describe('writeMounts', () => {
  it('writes Secrets where the container mounts them, and nowhere else', async () => {
    const pod = podWith('/mnt/files');
    await writeMounts(clientWith({ 'secrets.json': text }), pod, folder);
    const path = 'mnt/files/secrets.json';
    expect(readFileSync(join(rootOf(folder, pod, 'daprd'), path), 'utf8')).toBe(
      '{"greeting":"hello"}',
    );
    expect(existsSync(join(rootOf(folder, pod, 'app'), path))).toBe(false);
    removeMounts(folder, 'uid-1');
    expect(existsSync(join(folder, 'uid-1'))).toBe(false);
  });

  it('waits for a Secret that is missing, unless it is optional', async () => {
    await expect(
      writeMounts(clientWith(), podWith('/mnt'), folder),
    ).rejects.toThrow('Secret shop/held is not there yet');
    await writeMounts(clientWith(), podWith('/mnt', true), folder);
  });

  it('cannot be led out of the container', async () => {
    const pod = podWith('/mnt/../../..');
    await writeMounts(clientWith({ evil: text }), pod, folder);
    expect(existsSync(join(rootOf(folder, pod, 'daprd'), 'evil'))).toBe(true);
  });
});
