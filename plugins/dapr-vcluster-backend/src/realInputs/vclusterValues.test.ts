import { checkInput, summary } from './__testUtils__/checkInput';

const NEEDED = [
  'error vcluster/host-dns networking.advanced.fallbackHostCluster',
  'warning vcluster/secrets-sync sync.toHost.secrets.all',
];

/** Findings about values for a version of the chart. */
const check = (name: string, chartVersion = '0.36.1') =>
  checkInput(name, { chartVersion });

describe('values of the vcluster chart', () => {
  it('k3s-in-0.36: a setting that the version no longer has', async () => {
    expect(summary(await check('k3s-in-0.36'))).toEqual([
      'error vcluster/removed controlPlane.distro.k3s',
    ]);
    expect(await check('k3s-in-0.36', '0.25.2')).toEqual([]);
  });

  it('typo-in-values: a setting that no version has', async () => {
    const [found, ...others] = await check('typo-in-values');
    expect(found).toMatchObject({
      severity: 'error',
      ruleId: 'vcluster/unknown',
      field: 'sync.toHost.configmaps',
      fix: 'Did you mean sync.toHost.configMaps?',
      line: 5,
    });
    expect(others).toEqual([]);
  });

  it('old-values-without-marks: each key, with what it became', async () => {
    const found = await check('old-values-without-marks');
    expect(summary(found)).toEqual(
      expect.arrayContaining([
        'error vcluster/legacy service',
        'error vcluster/legacy storage',
        'error vcluster/legacy init',
      ]),
    );
    expect(found.map(({ fix }) => fix)).toEqual(
      expect.arrayContaining([
        'service.type is now controlPlane.service.spec.type',
        'storage.className is now controlPlane.statefulSet.persistence.volumeClaim.storageClass',
        'init.manifests is now experimental.deploy.vcluster.manifests',
      ]),
    );
    expect(found).toHaveLength(5);
  });

  it('old-values-mixed: every one of the keys', async () => {
    expect(summary(await check('old-values-mixed')).sort()).toEqual(
      [
        'coredns',
        'embeddedEtcd',
        'sync.fake-nodes',
        'sync.persistentvolumes',
        'sync.serviceaccounts',
        'tolerations',
        'vcluster',
      ]
        .map(field => `error vcluster/legacy ${field}`)
        .concat(NEEDED)
        .sort(),
    );
  });

  it('embedded-etcd: a setting that needs a licence', async () => {
    const [found, ...others] = await check('embedded-etcd');
    expect(found).toMatchObject({
      severity: 'error',
      ruleId: 'vcluster/licence',
      field: 'controlPlane.backingStore.etcd.embedded',
      title: expect.stringContaining('ends with an error'),
    });
    expect(others).toEqual([]);
  });

  it.each(['values-with-one-root', 'values-with-plugins'])(
    '%s: values of the chart all the same',
    async name => {
      expect(summary(await check(name))).toEqual(NEEDED);
    },
  );

  it('values-in-a-helmrelease: checked for the version beside them', async () => {
    // Whatever the tenant has.
    expect(summary(await check('values-in-a-helmrelease', '0.25.2'))).toEqual(
      expect.arrayContaining([
        'error vcluster/legacy spec.values.fallbackHostDns',
        'error vcluster/legacy spec.values.multiNamespaceMode',
      ]),
    );
  });
});
