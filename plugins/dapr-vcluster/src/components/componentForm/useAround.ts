import {
  GuardrailPolicy,
  JudgeContext,
  Known,
  Options,
  ProfileName,
  SecretName,
  Surroundings,
  tenantContext,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  useDaprComponents,
  useOptions,
  useSecretNames,
  useSidecars,
  useSurroundings,
} from '../../hooks';
import { Live } from '../../hooks/useLive';

/** What the form knows of the tenant, each part with why it is not known. */
export type Around = {
  tenant: Pick<TenantSummary, 'ref' | 'profile'>;
  options: Options;
  appIds: Known<string[]>;
  secrets: Known<SecretName[]>;
  others: Known<NonNullable<JudgeContext['components']>>;
  /** What the backend judges by; undefined while it is not known. */
  surroundings?: Surroundings;
};

function known<T, V>(live: Live<T>, value: (data: T) => V): Known<V> {
  return live.data
    ? { state: 'known', value: value(live.data), observedAt: '' }
    : { state: 'unknown', reason: live.error?.message ?? 'it is being read.' };
}

/** Reads what the form offers and checks against; undefined until the portal's own options are there. */
export function useAround(tenant: Around['tenant']): Live<Around> {
  const options = useOptions();
  const sidecars = useSidecars(tenant.ref);
  const components = useDaprComponents(tenant.ref);
  const names = useSecretNames(tenant.ref);
  const surroundings = useSurroundings(tenant.ref);
  return {
    error: options.error,
    retry: options.retry,
    data: options.data && {
      tenant,
      options: options.data,
      surroundings: surroundings.data,
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

/** Of what the backend judges by, the part that is the same whatever namespace a draft is for. */
function sameInEveryNamespace(surroundings: Surroundings): JudgeContext {
  const { chartVersion, daprVersion, services, claims } =
    tenantContext(surroundings);
  return { chartVersion, daprVersion, services, claims };
}

const PROFILES: readonly string[] = [
  'oss-hostmanaged',
  'oss-multins',
  'free-tier',
  'legacy',
] satisfies ProfileName[];

/** What a draft in a namespace is judged against; what is not known is left out, and so not judged. */
export function judgeContextOf(
  { tenant, options, secrets, others, surroundings }: Around,
  namespace: string,
): JudgeContext {
  const policy: GuardrailPolicy | undefined = options.guardrails;
  return {
    ...(surroundings && sameInEveryNamespace(surroundings)),
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
