import {
  isForbidden,
  KubeError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A right that the portal does not have, as an API server tells it. */
export type Denial = {
  user: string;
  verb: string;
  /** In plural, with its subresource: `pods/log`. */
  resource: string;
  /** '' for Kubernetes' core. */
  group: string;
  /** Absent for rights on the whole cluster. */
  namespace?: string;
};

/** The sentence of Kubernetes' RBAC authorizer. Each part ends at its quote, so that it is read in linear time. */
const SENTENCE =
  /User "([^"]{1,512})" cannot ([a-z]{1,32}) resource "([^"]{1,253})" in API group "([^"]{0,253})" (?:in the namespace "([^"]{1,63})"|at the cluster scope)/;

/** What RBAC denied; undefined for refusals by admission or quota, and for every other error. */
export function denialOf(error: unknown): Denial | undefined {
  if (!isForbidden(error)) {
    return undefined;
  }
  return denialIn((error as KubeError).message);
}

/** What RBAC denied, by a text that contains its sentence. */
export function denialIn(text: string): Denial | undefined {
  const found = SENTENCE.exec(text);
  if (!found) {
    return undefined;
  }
  const [, user, verb, resource, group, namespace] = found;
  return { user, verb, resource, group, ...(namespace && { namespace }) };
}

/**
 * The rule that a role needs to allow what was denied, as one line of YAML.
 *
 * @param right - with the name of the one object that it is about: without it, the rule would allow all of them
 */
export function ruleFor({
  verb,
  resource,
  group,
  name,
}: Pick<Denial, 'verb' | 'resource' | 'group'> & { name?: string }): string {
  const names = name === undefined ? '' : `, resourceNames: [${name}]`;
  return `{ apiGroups: ['${group}'], resources: [${resource}]${names}, verbs: [${verb}] }`;
}
