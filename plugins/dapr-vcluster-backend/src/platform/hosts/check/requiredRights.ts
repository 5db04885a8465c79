import { parseAllDocuments } from 'yaml';
import { Action } from '../rights/accessReview';

/** A role of the manifest and what it allows, one right per verb and resource. */
export type RequiredRole = { name: string; rights: Action[] };

/** A rule of a ClusterRole. */
export type RoleRule = {
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  verbs?: string[];
};

/** What each ClusterRole of a manifest allows; an aggregated one allows what it is made of. */
export function requiredRights(manifest: string): RequiredRole[] {
  return parseAllDocuments(manifest)
    .map(document => document.toJS())
    .filter(object => object?.kind === 'ClusterRole')
    .map(({ metadata, rules }) => ({
      name: metadata.name,
      rights: rightsOf(rules ?? []),
    }));
}

/** The rights of some rules, each once. */
export function rightsOf(rules: readonly RoleRule[]): Action[] {
  const rights = new Map<string, Action>();
  for (const rule of rules) {
    for (const right of expand(rule)) {
      rights.set(JSON.stringify(right), right);
    }
  }
  return [...rights.values()];
}

function* expand({
  apiGroups = [],
  resources = [],
  resourceNames,
  verbs = [],
}: RoleRule): Generator<Action> {
  for (const group of apiGroups) {
    for (const resource of resources) {
      for (const verb of verbs) {
        for (const name of resourceNames ?? [undefined]) {
          yield { verb, group, resource, ...(name !== undefined && { name }) };
        }
      }
    }
  }
}

/** Whether rules of a role allow something. */
export function allows(rules: readonly RoleRule[], right: Action): boolean {
  const has = (list: string[] | undefined, value: string) =>
    list?.includes('*') || list?.includes(value);
  return rules.some(
    rule =>
      has(rule.apiGroups, right.group) &&
      has(rule.resources, right.resource) &&
      has(rule.verbs, right.verb) &&
      (!rule.resourceNames?.length ||
        (right.name !== undefined && rule.resourceNames.includes(right.name))),
  );
}
