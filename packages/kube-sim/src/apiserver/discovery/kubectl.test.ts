import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { DAPR_DEFINITIONS } from '../../definitions';
import { component, deployment, Fixture } from '../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const found = (process.env.PATH ?? '')
  .split(delimiter)
  .map(folder => join(folder, 'kubectl'))
  .find(existsSync);
const withKubectl = found ? describe : describe.skip;

withKubectl(
  `kubectl${found ? '' : ' (skipped: no kubectl on the PATH)'}`,
  () => {
    it('gets, applies, scales, waits and deletes', async () => {
      const server = await fixture.start({ initial: DAPR_DEFINITIONS });
      const folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
      fixture.onClose(() => rmSync(folder, { recursive: true }));
      const config = join(folder, 'config');
      writeFileSync(config, JSON.stringify(server.kubeconfig()));
      const kubectl = (...args: string[]) =>
        new Promise<string>((resolve, reject) => {
          execFile(
            found as string,
            ['--kubeconfig', config, '--cache-dir', folder, ...args],
            { env: { ...process.env, HOME: folder } },
            (error, stdout, stderr) =>
              error ? reject(new Error(stderr)) : resolve(stdout),
          );
        });
      const file = join(folder, 'objects.json');
      const write = (replicas: number) =>
        writeFileSync(
          file,
          JSON.stringify({
            apiVersion: 'v1',
            kind: 'List',
            items: [deployment('web', replicas), component('store')],
          }),
        );
      write(1);
      const apply = ['apply', '--validate=false', '-f', file];
      expect(await kubectl(...apply)).toBe(
        'deployment.apps/web created\ncomponent.dapr.io/store created\n',
      );
      expect(await kubectl(...apply)).toContain('web unchanged');
      write(2);
      expect(await kubectl(...apply)).toContain('web configured');
      expect(await kubectl('get', 'deploy,components.dapr.io')).toMatch(
        /deployment\.apps\/web[^]*component\.dapr\.io\/store/,
      );
      await kubectl('scale', 'deployment', 'web', '--replicas=3');
      const replicas = await kubectl(
        'get',
        'deploy',
        'web',
        '-o',
        'jsonpath={.spec.replicas}',
      );
      expect(replicas).toBe('3');
      await kubectl(
        'wait',
        '--for=condition=Established',
        'crd/components.dapr.io',
      );
      await expect(
        kubectl(...apply, '--server-side', '--field-manager=other'),
      ).rejects.toThrow(
        /conflict with "kubectl" with subresource "scale" using apps\/v1: \.spec\.replicas/,
      );
      expect(await kubectl('delete', 'deployment', 'web')).toContain('deleted');
    });
  },
);
