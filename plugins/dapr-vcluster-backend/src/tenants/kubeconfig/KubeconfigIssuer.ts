import {
  ANNOTATION_PRESET,
  formatTenantRef,
  IssueKubeconfig,
  IssueKubeconfigResult,
  RevokeKubeconfigsResult,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isNotFound,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict, invalid } from '../../platform/errors';
import { toRouteError } from '../../platform/hosts';
import { KeyedLocks } from '../../platform/KeyedLocks';
import { outcomeOf } from '../../platform/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { assertRunning, assertWritable, LiveTenant } from '../live/LiveTenant';
import { assertSameNamespace } from '../live/pinnedNamespace';
import { ACCOUNT_NAMESPACE, ensureAccount, findIssued } from './accounts';
import { chooseAddress } from './address';
import { assertRole } from './assertRole';
import { KubeconfigOptions, KubeconfigRule } from './options';
import { renderKubeconfig } from './renderKubeconfig';
import { requestToken } from './requestToken';

/** What issuing needs. */
export type KubeconfigIssuerOptions = {
  clients: TenantClients;
  options: KubeconfigOptions;
};

/** Issues kubeconfigs of vclusters that expire, and ends them. No text or token of them is kept. */
export class KubeconfigIssuer {
  readonly #clients: TenantClients;
  readonly #options: KubeconfigOptions;
  /** Revoking waits for what is being issued, so that nothing that was asked for before outlasts it. */
  readonly #locks = new KeyedLocks();

  constructor({ clients, options }: KubeconfigIssuerOptions) {
    this.#clients = clients;
    this.#options = options;
  }

  /**
   * A kubeconfig for one user, with a token of an account of their own in the vcluster.
   *
   * @param user - entity ref of the user
   * @throws InputError for more minutes than allowed; ConflictError when the vcluster does not run, or has no such role;
   *   ServiceUnavailableError when it does not answer.
   */
  async issue(
    tenant: LiveTenant,
    { minutes }: IssueKubeconfig,
    { dryRun, user }: { dryRun: boolean; user: string },
  ): Promise<IssueKubeconfigResult> {
    assertWritable(tenant.host);
    assertRunning(tenant);
    const rule = this.#ruleOf(tenant);
    const asked = minutes ?? rule.defaultMinutes;
    assertAllowed(asked, rule, presetOf(tenant));
    const { ref } = tenant;
    const endpoint = await this.#clients.endpoint(ref);
    const { caData } = endpoint;
    if (!caData) {
      throw conflict(
        'the kubeconfig of the vcluster names no CA, so nobody could check who answers',
        { fix: 'Remove exportKubeConfig.insecure from its values.' },
      );
    }
    await this.#clients.use(ref, client => assertRole(client, rule));
    const chosen = await onHost(tenant, () =>
      chooseAddress(tenant.host.client, ref, { ...endpoint, caData }),
    );
    const { address, notes } = chosen;
    const { clusterRole, maxMinutes } = rule;
    const common = {
      id: formatTenantRef(ref),
      clusterRole,
      minutes: asked,
      maxMinutes,
      address,
      notes,
    };
    if (dryRun) {
      return { ...common, outcome: 'dry-run' };
    }
    const { account, issued } = await this.#locks.run(common.id, () =>
      this.#clients.use(ref, async client => {
        const name = await ensureAccount(client, { user, clusterRole });
        return {
          account: name,
          issued: await requestToken(client, name, asked),
        };
      }),
    );
    // The vcluster that was asked was that of the tenant for which the permission was checked.
    await onHost(tenant, () =>
      assertSameNamespace(tenant.host.client, tenant.namespace),
    );
    return {
      ...common,
      outcome: 'issued',
      account: `${ACCOUNT_NAMESPACE}/${account}`,
      expiresAt: issued.expiresAt,
      kubeconfig: renderKubeconfig(ref, chosen, { ...issued, caData }),
    };
  }

  /**
   * Ends all kubeconfigs that were issued of a tenant: deletes their accounts, by uid. API servers remember for about ten
   * seconds that a token was good.
   *
   * @throws ConflictError when the vcluster does not run, ServiceUnavailableError when it does not answer.
   */
  async revoke(
    tenant: LiveTenant,
    { dryRun }: { dryRun: boolean },
  ): Promise<RevokeKubeconfigsResult> {
    assertWritable(tenant.host);
    assertRunning(tenant);
    const { ref } = tenant;
    const id = formatTenantRef(ref);
    await onHost(tenant, () =>
      assertSameNamespace(tenant.host.client, tenant.namespace),
    );
    const objects = await this.#locks.run(id, () =>
      this.#clients.use(ref, client => deleteIssued(client, dryRun)),
    );
    if (dryRun) {
      return { id, outcome: 'dry-run', objects };
    }
    return { id, outcome: objects.length ? 'revoked' : 'unchanged', objects };
  }

  #ruleOf(tenant: LiveTenant): KubeconfigRule {
    const { byPreset, otherwise } = this.#options;
    return byPreset.get(presetOf(tenant) ?? '') ?? otherwise;
  }
}

function presetOf({ namespace }: LiveTenant): string | undefined {
  return namespace.metadata.annotations?.[ANNOTATION_PRESET];
}

function assertAllowed(
  minutes: number,
  { maxMinutes }: KubeconfigRule,
  preset: string | undefined,
): void {
  if (minutes <= maxMinutes) {
    return;
  }
  const of = preset ? ` of preset "${preset}"` : '';
  throw invalid(`minutes ${minutes} is more than kubeconfigs${of} may last`, {
    field: 'minutes',
    value: String(minutes),
    fix: `Ask for at most ${maxMinutes}, or have maxMinutes raised in the portal's configuration.`,
  });
}

async function deleteIssued(client: KubeClient, dryRun: boolean) {
  const found = await findIssued(client);
  for (const { resource, object } of found) {
    const { namespace, name, uid } = object.metadata;
    await client
      .delete(resource, { namespace, name }, { dryRun, preconditions: { uid } })
      .catch(error => {
        if (!isNotFound(error)) {
          throw error;
        }
      });
  }
  const outcome = dryRun ? 'would-delete' : 'deleted';
  return found.map(({ resource, object: { metadata } }) => {
    const { namespace, name } = metadata;
    return outcomeOf(resource, { namespace, name }, outcome);
  });
}

async function onHost<T>(
  { ref }: LiveTenant,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toRouteError(error, { place: `host ${ref.host}` });
  }
}
