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
});
