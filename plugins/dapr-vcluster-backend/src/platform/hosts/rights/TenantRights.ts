import { setTimeout as sleep } from 'node:timers/promises';
import {
  getIfPresent,
  isAlreadyExists,
  isForbidden,
  isNotFound,
  KubeClient,
  KubeError,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { mayDo } from './accessReview';
import { Denial, denialOf } from './denial';
import { identityOf, portalIdentity } from './portalIdentity';
import { TENANT_ROLE, tenantRoleBinding } from './roleBinding';
import { isTenantNamespace } from './tenantNamespace';

const GROUP = 'rbac.authorization.k8s.io';

/** An API server takes a moment to know a new binding. */
const FIRST_WAIT_MS = 25;
const LAST_WAIT_MS = 1_600;
/** How long a right that a bound role does not give is not asked for again. */
const REFUSED_MS = 60_000;

/**
 * How the portal has the rights of the role in a namespace: it holds them anyway, it can bind them, or neither.
 */
export type RightsState = 'held' | 'bindable' | 'missing';

type Binding = 'created' | 'present' | 'no-namespace' | 'none';

/**
 * Rights of the portal in the namespaces of tenants. It has none there at first, and binds the ClusterRole
 * {@link TENANT_ROLE} by a RoleBinding: when it creates a tenant, and on first need in the namespace of one that was
 * created without. A portal that may do everything anyway binds nothing.
 */
export class TenantRights {
  readonly #client: KubeClient;
  readonly #notTenants: readonly string[];
  readonly #binding = new Map<string, Promise<Binding>>();
  readonly #refused = new Map<string, number>();

  /**
   * @param client - without these rights
   * @param notTenants - namespaces that are never a tenant's, beside those of Kubernetes
   */
  constructor(client: KubeClient, notTenants: readonly string[]) {
    this.#client = client;
    this.#notTenants = notTenants;
  }

  /** How the portal would have the rights in a namespace, which need not exist yet. */
  async state(namespace: string): Promise<RightsState> {
    const can = (action: Parameters<typeof mayDo>[1]) =>
      mayDo(this.#client, { namespace, ...action });
    if (await can({ verb: 'get', group: '', resource: 'secrets' })) {
      return 'held';
    }
    const bindable =
      (await can({
        verb: 'create',
        group: GROUP,
        resource: 'rolebindings',
      })) &&
      (await can({
        verb: 'bind',
        group: GROUP,
        resource: 'clusterroles',
        name: TENANT_ROLE,
      }));
    return bindable ? 'bindable' : 'missing';
  }

  /** The RoleBinding of a namespace. */
  async roleBinding(namespace: string): Promise<KubeObject> {
    const identity = await portalIdentity(this.#client);
    if (!identity) {
      throw new Error(
        'The API server does not say as whom it knows the portal',
      );
    }
    return tenantRoleBinding(namespace, identity);
  }

  /**
   * Binds the role in a namespace that the portal has created for a tenant, and waits until the API server knows it.
   *
   * @returns the RoleBinding when this call has created it
   * @throws KubeError when it may not, or when the role does not give the right to read Secrets.
   */
  async bind(namespace: string): Promise<KubeObject | undefined> {
    let created: KubeObject | undefined;
    try {
      created = await this.#client.create(
        RESOURCES.roleBindings,
        await this.roleBinding(namespace),
      );
    } catch (error) {
      if (!isAlreadyExists(error)) {
        throw error;
      }
    }
    const isKnown = await repeat(async () =>
      (await this.state(namespace)) === 'held' ? true : undefined,
    );
    if (!isKnown) {
      throw new KubeError({
        status: 403,
        reason: 'Forbidden',
        message: `ClusterRole "${TENANT_ROLE}" does not exist, or does not give the right to get secrets in the namespace "${namespace}"`,
      });
    }
    return created;
  }

  /**
   * Makes a call; when a right is missing in the namespace of a tenant, binds the role there and repeats it.
   *
   * @throws as the call; 404 where the namespace is not there, as an API server answers to those who have the right.
   */
  async run<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      const denial = denialOf(error);
      const key = denial && keyOf(denial);
      if (!denial?.namespace || (this.#refused.get(key!) ?? 0) > Date.now()) {
        throw error;
      }
      const binding = await this.#bindOnce(denial.namespace, denial);
      if (binding === 'no-namespace') {
        throw absent(denial.namespace);
      }
      if (binding === 'none') {
        throw error;
      }
      return this.#again(call, key!);
    }
  }

  async #again<T>(call: () => Promise<T>, key: string): Promise<T> {
    let refusal: unknown;
    const answer = await repeat(async () => {
      try {
        return { value: await call() };
      } catch (error) {
        if (!denialOf(error)) {
          throw error;
        }
        refusal = error;
        return undefined;
      }
    });
    if (answer) {
      return answer.value;
    }
    this.#refused.set(key, Date.now() + REFUSED_MS);
    throw refusal;
  }

  /** Many reads of a page meet the same missing binding at once. */
  #bindOnce(namespace: string, denial: Denial): Promise<Binding> {
    const running = this.#binding.get(namespace);
    if (running) {
      return running;
    }
    const begun = this.#bindIfTenant(namespace, denial).finally(() =>
      this.#binding.delete(namespace),
    );
    this.#binding.set(namespace, begun);
    return begun;
  }

  async #bindIfTenant(name: string, { user }: Denial): Promise<Binding> {
    const client = this.#client;
    const namespace = await getIfPresent(client, RESOURCES.namespaces, {
      name,
    });
    if (!namespace) {
      return 'no-namespace';
    }
    const identity = identityOf(user);
    const notTenants = [
      ...this.#notTenants,
      ...(identity.serviceAccount ? [identity.serviceAccount.namespace] : []),
    ];
    if (!(await isTenantNamespace(client, namespace, notTenants))) {
      return 'none';
    }
    try {
      await client.create(
        RESOURCES.roleBindings,
        tenantRoleBinding(name, identity),
      );
      return 'created';
    } catch (error) {
      if (isAlreadyExists(error)) {
        return 'present';
      }
      if (isForbidden(error) || isNotFound(error)) {
        return 'none';
      }
      throw error;
    }
  }
}

/** Asks until there is an answer, with growing pauses of at most three seconds in all. */
async function repeat<T>(ask: () => Promise<T | undefined>) {
  for (let wait = FIRST_WAIT_MS; ; wait *= 2) {
    const answer = await ask();
    if (answer !== undefined || wait > LAST_WAIT_MS) {
      return answer;
    }
    await sleep(wait);
  }
}

function keyOf({ namespace, verb, group, resource }: Denial): string {
  return [namespace, verb, group, resource].join(' ');
}

function absent(namespace: string): KubeError {
  return new KubeError({
    status: 404,
    reason: 'NotFound',
    message: `namespaces "${namespace}" not found`,
    missing: 'object',
  });
}
