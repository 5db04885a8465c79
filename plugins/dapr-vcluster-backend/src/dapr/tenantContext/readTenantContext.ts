import {
  ANNOTATION_PROFILE,
  GuardrailPolicy,
  isCreatableProfile,
  TenantContext,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  listIfPresent,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { onHost } from '../target/onHost';
import { targetOf } from '../target/target';
import { ComponentItem } from '../../inventory/model/model';
import { projectWorkload } from '../../inventory/projections/workload';
import { DaprRoute, LiveTenant } from '../../tenants/live/LiveTenant';
import { containerDefaults, PresetPolicies } from './containerDefaults';
import { contextGaps } from './contextGaps';
import { HostKnowledge } from './HostKnowledge';
import { Permitted, permitted } from './permitted';

/** Where a tenant's context is read. */
export type TenantContextSource = {
  tenant: LiveTenant;
  /** How the tenant's Dapr resources get to the host. */
  route: DaprRoute;
  /** The vcluster's API server; without it, what only it knows is left out. */
  virtual?: KubeClient;
  /** Why there is no {@link virtual}. */
  whyNoVirtual?: string;
  /** Whether kinds that the portal may not read are left out and named; for a write, they are an error. */
  isPartial?: boolean;
};

const NO_LIMITS =
  "The portal's account may not list LimitRanges on the host, and no preset of the configuration tells.";
const NOT_READ = 'The vcluster was not read.';

/** What is the same for every tenant. */
export type TenantContextSettings = {
  /** What is kept of a Dapr Component. */
  project(object: KubeObject): ComponentItem;
  policy: GuardrailPolicy;
  knowledge: HostKnowledge;
  presets: PresetPolicies;
};

const nameOf = ({ metadata }: KubeObject) => metadata.name;

/**
 * Reads what a Dapr resource or file for one virtual namespace is evaluated by. Every check uses this: the routes before
 * a write, the form, the template action, MCP clients.
 *
 * @throws ServiceUnavailableError when an API server does not answer.
 */
export async function readTenantContext(
  {
    tenant,
    route,
    virtual,
    whyNoVirtual = NOT_READ,
    isPartial = false,
  }: TenantContextSource,
  namespace: string,
  { project, policy, knowledge, presets }: TenantContextSettings,
): Promise<TenantContext> {
  const { ref } = tenant;
  const { side, component, host } = targetOf(ref, route, {
    namespace,
    name: '',
  });
  const profile = profileOf(tenant, route);
  // Namespaces of a vcluster that share a host namespace see each other's Dapr resources.
  const at = route === 'synced' ? {} : { namespace: component.namespace };
  const inside = async <T>(
    resource: Resource,
    reading: Promise<T> | undefined,
  ): Promise<Permitted<T>> =>
    isPartial ? permitted(resource, reading) : { value: await reading };
  const resources = async (
    resource: Resource,
  ): Promise<Permitted<KubeObject[] | undefined>> => {
    const list = (client: KubeClient) => listIfPresent(client, resource, at);
    return side === 'host'
      ? onHost(tenant.host, async client =>
          isPartial
            ? permitted(resource, list(client), 'on the host')
            : { value: await list(client) },
        )
      : inside(resource, virtual && list(virtual));
  };
  const [components, configurations, secrets, services, defaults] =
    await Promise.all([
      resources(RESOURCES.components),
      resources(RESOURCES.configurations),
      inside(
        RESOURCES.secrets,
        virtual?.list(RESOURCES.secrets, { namespace }),
      ),
      inside(RESOURCES.services, virtual?.list(RESOURCES.services)),
      containerDefaults(
        tenant,
        { namespace: host.namespace, profile },
        presets,
      ),
    ]);
  return {
    tenant: { name: ref.name },
    namespace,
    profile,
    ...versions(tenant, knowledge),
    ...(components.value && {
      components: components.value
        .map(project)
        .map(({ name, type, metadata, scopes }) => ({
          name,
          type,
          metadata,
          scopes,
        })),
    }),
    ...(configurations.value && {
      configurations: configurations.value.map(nameOf),
    }),
    ...(secrets.value && { secrets: secrets.value.items.map(nameOf) }),
    ...(services.value && {
      services: services.value.items.map(({ metadata }) => ({
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      })),
    }),
    ...(defaults && { containerDefaults: defaults }),
    claims: knowledge.claims(ref),
    policy,
    notChecked: contextGaps({
      namespace,
      side,
      vcluster: virtual ? undefined : whyNoVirtual,
      unread: {
        secrets: secrets.why,
        services: services.why,
        resources: components.why ?? configurations.why,
      },
      otherTenants: knowledge.claimsGap(ref),
      limits: defaults ? undefined : NO_LIMITS,
    }),
  };
}

function profileOf({ namespace }: LiveTenant, route: DaprRoute) {
  if (route === 'synced') {
    return 'oss-synced';
  }
  const wanted = namespace.metadata.annotations?.[ANNOTATION_PROFILE] ?? '';
  if (isCreatableProfile(wanted)) {
    return wanted;
  }
  return route === 'host' ? 'oss-hostmanaged' : 'oss-multins';
}

function versions({ ref, workload }: LiveTenant, knowledge: HostKnowledge) {
  const chartVersion = workload && projectWorkload(workload).version;
  const daprVersion = knowledge.daprVersion(ref);
  return {
    ...(chartVersion && { chartVersion }),
    ...(daprVersion && { daprVersion }),
  };
}
