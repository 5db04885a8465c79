/** The parts of a ResourceQuota that say which pods it counts. */
export type QuotaScopes = {
  scopes?: string[];
  scopeSelector?: {
    matchExpressions?: { scopeName?: string; operator?: string }[];
  };
};

/** Pods of apps are in this scope, as nothing ends them after a time; in others, only some pods are. */
const OF_APPS = 'NotTerminating';
/** Pods of which a container states CPU or memory. */
const OF_SIZED = 'NotBestEffort';

/**
 * Which pods of apps a quota counts: all, those that state CPU or memory, or some others only. An expression that a scope
 * exists is the scope itself.
 */
export function countedPods({
  scopes = [],
  scopeSelector,
}: QuotaScopes): 'all' | 'sized' | 'some' {
  const selected = (scopeSelector?.matchExpressions ?? []).map(
    ({ scopeName, operator }) =>
      operator === 'Exists' ? scopeName : undefined,
  );
  const all = [...scopes, ...selected];
  if (all.some(scope => scope !== OF_APPS && scope !== OF_SIZED)) {
    return 'some';
  }
  return all.includes(OF_SIZED) ? 'sized' : 'all';
}
