import {
  formatTenantRef,
  IssueKubeconfigResult,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  isNotFound,
  KubeClient,
  KubeObject,
  RESOURCES,
  vclusterServiceUrl,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';
import { toRouteError } from '../../platform/hosts';
import { outcomeOf } from '../../platform/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { assertRunning, assertWritable, LiveTenant } from '../live/LiveTenant';
import { clusterSecretName, isClusterSecretOf } from '../live/clusterSecret';
import { assertSameNamespace } from '../live/pinnedNamespace';
import { ACCOUNT_NAMESPACE, ensureAccount } from '../kubeconfig/accounts';
import { assertRole } from '../kubeconfig/assertRole';
import { requestToken } from '../kubeconfig/requestToken';
import { ClusterSecretOptions } from './options';
import { readClusterSecret, renderClusterSecret, tokenPart } from './secret';

const { secrets } = RESOURCES;

/** Registers vclusters in the Argo CD of their host, with tokens that expire and are replaced before. */
export class ClusterSecrets {
  readonly #clients: TenantClients;
  readonly #options: ClusterSecretOptions | undefined;

  constructor(given: {
    clients: TenantClients;
    options: ClusterSecretOptions | undefined;
  }) {
    this.#clients = given.clients;
    this.#options = given.options;
  }

  /** Namespace of the Secrets; undefined when the platform team has not allowed any. */
  get namespace(): string | undefined {
    return this.#options?.namespace;
  }

  /**
   * @param user - entity ref of the user
   * @throws ConflictError when it is not configured, the vcluster does not run or has no such role, or a Secret of that name
   *   is somebody else's; ServiceUnavailableError when it does not answer.
   */
  async issue(
    tenant: LiveTenant,
    { dryRun, user }: { dryRun: boolean; user: string },
  ): Promise<IssueKubeconfigResult> {
    assertWritable(tenant.host);
    assertRunning(tenant);
    const options = this.#allowed();
    const { ref, host } = tenant;
    const { clusterRole, minutes, namespace } = options;
    const name = clusterSecretName(ref);
    const { caData } = await this.#clients.endpoint(ref);
    if (!caData) {
      throw conflict(
        'the kubeconfig of the vcluster names no CA, so Argo CD could not check who answers',
        { fix: 'Remove exportKubeConfig.insecure from its values.' },
      );
    }
    await this.#clients.use(ref, client => assertRole(client, { clusterRole }));
    await onHost(tenant, async () => {
      const present = await getIfPresent(host.client, secrets, {
        namespace,
        name,
      });
      if (present && !isClusterSecretOf(present, ref)) {
        throw conflict(
          `Secret "${name}" in namespace "${namespace}" was not made by this portal for this tenant`,
          { field: 'output', value: name, fix: 'Delete it, then try again.' },
        );
      }
    });
    const common = {
      id: formatTenantRef(ref),
      clusterRole,
      minutes,
      maxMinutes: minutes,
      address: {
        via: 'service' as const,
        server: vclusterServiceUrl(ref),
        verified: false,
      },
      notes: ['Only Argo CD on the host itself reaches this address.'],
      secret: { namespace, name },
    };
    if (dryRun) {
      return { ...common, outcome: 'dry-run' };
    }
    const { account, ...access } = await this.#access(tenant, user, caData);
    await onHost(tenant, async () => {
      await assertSameNamespace(host.client, tenant.namespace);
      const { project } = options;
      await host.client.apply(
        secrets,
        renderClusterSecret(ref, namespace, { ...access, user, project }),
      );
    });
    const { expiresAt } = access;
    return { ...common, outcome: 'issued', account, expiresAt };
  }

  /**
   * Gives Argo CD a new token. Only the very Secret that was looked at is changed: one that was deleted meanwhile stays so.
   *
   * @throws as {@link issue}
   */
  async rotate(
    tenant: LiveTenant,
    { metadata }: KubeObject,
    user: string,
  ): Promise<{ expiresAt: string }> {
    assertRunning(tenant);
    const { caData = '' } = await this.#clients.endpoint(tenant.ref);
    const access = await this.#access(tenant, user, caData);
    const { namespace, name, uid, resourceVersion } = metadata;
    const part = tokenPart(access);
    await onHost(tenant, async () => {
      await assertSameNamespace(tenant.host.client, tenant.namespace);
      await tenant.host.client.patch(
        secrets,
        { namespace, name },
        { ...part, metadata: { ...part.metadata, uid, resourceVersion } },
      );
    });
    return { expiresAt: access.expiresAt };
  }

  /** Takes a tenant out of Argo CD again; its accounts in the vcluster are ended by revoking. */
  remove(
    tenant: LiveTenant,
    { dryRun }: { dryRun: boolean },
  ): Promise<ObjectOutcome[]> {
    const { ref, host } = tenant;
    const { namespace } = this;
    if (namespace === undefined) {
      return Promise.resolve([]);
    }
    const at = { namespace, name: clusterSecretName(ref) };
    return onHost(tenant, async () => {
      const present = await getIfPresent(host.client, secrets, at);
      if (!present || !isClusterSecretOf(present, ref)) {
        return [];
      }
      await deleteSecret(host.client, present, dryRun);
      return [outcomeOf(secrets, at, dryRun ? 'would-delete' : 'deleted')];
    });
  }

  async #access(tenant: LiveTenant, user: string, caData: string) {
    const { clusterRole, minutes } = this.#allowed();
    const issuedAt = new Date().toISOString();
    return this.#clients.use(tenant.ref, async client => {
      const account = await ensureAccount(client, { user, clusterRole });
      const issued = await requestToken(client, account, minutes);
      return {
        ...issued,
        issuedAt,
        caData,
        account: `${ACCOUNT_NAMESPACE}/${account}`,
        namespaceUid: tenant.namespace.metadata.uid ?? '',
      };
    });
  }

  #allowed(): ClusterSecretOptions {
    if (this.#options) {
      return this.#options;
    }
    throw conflict('this portal registers no vclusters in Argo CD', {
      field: 'output',
      value: 'argocd',
      fix: 'Have daprVcluster.argocd.clusters configured.',
    });
  }
}

/** Deletes this very Secret; one that is gone is no error. */
export async function deleteSecret(
  client: KubeClient,
  { metadata: { namespace, name, uid } }: KubeObject,
  dryRun = false,
): Promise<void> {
  const preconditions = { uid };
  await client
    .delete(secrets, { namespace, name }, { dryRun, preconditions })
    .catch(error => {
      if (!isNotFound(error)) {
        throw error;
      }
    });
}

/** Whether a Secret was made for the tenant as it is now, and not for an earlier one of its name. */
export function isOfTenant(secret: KubeObject, tenant: LiveTenant): boolean {
  return (
    isClusterSecretOf(secret, tenant.ref) &&
    readClusterSecret(secret)?.namespaceUid === tenant.namespace.metadata.uid
  );
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
