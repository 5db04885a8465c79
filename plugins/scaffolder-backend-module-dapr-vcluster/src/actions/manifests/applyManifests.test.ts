import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { useHarness } from '../../__testUtils__/harness';
import { refuse } from '../../__testUtils__/portal';

const tenant = 'sandbox/vcluster-team-a/team-a';
const settings =
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n';
const other =
  '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\n';

describe('vcluster:manifests:apply', () => {
  const { run, portal } = useHarness();
  const workspace = createMockDirectory();
  const apply = (input: object, options = {}) =>
    run(
      'vcluster:manifests:apply',
      { tenant, ...input },
      { workspacePath: workspace.path, ...options },
    );

  beforeEach(async () => {
    workspace.setContent({
      'manifests/b.yaml': other,
      'manifests/a.yaml': settings,
      'manifests/notes.txt': 'no manifest',
    });
    await run('vcluster:create', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
    portal().seen.length = 0;
  });

  it('writes what it would apply into a file, and applies nothing', async () => {
    const { output } = await apply({
      path: 'manifests/*.yaml',
      file: 'apps/web.yaml',
    });
    expect(output.outcome).toBe('dry-run');
    expect(readFileSync(workspace.resolve('apps/web.yaml'), 'utf8')).toBe(
      '# ConfigMap/settings, ConfigMap/other\n',
    );
    expect(portal().writes).toEqual([]);
  });

  it('writes no Secrets into files', async () => {
    const manifests =
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: password\n';
    await expect(apply({ manifests, file: 'apps/web.yaml' })).rejects.toThrow(
      'which do not belong in Git',
    );
  });

  it('applies all matching files in one request, sorted by name', async () => {
    const { output, log } = await apply({
      path: 'manifests/*.yaml',
      namespace: 'shop',
    });
    expect(portal().writes).toHaveLength(1);
    expect(portal().writes[0].body.namespace).toBe('shop');
    expect(output.outcome).toBe('applied');
    expect(log).toEqual([
      `info Manifests in tenant ${tenant}: applied`,
      'info created: ConfigMap shop/settings',
      'info created: ConfigMap shop/other',
    ]);
  });

  it.each([
    ['a folder', 'manifests'],
    ['several paths', ['manifests/b.yaml', 'manifests/a.yaml']],
  ])('accepts %s', async (_, path) => {
    const { output } = await apply({ path });
    expect(output.objects.map((object: any) => object.name)).toEqual([
      'settings',
      'other',
    ]);
  });

  it('changes nothing if it is run again', async () => {
    await apply({ manifests: settings });
    const { output } = await apply({ manifests: settings });
    expect(output.outcome).toBe('unchanged');
  });

  it('rejects a change of existing values without update', async () => {
    await apply({ manifests: settings });
    const manifests = `${settings}data:\n  color: red\n`;
    await expect(apply({ manifests })).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'ConfigMap/settings exists with another spec. Set update, or use the same values.',
    });
    const { output } = await apply({ manifests, update: true });
    expect(output.outcome).toBe('applied');
  });

  it('keeps "applied" in a retry', async () => {
    const { checkpoints } = await apply({ manifests: settings });
    const both = settings + other;
    const { output } = await apply({ manifests: settings }, { checkpoints });
    expect(output.outcome).toBe('applied');
    expect(output.objects).toMatchObject([{ outcome: 'created' }]);
    expect([...checkpoints.values()]).toEqual([
      { outcome: 'applied', created: ['uid-1'] },
    ]);
    // A second run with the same manifests has created nothing.
    const { output: later } = await apply({ manifests: both });
    expect(later.objects).toMatchObject([
      { outcome: 'unchanged' },
      { outcome: 'created' },
    ]);
  });

  it('changes nothing in a dry run', async () => {
    const { output } = await apply({ manifests: settings }, { isDryRun: true });
    expect(output.outcome).toBe('dry-run');
    expect(portal().writes).toEqual([]);
    expect(portal().apps.objects.size).toBe(0);
  });

  it.each([
    [{}, /either path .* or manifests/],
    [{ path: 'manifests/a.yaml', manifests: settings }, /either path/],
    [{ path: '../outside.yaml' }, /"\.\.\/outside\.yaml" leaves the workspace/],
    [{ path: 'manifests/../../x' }, /leaves the workspace/],
    [{ path: '/etc/hostname' }, /"\/etc\/hostname" leaves the workspace/],
    [{ path: 'none/*.yaml' }, /"none\/\*\.yaml" matches no file/],
    [
      { manifests: 'a: [1' },
      /^manifests, line \d+, column \d+: not valid YAML/,
    ],
  ])('rejects %j without a request', async (input, message) => {
    await expect(apply(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expect(portal().seen).toEqual([]);
  });

  it('rejects a symbolic link to a file outside of the workspace', async () => {
    const outside = createMockDirectory({ content: { 'x.yaml': settings } });
    workspace.addContent({
      'manifests/link.yaml': ctx => ctx.symlink(outside.resolve('x.yaml')),
    });
    await expect(apply({ path: 'manifests/link.yaml' })).rejects.toThrow(
      /leaves the workspace|matches no file/,
    );
    expect(portal().seen).toEqual([]);
  });

  it('names the file and line of invalid YAML without its content', async () => {
    workspace.addContent({ 'manifests/c.yaml': 'password: "hunter2\n  : x' });
    const failure = apply({ path: 'manifests/*.yaml' });
    await expect(failure).rejects.toThrow(
      /^manifests\/c\.yaml, line \d+, column \d+: not valid YAML/,
    );
    await expect(failure).rejects.not.toThrow(/hunter2/);
    expect(portal().seen).toEqual([]);
  });

  it('shows the reason of a rejection by the backend', async () => {
    portal().interruptions.push(
      refuse(
        400,
        'InputError',
        'ClusterRole "x" belongs to the whole cluster',
        {
          field: 'manifests[0].kind',
          value: 'ClusterRole',
          fix: 'Apply only objects of one namespace.',
        },
      ),
    );
    await expect(apply({ manifests: settings })).rejects.toMatchObject({
      name: 'InputError',
      message:
        'ClusterRole "x" belongs to the whole cluster (field manifests[0].kind). Apply only objects of one namespace.',
    });
  });
});
