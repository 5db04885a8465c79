import {
  deleteIfPresent,
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { app, namespaceObject } from '../objects';
import { Stage } from '../Stage';

type Schema = { properties: Record<string, Schema>; items: Schema };
type Definition = {
  spec: { versions: { schema: { openAPIV3Schema: Schema } }[] };
} & KubeObject;

const COMPONENTS = { name: 'components.dapr.io' };

/** What is wrong with a whole vcluster is said once. */
export function diagnosedSetUpSuite(stage: Stage) {
  describe('the diagnosis of how a vcluster is set up', () => {
    const findingAbout = (rule: string) =>
      stage.observer.findingAbout(stage.multi, rule);

    it('finds a Dapr control plane of its own', async () => {
      const namespace = 'own-dapr';
      await stage.multi.virtual.create(
        RESOURCES.namespaces,
        namespaceObject(namespace),
      );
      const operator = app(
        'dapr-operator',
        { 'dapr.io/enabled': 'false' },
        namespace,
      );
      await stage.multi.virtual.create(RESOURCES.deployments, {
        ...operator,
        metadata: { ...operator.metadata, labels: { app: 'dapr-operator' } },
      });
      const { evidence } = await findingAbout('tenant/dapr-inside');
      expect(evidence[0]).toEqual({ label: 'Namespaces', value: namespace });
      await deleteIfPresent(stage.multi.virtual, RESOURCES.namespaces, {
        name: namespace,
      });
    });

    it("finds a CRD that is older than the host's", async () => {
      const { spec } = (await getIfPresent<Definition>(
        stage.multi.virtual,
        RESOURCES.customResourceDefinitions,
        COMPONENTS,
      ))!;
      const { versions } = structuredClone(spec);
      const { properties } =
        versions[0].schema.openAPIV3Schema.properties.spec.properties.metadata
          .items;
      delete properties.envRef;
      const set = (change: object) =>
        stage.multi.virtual.patch(
          RESOURCES.customResourceDefinitions,
          COMPONENTS,
          { spec: change },
        );
      await set({ versions });
      try {
        const { evidence } = await findingAbout('tenant/crd-stale');
        expect(evidence).toEqual([
          { label: 'Dropped fields', value: 'spec.metadata[].envRef' },
        ]);
      } finally {
        await set({ versions: spec.versions });
      }
    });
  });
}
