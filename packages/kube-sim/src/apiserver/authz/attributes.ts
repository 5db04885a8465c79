import { ResourcePath } from '../request/RequestInfo';

/** The attributes of a request that RBAC evaluates. */
export type ResourceAttributes = {
  verb: string;
  group: string;
  /** In plural, with its subresource: `pods/log`. */
  resource: string;
  namespace?: string;
  name?: string;
};

export function attributesOf(
  verb: string,
  path: ResourcePath,
): ResourceAttributes {
  return {
    verb,
    group: path.group,
    resource: path.subresource
      ? `${path.plural}/${path.subresource}`
      : path.plural,
    // a namespace is evaluated as if it lay in itself, so that a Role can speak of it
    namespace:
      path.plural === 'namespaces' && path.name ? path.name : path.namespace,
    name: path.name,
  };
}

/** Kubernetes' sentence for a refusal. */
export function refusalText(
  username: string,
  { verb, group, resource, namespace }: ResourceAttributes,
): string {
  const where = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return `User "${username}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`;
}
