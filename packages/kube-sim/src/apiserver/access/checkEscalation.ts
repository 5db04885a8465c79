import { isEqual } from 'lodash';
import { notCovered } from '../authz/covers';
import { PolicyRule } from '../authz/rules';
import { ApiCall } from '../context/ServerContext';
import { forbidden, notFound } from '../errors/errors';
import { KubeObject } from '../meta/types';

const GROUP = 'rbac.authorization.k8s.io';

type RoleRef = { kind: string; name: string };

/**
 * Nobody gives rights that they do not have: a role with further rules needs the verb `escalate` on it, a binding to a
 * role with further rules the verb `bind`.
 *
 * @throws 403 naming the rules that are missing, 404 for a binding to a role that is not there.
 */
export function checkEscalation(
  call: ApiCall,
  object: KubeObject,
  before?: KubeObject,
): void {
  const { kind, context, user } = call;
  const { rbac } = context;
  if (kind.group !== GROUP || rbac.isSuperuser(user)) {
    return;
  }
  const { namespace, name = '' } = object.metadata;
  const isBinding = object.kind.endsWith('Binding');
  const unchanged = isBinding
    ? isEqual(before?.subjects, object.subjects)
    : isEqual(before?.rules, object.rules);
  if (before && unchanged) {
    return;
  }
  const granted = isBinding ? roleOf(call, object) : undefined;
  const allowed = rbac.allows(user, {
    verb: isBinding ? 'bind' : 'escalate',
    group: GROUP,
    resource: granted ? granted.plural : kind.plural,
    namespace,
    name: granted ? granted.name : name,
  });
  if (allowed) {
    return;
  }
  const rules = granted ? granted.rules() : (object.rules as PolicyRule[]);
  const missing = notCovered(rbac.rulesOf(user, namespace), rules ?? []);
  if (missing.length > 0) {
    const groups = user.groups.map(group => `"${group}"`).join(' ');
    throw forbidden(
      kind,
      name,
      `user "${
        user.username
      }" (groups=[${groups}]) is attempting to grant RBAC permissions not currently held:\n${missing
        .map(text)
        .join('\n')}`,
    );
  }
}

function roleOf({ context }: ApiCall, binding: KubeObject) {
  const { kind, name } = binding.roleRef as RoleRef;
  const plural = kind === 'ClusterRole' ? 'clusterroles' : 'roles';
  const namespace =
    kind === 'ClusterRole' ? undefined : binding.metadata.namespace;
  return {
    plural,
    name,
    rules: () => {
      const role = context.store.get(`${plural}.${GROUP}`, namespace, name);
      if (!role) {
        throw notFound({ group: GROUP, plural }, name);
      }
      return context.rbac.rulesOfRole(role);
    },
  };
}

/** `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}` */
function text(rule: PolicyRule): string {
  const list = (values: readonly string[]) =>
    `[${values.map(value => JSON.stringify(value)).join(' ')}]`;
  const fields = [
    ['APIGroups', rule.apiGroups],
    ['Resources', rule.resources],
    ['ResourceNames', rule.resourceNames],
    ['NonResourceURLs', rule.nonResourceURLs],
    ['Verbs', rule.verbs],
  ] as const;
  return `{${fields
    .filter(([, values]) => values?.length)
    .map(([field, values]) => `${field}:${list(values!)}`)
    .join(', ')}}`;
}
