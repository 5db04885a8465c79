import {
  DAPR_KIND_TABLE,
  DaprKind,
  daprCrdName,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncerStage } from '../../SyncerStage';
import { isLab } from '../../target/openTarget';
import { until } from '../../until';

const CRDS = RESOURCES.customResourceDefinitions;

/** Definition of a kind that the host does not serve at first. */
export const ABSENT_DEFINITION = daprCrdName('MCPServer');

type Properties = Record<string, { properties?: Properties }>;
type Definition = KubeObject & {
  spec: {
    versions: Array<{
      name: string;
      served: boolean;
      storage: boolean;
      schema: { openAPIV3Schema: { properties: Properties } };
    }>;
    conversion?: object;
    preserveUnknownFields?: boolean;
  };
};

const fieldsOf = ({ spec }: Definition) =>
  spec.versions.find(({ storage }) => storage)!.schema.openAPIV3Schema
    .properties.spec.properties!;

/** Puts a definition of the host into the vcluster, changed. */
async function put(
  { host, virtual }: SyncerStage,
  kind: DaprKind,
  change: (fields: Properties) => void,
): Promise<void> {
  const name = daprCrdName(kind);
  const { spec } = await host.get<Definition>(CRDS, { name });
  const { conversion: _, preserveUnknownFields: __, ...rest } = spec;
  const definition: Definition = {
    apiVersion: CRDS.apiVersion,
    kind: CRDS.kind,
    metadata: { name },
    spec: { ...rest, versions: spec.versions.filter(({ storage }) => storage) },
  };
  change(fieldsOf(definition));
  await virtual.apply(CRDS, definition, { fieldManager: 'kubectl' });
}

/**
 * Before the program knows the vcluster: takes a kind from the host, and puts an older and a newer definition into the
 * vcluster.
 *
 * @returns what was taken
 */
export async function prepareDefinitions(
  stage: SyncerStage,
): Promise<Definition> {
  const name = ABSENT_DEFINITION;
  const taken = await stage.host.get<Definition>(CRDS, { name });
  await stage.host.delete(CRDS, { name });
  await put(stage, 'Component', fields => {
    delete fields.initTimeout;
  });
  await put(stage, 'Resiliency', fields => {
    fields.newer = { type: 'string' } as Properties[string];
  });
  return taken;
}

/** Gives the host back what was taken, unless it has it. */
export async function restoreDefinition(
  { host }: SyncerStage,
  { apiVersion, kind, metadata, spec }: Definition,
): Promise<void> {
  const { name, labels, annotations } = metadata;
  if (!(await getIfPresent(host, CRDS, { name }))) {
    await host.create(CRDS, {
      apiVersion,
      kind,
      metadata: { name, labels, annotations },
      spec,
    });
  }
}

/** Which kinds of Dapr a vcluster gets, and what becomes of definitions that are there already. */
export function definitionSuite(
  stage: SyncerStage,
  absent: { definition?: Definition },
) {
  describe('the kinds of Dapr in a vcluster', () => {
    const kinds = Object.values(DAPR_KIND_TABLE).filter(
      ({ kind }) => daprCrdName(kind) !== ABSENT_DEFINITION,
    );
    const inVcluster = (name: string) =>
      getIfPresent<Definition>(stage.virtual, CRDS, { name });
    it('are those that the host serves', async () => {
      for (const resource of kinds) {
        await until(`${resource.kind} in the vcluster`, () =>
          stage.virtual.list(resource).catch(() => undefined),
        );
      }
      expect(await inVcluster(ABSENT_DEFINITION)).toBeUndefined();
      const { ok } = await fetch(`${stage.program.url}/readyz`);
      expect(ok).toBe(true);
    });

    it('an older definition is raised, a newer one is kept', async () => {
      await until('the field of the host', async () => {
        const raised = await inVcluster(daprCrdName('Component'));
        return raised && 'initTimeout' in fieldsOf(raised);
      });
      const kept = await inVcluster(daprCrdName('Resiliency'));
      expect(fieldsOf(kept!)).toHaveProperty('newer');
    });

    it('are checked by the API server of the vcluster', async () => {
      await expect(
        stage.virtual.create(RESOURCES.components, {
          apiVersion: 'dapr.io/v1alpha1',
          kind: 'Component',
          metadata: { namespace: 'default', name: 'wrong' },
          spec: { type: 'state.in-memory', version: 1 },
        }),
      ).rejects.toMatchObject({
        status: 422,
        message: expect.stringContaining('spec.version'),
      });
    });

    if (isLab) {
      it('are explained by kubectl', async () => {
        const { kubectl } = stage.bench.target;
        const said = await kubectl!(stage.tenant.kubeconfig, [
          'explain',
          'components.spec.metadata',
        ]);
        expect(said).toMatch(/GROUP:\s+dapr.io/);
        expect(said).toMatch(/secretKeyRef\s+<Object>/);
      });
    }

    it('one that the host serves later follows with the next start', async () => {
      await stage.program.stop();
      await restoreDefinition(stage, absent.definition!);
      await until('the kind on the host', () =>
        stage.host.list(DAPR_KIND_TABLE.MCPServer).catch(() => undefined),
      );
      await stage.start();
      await until('the kind in the vcluster', () =>
        stage.virtual.list(DAPR_KIND_TABLE.MCPServer).catch(() => undefined),
      );
    });
  });
}
