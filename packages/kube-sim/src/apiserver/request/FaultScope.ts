/** Which requests a fault is about; every field given must match. */
export type FaultScope = {
  verb?: string;
  /** Resource in plural, such as `pods`. */
  plural?: string;
  group?: string;
  namespace?: string;
  /** Matched against the request's path without its query. */
  path?: RegExp;
};

/** What a request or a watch shows of itself to be matched. */
export type FaultTarget = {
  verb?: string;
  plural?: string;
  group?: string;
  namespace?: string;
  path: string;
};

export function inScope(scope: FaultScope, target: FaultTarget): boolean {
  return (
    (scope.verb === undefined || scope.verb === target.verb) &&
    (scope.plural === undefined || scope.plural === target.plural) &&
    (scope.group === undefined || scope.group === target.group) &&
    (scope.namespace === undefined || scope.namespace === target.namespace) &&
    (scope.path === undefined || scope.path.test(target.path))
  );
}
