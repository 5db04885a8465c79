import { renderChart } from './renderChart';
import { Rendered } from './types';
import { chartVersion } from './versions';

const release = { name: 'team-a', namespace: 'vcluster-team-a', revision: 1 };

function render(version: string, values: Record<string, unknown> = {}) {
  return renderChart(release, chartVersion(version)!, values);
}

function names(objects: Rendered[]) {
  return objects.map(object => `${object.kind} ${object.metadata.name}`);
}

const CONTROL_PLANE = [
  'Service team-a',
  'Service team-a-headless',
  'StatefulSet team-a',
];
const ACCOUNTS = [
  'ServiceAccount vc-team-a',
  'ServiceAccount vc-workload-team-a',
  'Secret vc-config-team-a',
];

describe('renderChart', () => {
  it('gives a single-namespace vcluster a Role', () => {
    expect(names(render('0.36.1'))).toEqual([
      ...ACCOUNTS,
      'Role vc-team-a',
      'RoleBinding vc-team-a',
      ...CONTROL_PLANE,
    ]);
  });

  it('gives a multi-namespace vcluster two ClusterRoles', () => {
    const values = { experimental: { multiNamespaceMode: { enabled: true } } };
    expect(names(render('0.25.2', values))).toEqual([
      ...ACCOUNTS,
      'ClusterRole vc-team-a-v-vcluster-team-a',
      'ClusterRoleBinding vc-team-a-v-vcluster-team-a',
      'ClusterRole vc-mn-team-a-v-vcluster-team-a',
      'ClusterRoleBinding vc-mn-team-a-v-vcluster-team-a',
      ...CONTROL_PLANE,
    ]);
  });

  it('turns quota and limits on with each other', () => {
    const quota = {
      policies: {
        resourceQuota: { enabled: true, quota: { 'count/pods': 5 } },
      },
    };
    const objects = render('0.36.1', quota);
    expect(names(objects).slice(0, 2)).toEqual([
      'ResourceQuota vc-team-a',
      'LimitRange vc-team-a',
    ]);
    expect(objects[0].spec).toMatchObject({
      hard: { 'count/pods': '5', 'requests.cpu': '10' },
    });
    expect(
      names(
        render('0.36.1', {
          policies: {
            resourceQuota: { enabled: true },
            limitRange: { enabled: false },
          },
        }),
      )[1],
    ).toBe(ACCOUNTS[0]);
  });

  it('adds the objects of manifestsTemplate to the release', () => {
    const manifestsTemplate = `
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: my-statestore, namespace: '{{ .Release.Namespace }}'}
spec: {type: state.redis, version: v1, metadata: []}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: extra}
`;
    const objects = render('0.36.1', {
      experimental: { deploy: { host: { manifestsTemplate } } },
    }).slice(-2);
    expect(objects[0]).toEqual({
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'my-statestore',
        namespace: 'vcluster-team-a',
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: {
          'meta.helm.sh/release-name': 'team-a',
          'meta.helm.sh/release-namespace': 'vcluster-team-a',
        },
      },
      spec: { type: 'state.redis', version: 'v1', metadata: [] },
    });
    expect(objects[1].metadata.namespace).toBe('vcluster-team-a');
  });

  it('rejects manifests that are not YAML or have no name', () => {
    const bad = (manifests: string) => () =>
      render('0.36.1', { experimental: { deploy: { host: { manifests } } } });
    expect(bad('a: [')).toThrow(
      'YAML parse error on vcluster/templates/manifests.yaml',
    );
    expect(bad('kind: ConfigMap')).toThrow(
      'an object needs apiVersion, kind and metadata.name',
    );
  });

  it('changes the config hash with the values, so that pods restart', () => {
    const hash = (objects: Rendered[]) =>
      JSON.stringify(
        objects.find(each => each.kind === 'StatefulSet')!.spec,
      ).match(/[0-9a-f]{64}/)![0];
    expect(hash(render('0.36.1'))).toBe(hash(render('0.36.1')));
    expect(hash(render('0.36.1', { telemetry: { enabled: false } }))).not.toBe(
      hash(render('0.36.1')),
    );
  });
});
