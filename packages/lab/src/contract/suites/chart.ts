import {
  Difference,
  differences,
  RecordedTenant,
  recordedObjects,
  RELEASES,
} from 'dapr-vcluster-sandbox';
import { CreatableProfile } from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { namespaceObject } from '../objects';
import { Stage } from '../Stage';
import { CHART_DIFFERENCES } from './chartDifferences';

const PROFILES: Record<RecordedTenant, CreatableProfile> = {
  'team-a': 'oss-multins',
  'team-b': 'oss-hostmanaged',
};

/** Kinds that the real chart makes, or that a chart like it could. */
const KINDS = [
  RESOURCES.statefulSets,
  RESOURCES.services,
  RESOURCES.serviceAccounts,
  RESOURCES.secrets,
  RESOURCES.configMaps,
  RESOURCES.roles,
  RESOURCES.roleBindings,
  RESOURCES.clusterRoles,
  RESOURCES.clusterRoleBindings,
  RESOURCES.resourceQuotas,
  RESOURCES.limitRanges,
  RESOURCES.networkPolicies,
  RESOURCES.components,
];

const isOf =
  (release: string) =>
  ({ metadata }: KubeObject) =>
    metadata.annotations?.['meta.helm.sh/release-name'] === release;

/** The lab's chart beside the real one, as a real API server completed what each of them made. */
export function chartSuite(stage: Stage) {
  describe('the chart of the lab', () => {
    const used = new Set<RegExp>();
    const isListed = ({ path }: Difference) => {
      const listed = CHART_DIFFERENCES.find(each => each.path.test(path));
      if (listed) {
        used.add(listed.path);
      }
      return Boolean(listed);
    };

    it.each(['team-a', 'team-b'] as const)(
      'makes what the real one made for %s, but for the listed differences',
      async name => {
        const { bench } = stage;
        const namespace = `vcluster-${name}`;
        const tenant = { name, namespace, profile: PROFILES[name] };
        await bench.host.create(
          RESOURCES.namespaces,
          namespaceObject(namespace),
        );
        await bench.target.install({
          ...tenant,
          values: RELEASES[name].values,
        });
        const lists = await Promise.all(
          KINDS.map(async kind =>
            (
              await bench.host.list<KubeObject>(kind)
            ).items.map(object => ({
              // What is in a list does not say what it is.
              ...object,
              apiVersion: kind.apiVersion,
              kind: kind.kind,
            })),
          ),
        );
        await bench.target.uninstall(tenant);
        await deleteIfPresent(bench.host, RESOURCES.namespaces, {
          name: namespace,
        });
        const recorded = recordedObjects(name, 'host').filter(isOf(name));
        const made = lists.flat().filter(isOf(name));
        expect(recorded.length).toBeGreaterThan(0);
        expect(
          differences(recorded, made).filter(each => !isListed(each)),
        ).toEqual([]);
      },
    );

    it('differs wherever a difference is listed', () => {
      expect(CHART_DIFFERENCES.filter(({ path }) => !used.has(path))).toEqual(
        [],
      );
    });
  });
}
