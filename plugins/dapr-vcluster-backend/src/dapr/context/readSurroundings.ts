import {
  ANNOTATION_PROFILE,
  GuardrailPolicy,
  isCreatableProfile,
  Surroundings,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { targetOf } from '../components/target';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
  toRouteError,
} from '../../platform/hosts';
import { componentProjection } from '../../inventory/projections/component';
import { projectWorkload } from '../../inventory/projections/workload';
import { LiveTenant } from '../../tenants/LiveTenant';
import { listIfPresent } from '../../platform/kubernetes';
import { HostKnowledge } from './HostKnowledge';

/** What surroundings are read from. */
export type SurroundingsSource = {
  tenant: LiveTenant;
  /** Where the tenant's objects of Dapr are written. */
  side: 'virtual' | 'host';
  /** The vcluster's API server; without it, what only it knows is left out. */
  virtual?: KubeClient;
  policy?: GuardrailPolicy;
  knowledge?: HostKnowledge;
};

const nameOf = ({ metadata }: KubeObject) => metadata.name;

/**
 * Reads what a Dapr Component or file for one virtual namespace is judged by. Every way of judging uses this: the
 * routes before a write, the form, the template action, MCP clients.
 *
 * @throws ServiceUnavailableError when an API server that is asked does not answer.
 */
export async function readSurroundings(
  source: SurroundingsSource,
  namespace: string,
): Promise<Surroundings> {
  const { tenant, side, virtual, policy, knowledge } = source;
  const { ref } = tenant;
  const on = <T>(call: (client: KubeClient) => Promise<T>) =>
    side === 'host' ? onHost(tenant, call) : virtual && call(virtual);
  const { component } = targetOf(ref, side, { namespace, name: '' });
  const at = { namespace: component.namespace };
  const [components, configurations, secrets, services] = await Promise.all([
    on(client => listIfPresent(client, RESOURCES.components, at)),
    on(client => listIfPresent(client, RESOURCES.configurations, at)),
    virtual?.list(RESOURCES.secrets, { namespace }),
    virtual?.list(RESOURCES.services),
  ]);
  const project = componentProjection(await loadComponentCatalogue());
  return {
    tenant: { name: ref.name },
    namespace,
    profile: profileOf(tenant, side),
    ...versions(tenant, knowledge),
    ...(components && {
      components: components
        .map(project)
        .map(({ name, type, metadata, scopes }) => ({
          name,
          type,
          metadata,
          scopes,
        })),
    }),
    ...(configurations && { configurations: configurations.map(nameOf) }),
    ...(secrets && { secrets: secrets.items.map(nameOf) }),
    ...(services && {
      services: services.items.map(({ metadata }) => ({
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      })),
    }),
    ...claims(ref, knowledge),
    policy: policy ?? { rules: {} },
  };
}

async function onHost<T>(
  { host }: LiveTenant,
  call: (client: KubeClient) => Promise<T>,
): Promise<T> {
  try {
    return await call(host.client);
  } catch (error) {
    throw toRouteError(error, { place: `host ${host.name}` });
  }
}

function profileOf({ namespace }: LiveTenant, side: 'virtual' | 'host') {
  const asked = namespace.metadata.annotations?.[ANNOTATION_PROFILE] ?? '';
  if (isCreatableProfile(asked)) {
    return asked;
  }
  return side === 'host' ? 'oss-hostmanaged' : 'oss-multins';
}

function versions({ ref, workload }: LiveTenant, knowledge?: HostKnowledge) {
  const chartVersion = workload && projectWorkload(workload).version;
  const daprVersion = knowledge?.daprVersion(ref);
  return {
    ...(chartVersion && { chartVersion }),
    ...(daprVersion && { daprVersion }),
  };
}

function claims(ref: TenantRef, knowledge?: HostKnowledge) {
  const taken = knowledge?.claims(ref);
  return taken && { claims: taken };
}
