import {
  GuardrailPolicy,
  Known,
  NotChecked,
  PortalOptions,
  ProfileName,
  SecretName,
  TenantContext,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { DraftCheckContext } from './model';
import { fileCheckContext } from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  useDaprComponents,
  useOptions,
  useSecretNames,
  useSidecars,
  useTenantContext,
} from '../../hooks';
import { Live } from '../../hooks/useLive';

/** What the form knows about the tenant; each part is known, or unknown with a reason. */
export type TenantData = {
  tenant: Pick<TenantSummary, 'chartVersion' | 'profile' | 'ref'>;
  options: PortalOptions;
  appIds: Known<string[]>;
  secrets: Known<SecretName[]>;
  others: Known<NonNullable<DraftCheckContext['components']>>;
  /** The tenant context that the backend uses for its check; undefined until it is loaded. */
  tenantContext?: TenantContext;
  /** Why there is no tenant context. */
  whyNoContext?: string;
  /** What of the draft could not be checked, and why. */
  notChecked?: NotChecked[];
};

const BEING_READ = 'it is being read.';

function known<T, V>(live: Live<T>, value: (data: T) => V): Known<V> {
  return live.data
    ? { state: 'known', value: value(live.data), observedAt: '' }
    : { state: 'unknown', reason: live.error?.message ?? BEING_READ };
}

/** Loads what the form offers and checks against; has no data until the options of the portal are loaded. */
export function useTenantData(tenant: TenantData['tenant']): Live<TenantData> {
  const options = useOptions();
  const sidecars = useSidecars(tenant.ref);
  const components = useDaprComponents(tenant.ref);
  const names = useSecretNames(tenant.ref);
  const tenantContext = useTenantContext(tenant.ref);
  return {
    error: options.error,
    retry: options.retry,
    data: options.data && {
      tenant,
      options: options.data,
      tenantContext: tenantContext.data,
      whyNoContext: tenantContext.error?.message ?? BEING_READ,
      appIds: known(sidecars, ({ items }) => [
        ...new Set(items.map(({ appId }) => appId).filter(Boolean)),
      ]),
      secrets: names.data?.secrets ?? known(names, () => []),
      others: known(components, ({ items }) =>
        items.map(({ name, type, metadata, scopes }) => ({
          name,
          type,
          metadata,
          scopes,
        })),
      ),
    },
  };
}

/** The part of the tenant context that does not depend on the namespace of a draft. */
function namespaceIndependent(tenantContext: TenantContext): DraftCheckContext {
  const { chartVersion, daprVersion, services, claims } =
    fileCheckContext(tenantContext);
  return { chartVersion, daprVersion, services, claims };
}

const PROFILES: readonly string[] = [
  'oss-synced',
  'oss-hostmanaged',
  'oss-multins',
  'free-tier',
  'legacy',
] satisfies ProfileName[];

/** The context for checking a draft in a namespace. Unknown parts are left out, so that they are not checked. */
export function checkContextOf(
  { tenant, options, secrets, others, tenantContext }: TenantData,
  namespace: string,
): DraftCheckContext {
  const policy: GuardrailPolicy | undefined = options.guardrails;
  const chartVersion = tenantContext?.chartVersion ?? tenant.chartVersion;
  return {
    ...(tenantContext && namespaceIndependent(tenantContext)),
    ...(chartVersion && { chartVersion }),
    namespace,
    tenant: { name: tenant.ref.name },
    policy,
    presets: options.componentPresets ?? [],
    ...(PROFILES.includes(tenant.profile) && {
      profile: tenant.profile as ProfileName,
    }),
    ...(secrets.state === 'known' && {
      secrets: new Set(
        secrets.value
          .filter(secret => secret.namespace === namespace)
          .map(({ name }) => name),
      ),
    }),
    ...(others.state === 'known' && { components: others.value }),
  };
}
