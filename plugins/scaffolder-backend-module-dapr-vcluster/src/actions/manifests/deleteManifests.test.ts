import { useHarness } from '../../__testUtils__/harness';
import { refuse } from '../../__testUtils__/portal';

const tenant = 'sandbox/vcluster-team-a/team-a';
const configMap = (name: string, color = 'red') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  color: ${color}\n`;

describe('vcluster:manifests:delete', () => {
  const { run, portal } = useHarness();
  const apply = async (input: object) =>
    (await run('vcluster:manifests:apply', { tenant, ...input })).output
      .objects;
  const remove = (objects: object[], more: object = {}, options = {}) =>
    run('vcluster:manifests:delete', { tenant, objects, ...more }, options);
  const names = () => [...portal().apps.objects.keys()];

  beforeEach(async () => {
    await run('vcluster:create', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
    });
  });

  it('deletes only the objects that an apply has created', async () => {
    await apply({
      manifests: `${configMap('same')}---\n${configMap('other')}`,
    });
    const objects = await apply({
      manifests: [
        configMap('same'),
        configMap('other', 'blue'),
        configMap('new'),
      ].join('---\n'),
      update: true,
    });
    expect(objects.map((object: any) => object.outcome)).toEqual([
      'unchanged',
      'changed',
      'created',
    ]);
    const { output, log } = await remove(objects);
    expect(names()).toEqual(['ConfigMap/same', 'ConfigMap/other']);
    expect(output).toMatchObject({
      tenant,
      outcome: 'deleted',
      removed: [{ kind: 'ConfigMap', name: 'new', outcome: 'deleted' }],
    });
    expect(log).toEqual([
      'info deleted: ConfigMap default/new',
      `info Manifests in tenant ${tenant}: deleted`,
    ]);
  });

  it('succeeds if the objects do not exist, and keeps objects that were created later', async () => {
    const objects = await apply({ manifests: configMap('a') });
    await remove(objects);
    await apply({ manifests: configMap('a') });
    const { output } = await remove(objects);
    expect(output.outcome).toBe('absent');
    expect(names()).toEqual(['ConfigMap/a']);
  });

  it('sends no request if nothing was created', async () => {
    portal().seen.length = 0;
    const { output } = await remove([]);
    expect(output.outcome).toBe('absent');
    expect(portal().seen).toEqual([]);
  });

  it.each([
    ['the input dryRun', { dryRun: true }, {}],
    ["the scaffolder's dry run", {}, { isDryRun: true }],
  ])('only reports what it would delete with %s', async (_, more, options) => {
    const objects = await apply({ manifests: configMap('a') });
    const { output } = await remove(objects, more, options);
    expect(output).toMatchObject({
      outcome: 'dry-run',
      removed: [{ name: 'a', outcome: 'would-delete' }],
    });
    expect(names()).toEqual(['ConfigMap/a']);
  });

  it('names the missing permission', async () => {
    const objects = await apply({ manifests: configMap('a') });
    portal().interruptions.push(
      refuse(403, 'NotAllowedError', 'You may not', {
        permission: 'dapr-vcluster.tenant.update',
      }),
    );
    await expect(remove(objects)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: 'You may not (permission dapr-vcluster.tenant.update)',
    });
  });
});
