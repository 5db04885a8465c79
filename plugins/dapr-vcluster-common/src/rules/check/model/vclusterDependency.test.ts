import { useCheck } from '../__testUtils__/useCheck';

describe('values of a chart that depends on that of vcluster', () => {
  const { files } = useCheck();
  const K3S = 'controlPlane: { distro: { k3s: { enabled: true } } }';
  const chart = (version: string, more = '') => ({
    path: 'charts/team/Chart.yaml',
    text: `apiVersion: v2\nname: team\nversion: 1.0.0\ndependencies: [{ name: vcluster, version: ${version}${more} }]`,
  });
  const found = (
    version: string,
    text: string,
    { file = 'charts/team/values.yaml', more = '' } = {},
  ) =>
    files([chart(version, more), { path: file, text }])
      .filter(({ ruleId }) => ruleId.startsWith('vcluster/'))
      .map(({ ruleId, field }) => `${ruleId} ${field}`)
      .sort();

  it('are checked for the version that Chart.yaml names', () => {
    const text = `vcluster: { ${K3S} }`;
    const missing = [
      'vcluster/host-dns vcluster.networking.advanced.fallbackHostCluster',
      'vcluster/secrets-sync vcluster.sync.toHost.secrets.all',
    ];
    expect(found('0.31.0', text)).toEqual(missing);
    expect(found('~0.36.0', text)).toEqual(
      [...missing, 'vcluster/removed vcluster.controlPlane.distro.k3s'].sort(),
    );
  });

  it('are found below an alias', () => {
    const text = `tenant: { controlPlan: {} }`;
    expect(found('0.36.1', text, { more: ', alias: tenant' })).toContain(
      'vcluster/unknown tenant.controlPlan',
    );
  });

  it('may have the rest in values.yaml', () => {
    const file = 'charts/team/values-prod.yaml';
    const text = `vcluster: { ${K3S} }`;
    expect(found('0.31.0', text, { file })).toEqual([]);
  });

  it('are those of the folder alone', () => {
    const file = 'charts/other/values.yaml';
    expect(
      found('0.36.1', 'tenant: { controlPlan: {} }', {
        file,
        more: ', alias: tenant',
      }),
    ).toEqual([]);
  });

  it('are no values of vcluster where the chart is another', () => {
    const values = {
      path: 'charts/team/values.yaml',
      text: 'controlPlane: { replicas: 1 }',
    };
    const other = {
      path: 'charts/team/Chart.yaml',
      text: 'apiVersion: v2\nname: team\nversion: 1.0.0',
    };
    const rules = (given: (typeof values)[]) =>
      files(given).map(({ ruleId }) => ruleId);
    expect(rules([values, other])).toEqual(['yaml/object', 'yaml/object']);
    expect(rules([values])).toContain('vcluster/unknown');
    expect(
      rules([values, { ...other, path: 'charts/b/Chart.yaml' }]),
    ).toContain('vcluster/unknown');
  });
});

describe('a source of charts', () => {
  const { files } = useCheck();
  const release = (chartRef: string) => ({
    path: 'release.yaml',
    text: `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a }\nspec: { chartRef: ${chartRef}, values: { controlPlane: { distro: { k3s: { enabled: true } } } } }`,
  });
  const source = (kind: string, spec: string) => ({
    path: 'source.yaml',
    text: `apiVersion: source.toolkit.fluxcd.io/v1\nkind: ${kind}\nmetadata: { name: tenant }\nspec: ${spec}`,
  });
  const url = 'url: oci://ghcr.io/loft-sh/charts/vcluster';

  it.each([
    [source('OCIRepository', `{ ${url}, ref: { tag: 0.36.1 } }`), true],
    [source('OCIRepository', `{ ${url}, ref: { semver: ~0.36.0 } }`), true],
    [source('OCIRepository', `{ ${url}, ref: { tag: 0.31.0 } }`), false],
    [source('OCIRepository', `{ ${url} }`), false],
    [
      source('OCIRepository', '{ url: oci://a/redis, ref: { tag: 0.36.1 } }'),
      false,
    ],
    [source('HelmChart', '{ chart: vcluster, version: 0.36.1 }'), true],
    [source('GitRepository', '{ chart: vcluster }'), false],
  ])('gives the version that values are checked for: %j', (given, refuses) => {
    const [, kind] = /kind: (\w+)/.exec(given.text)!;
    const found = files([release(`{ kind: ${kind}, name: tenant }`), given]);
    expect(found.map(({ ruleId }) => ruleId).includes('vcluster/removed')).toBe(
      refuses,
    );
    expect(files([release(`{ kind: ${kind}, name: other }`), given])).toEqual(
      [],
    );
  });
});
