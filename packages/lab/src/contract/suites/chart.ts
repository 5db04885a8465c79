import {
  Difference,
  differences,
  RecordedTenant,
  recordedObjects,
  RELEASES,
} from 'dapr-vcluster-sandbox';
import { KubeObject } from 'dapr-vcluster-kube-sim/client';
import { CreatableProfile } from 'backstage-plugin-dapr-vcluster-common';
import { K } from '../kinds';
import { namespaceObject } from '../objects';
import { Stage } from '../Stage';
import { CHART_DIFFERENCES } from './chartDifferences';

const PROFILES: Record<RecordedTenant, CreatableProfile> = {
  'team-a': 'oss-multins',
  'team-b': 'oss-hostmanaged',
};

/** Kinds that the real chart makes, or that a chart like it could. */
const KINDS = [
  K.statefulSets,
  K.services,
  K.serviceAccounts,
  K.secrets,
  K.configMaps,
  K.roles,
  K.roleBindings,
  K.clusterRoles,
  K.clusterRoleBindings,
  K.quotas,
  K.limits,
  K.policies,
  K.components,
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
        await bench.host.create(K.namespaces, namespaceObject(namespace));
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
        await bench.host.delete(K.namespaces, { name: namespace });
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
