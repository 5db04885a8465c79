import { ResourceAttributes } from './attributes';

/** A rule of a Role or ClusterRole. */
export type PolicyRule = {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
};

export function ruleAllows(
  rule: PolicyRule,
  { verb, group, resource, name }: ResourceAttributes,
): boolean {
  const subresource = resource.split('/')[1];
  return (
    matches(rule.verbs, verb) &&
    matches(rule.apiGroups, group) &&
    (matches(rule.resources, resource) ||
      (subresource !== undefined &&
        (rule.resources ?? []).includes(`*/${subresource}`))) &&
    (!rule.resourceNames?.length ||
      (name !== undefined && rule.resourceNames.includes(name)))
  );
}

/** A path matches itself, or a pattern that ends in `*`. */
export function ruleAllowsPath(
  rule: PolicyRule,
  verb: string,
  path: string,
): boolean {
  return (
    matches(rule.verbs, verb) &&
    (rule.nonResourceURLs ?? []).some(pattern =>
      pattern.endsWith('*')
        ? path.startsWith(pattern.slice(0, -1))
        : pattern === path,
    )
  );
}

function matches(values: string[] | undefined, value: string): boolean {
  return (values ?? []).some(wanted => wanted === '*' || wanted === value);
}
