import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { SECRET, STATE_STORE } from '../../__testUtils__/stateStore';
import { useTenant } from '../../__testUtils__/tenant';

describe('dapr:component:register with a file', () => {
  const { run, portal } = useTenant();
  const workspace = createMockDirectory();
  const register = (change: object, secrets = {}) =>
    run(
      'dapr:component:register',
      { ...STATE_STORE, ...change },
      { secrets, workspacePath: workspace.path },
    );

  it('writes the manifest and registers nothing', async () => {
    const { output } = await register({
      file: 'dapr/store.yaml',
      secrets: undefined,
      taskSecrets: undefined,
    });
    expect(output.outcome).toBe('dry-run');
    expect(readFileSync(workspace.resolve('dapr/store.yaml'), 'utf8')).toBe(
      '# default/my-statestore\n',
    );
    expect(portal().writes).toEqual([]);
  });

  it('refuses secret texts', async () => {
    await expect(
      register({ file: 'dapr/store.yaml' }, { redisPassword: SECRET }),
    ).rejects.toThrow('which do not belong in Git');
  });
});
