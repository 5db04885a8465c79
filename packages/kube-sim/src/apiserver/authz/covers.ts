import { PolicyRule } from './rules';

/** The rules, taken apart, that none of the owned rules grants. */
export function notCovered(
  owned: readonly PolicyRule[],
  wanted: readonly PolicyRule[],
): PolicyRule[] {
  return wanted
    .flatMap(takenApart)
    .filter(single => !owned.some(rule => covers(rule, single)));
}

/** One rule per verb, group, resource and name. */
function takenApart(rule: PolicyRule): PolicyRule[] {
  const { verbs, apiGroups, resources, resourceNames, nonResourceURLs } = rule;
  return verbs.flatMap(verb => [
    ...(nonResourceURLs ?? []).map(url => ({
      verbs: [verb],
      nonResourceURLs: [url],
    })),
    ...(apiGroups ?? []).flatMap(group =>
      (resources ?? []).flatMap(resource =>
        (resourceNames?.length ? resourceNames : [undefined]).map(name => ({
          verbs: [verb],
          apiGroups: [group],
          resources: [resource],
          ...(name !== undefined && { resourceNames: [name] }),
        })),
      ),
    ),
  ]);
}

function covers(rule: PolicyRule, single: PolicyRule): boolean {
  const has = (
    values: readonly string[] = [],
    wanted: readonly string[] = [],
  ) => wanted.every(each => values.includes('*') || values.includes(each));
  if (!has(rule.verbs, single.verbs)) {
    return false;
  }
  if (single.nonResourceURLs) {
    return single.nonResourceURLs.every(url =>
      (rule.nonResourceURLs ?? []).some(
        own =>
          own === url ||
          (own.endsWith('*') && url.startsWith(own.slice(0, -1))),
      ),
    );
  }
  const [resource = ''] = single.resources ?? [];
  const subresource = resource.split('/')[1];
  return (
    has(rule.apiGroups, single.apiGroups) &&
    (has(rule.resources, [resource]) ||
      (subresource !== undefined &&
        (rule.resources ?? []).includes(`*/${subresource}`))) &&
    (!rule.resourceNames?.length ||
      (single.resourceNames !== undefined &&
        has(rule.resourceNames, single.resourceNames)))
  );
}
