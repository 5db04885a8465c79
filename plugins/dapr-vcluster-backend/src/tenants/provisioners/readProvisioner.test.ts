import { mockServices } from '@backstage/backend-test-utils';
import { readProvisioner } from './readProvisioner';

const request = {
  ref: { host: 'sandbox', namespace: 'vcluster-team-a', name: 'team-a' },
  profile: 'oss-hostmanaged' as const,
  chartVersion: '0.36.1',
  values: { telemetry: { enabled: false } },
  labels: { team: 'a' },
};

describe('readProvisioner', () => {
  it('lets Flux install the chart from the tenant’s own namespace', () => {
    const flux = readProvisioner(mockServices.rootConfig());
    expect(flux.render(request)).toEqual([
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'HelmRepository',
        metadata: {
          name: 'vcluster-chart',
          namespace: 'vcluster-team-a',
          labels: { team: 'a' },
        },
        spec: { url: 'https://charts.loft.sh', interval: '10m' },
      },
      {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: {
          name: 'team-a',
          namespace: 'vcluster-team-a',
          labels: { team: 'a' },
        },
        spec: {
          interval: '10m',
          releaseName: 'team-a',
          chart: {
            spec: {
              chart: 'vcluster',
              version: '0.36.1',
              sourceRef: { kind: 'HelmRepository', name: 'vcluster-chart' },
            },
          },
          install: { remediation: { retries: 3 } },
          values: { telemetry: { enabled: false } },
        },
      },
    ]);
  });

  it.each(['ten minutes', '10', '1d', ''])(
    'refuses the interval "%s"',
    interval => {
      expect(() =>
        readProvisioner(
          mockServices.rootConfig({
            data: { daprVcluster: { flux: { interval } } },
          }),
        ),
      ).toThrow('daprVcluster.flux.interval');
    },
  );

  it('removes what it renders, the release first', () => {
    const flux = readProvisioner(mockServices.rootConfig());
    expect(
      flux.owned(request.ref).map(({ kind, name }) => `${kind.kind}/${name}`),
    ).toEqual(['HelmRelease/team-a', 'HelmRepository/vcluster-chart']);
  });

  it('reads where the chart is, registries included', () => {
    const flux = readProvisioner(
      mockServices.rootConfig({
        data: {
          daprVcluster: {
            flux: { chartRepository: 'oci://reg.example/charts' },
          },
        },
      }),
    );
    expect(flux.render(request)[0].spec).toEqual({
      url: 'oci://reg.example/charts',
      interval: '10m',
      type: 'oci',
    });
  });

  it.each([
    ['Flux', {}, 'HelmRelease'],
    ['Argo CD', { argocd: { project: 'tenants' } }, 'Application'],
  ])('knows what %s applies from Git', (tool, more, kind) => {
    const git = readProvisioner(
      mockServices.rootConfig({
        data: { daprVcluster: { provisioner: 'git', ...more } },
      }),
    );
    expect([git.name, git.tool]).toEqual(['git', tool]);
    expect(git.render(request).at(-1)!.kind).toBe(kind);
    expect(git.owned(request.ref)[0].kind.kind).toBe(kind);
  });

  it('takes a provisioner that a module added, and no unknown one', () => {
    const config = mockServices.rootConfig({
      data: { daprVcluster: { provisioner: 'crossplane' } },
    });
    const crossplane = {
      name: 'crossplane',
      requires: { kinds: [], fix: '' },
      render: () => [],
      owned: () => [],
    };
    expect(readProvisioner(config, [crossplane])).toBe(crossplane);
    expect(() => readProvisioner(config)).toThrow(
      'daprVcluster.provisioner is "crossplane"; known are flux, helm, argocd, git',
    );
  });
});
