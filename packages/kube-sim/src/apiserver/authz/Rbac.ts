import { ObjectStore } from '../storage/ObjectStore';
import { KubeObject, UserInfo } from '../meta/types';
import { ResourceAttributes } from './attributes';
import { PolicyRule, ruleAllows, ruleAllowsPath } from './rules';

const SUFFIX = '.rbac.authorization.k8s.io';
const SUPERUSERS = 'system:masters';

type RoleRef = {
  kind: string;
  name: string;
};

type Subject = {
  kind: string;
  name: string;
  namespace?: string;
};

/** Decides by the Roles and bindings in the store; bindings are looked up by subject. */
export class Rbac {
  #bindings?: Map<string, KubeObject[]>;
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;

    const forget = () => {
      this.#bindings = undefined;
    };
    store.subscribe(`rolebindings${SUFFIX}`, forget);
    store.subscribe(`clusterrolebindings${SUFFIX}`, forget);
  }

  allows(user: UserInfo, attributes: ResourceAttributes): boolean {
    return this.reason(user, attributes) !== undefined;
  }

  /** Why an action is allowed, in Kubernetes' words; undefined when it is not. */
  reason(user: UserInfo, attributes: ResourceAttributes): string | undefined {
    if (this.isSuperuser(user)) {
      return '';
    }
    const binding = this.#bindingsIn(user, attributes.namespace).find(
      candidate =>
        this.#rulesBehind(candidate).some(rule => ruleAllows(rule, attributes)),
    );
    return binding && describeGrant(binding, user);
  }

  /** Rules that a user has in a namespace, or cluster-wide without one. */
  rulesOf(user: UserInfo, namespace: string | undefined): PolicyRule[] {
    return this.#bindingsIn(user, namespace).flatMap(binding =>
      this.#rulesBehind(binding),
    );
  }

  /** Whether a user may do everything, by the group that no role can take rights from. */
  isSuperuser({ groups }: UserInfo): boolean {
    return groups.includes(SUPERUSERS);
  }

  allowsPath(user: UserInfo, verb: string, path: string): boolean {
    return (
      this.isSuperuser(user) ||
      this.rulesOf(user, undefined).some(rule =>
        ruleAllowsPath(rule, verb, path),
      )
    );
  }

  #bindingsIn(user: UserInfo, namespace: string | undefined): KubeObject[] {
    return this.#bindingsOf(user).filter(
      ({ kind, metadata }) =>
        kind === 'ClusterRoleBinding' || metadata.namespace === namespace,
    );
  }

  #rulesBehind(binding: KubeObject): PolicyRule[] {
    const { kind, name } = binding.roleRef as RoleRef;
    const role =
      kind === 'ClusterRole'
        ? this.#store.get(`clusterroles${SUFFIX}`, undefined, name)
        : this.#store.get(`roles${SUFFIX}`, binding.metadata.namespace, name);
    return role ? this.rulesOfRole(role) : [];
  }

  /** Rules of a role; an aggregated one has those of all ClusterRoles that its selectors match. */
  rulesOfRole(role: KubeObject): PolicyRule[] {
    const { clusterRoleSelectors } = (role.aggregationRule ?? {}) as {
      clusterRoleSelectors?: Array<{ matchLabels?: Record<string, string> }>;
    };
    if (!clusterRoleSelectors) {
      return (role.rules ?? []) as PolicyRule[];
    }
    return this.#store
      .list(`clusterroles${SUFFIX}`)
      .filter(({ metadata: { labels = {}, name } }) =>
        clusterRoleSelectors.some(
          ({ matchLabels = {} }) =>
            name !== role.metadata.name &&
            Object.entries(matchLabels).every(
              ([key, value]) => labels[key] === value,
            ),
        ),
      )
      .flatMap(({ rules }) => (rules ?? []) as PolicyRule[]);
  }

  #bindingsOf(user: UserInfo): KubeObject[] {
    this.#bindings ??= this.#index();
    const subjects = [
      `User:${user.username}`,
      ...user.groups.map(group => `Group:${group}`),
    ];
    return subjects.flatMap(subject => this.#bindings?.get(subject) ?? []);
  }

  #index(): Map<string, KubeObject[]> {
    const index = new Map<string, KubeObject[]>();
    for (const storage of ['clusterrolebindings', 'rolebindings']) {
      for (const binding of this.#store.list(`${storage}${SUFFIX}`)) {
        for (const subject of (binding.subjects ?? []) as Subject[]) {
          const key = subjectKey(subject, binding.metadata.namespace);
          index.set(key, [...(index.get(key) ?? []), binding]);
        }
      }
    }
    return index;
  }
}

/** A service account is a user with a name made of its namespace and name. */
function subjectKey(subject: Subject, bindingNamespace?: string): string {
  return subject.kind === 'ServiceAccount'
    ? `User:system:serviceaccount:${subject.namespace ?? bindingNamespace}:${
        subject.name
      }`
    : `${subject.kind}:${subject.name}`;
}

/** `RBAC: allowed by RoleBinding "b/ns" of Role "r" to User "jane"`. */
function describeGrant(binding: KubeObject, user: UserInfo): string {
  const { kind, name } = binding.roleRef as RoleRef;
  const { namespace } = binding.metadata;
  const subject = ((binding.subjects ?? []) as Subject[]).find(candidate =>
    [
      `User:${user.username}`,
      ...user.groups.map(group => `Group:${group}`),
    ].includes(subjectKey(candidate, namespace)),
  );
  const where = namespace
    ? `${binding.metadata.name}/${namespace}`
    : binding.metadata.name;
  const to =
    subject?.kind === 'ServiceAccount'
      ? `${subject.name}/${subject.namespace ?? namespace}`
      : subject?.name;
  return `RBAC: allowed by ${binding.kind} "${where}" of ${kind} "${name}" to ${subject?.kind} "${to}"`;
}
