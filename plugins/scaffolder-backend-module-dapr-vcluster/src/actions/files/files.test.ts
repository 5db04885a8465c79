import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { useHarness } from '../../__testUtils__/harness';
import { refuse } from '../../__testUtils__/portal';

const input = {
  host: 'sandbox',
  name: 'team-a',
  owner: 'group:default/team-a',
  layout: 'flux',
};

describe('vcluster:files', () => {
  const { run, portal } = useHarness();
  const workspace = createMockDirectory();
  const files = (given: object) =>
    run('vcluster:files', given, { workspacePath: workspace.path });
  beforeEach(() => workspace.clear());

  it('writes the files into the workspace and nothing to the host', async () => {
    const { output } = await files({
      ...input,
      path: 'clusters/a',
      version: '0.37.2',
    });
    expect(output).toMatchObject({
      tenant: 'sandbox/vcluster-team-a/team-a',
      chartVersion: '0.37.2',
      branch: 'vcluster/sandbox-vcluster-team-a-team-a',
      files: ['clusters/a/kustomization.yaml', 'clusters/a/release.yaml'],
    });
    expect(
      readFileSync(join(workspace.path, 'clusters/a/release.yaml'), 'utf8'),
    ).toBe('# flux\n');
    expect(
      portal().seen.map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['POST /tenant-files']);
    expect(portal().tenants.byId.size).toBe(0);
  });

  it('writes none when the portal refuses', async () => {
    portal().interruptions.push(
      refuse(409, 'ConflictError', 'has values that look like credentials'),
    );
    await expect(files(input)).rejects.toThrow('look like credentials');
    expect(existsSync(join(workspace.path, 'tenants'))).toBe(false);
  });

  it('leaves the workspace to nobody', async () => {
    await expect(files({ ...input, path: '../other' })).rejects.toThrow(
      'leaves the workspace',
    );
  });
});
