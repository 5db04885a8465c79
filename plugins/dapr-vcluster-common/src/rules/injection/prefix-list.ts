import { InvalidAllowListError } from './allow-list-errors';
import { AllowListPair, parsePairs } from './pairs';

export const PREFIX_VARIABLE = 'ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES';

const FORBIDDEN_PREFIXES = ['kube-', 'dapr-'];
const FORBIDDEN_NAMESPACES = ['kube-system', 'dapr-system'];

/** What the prefix list says: the entry that allows, or the entries that decided against. */
export type PrefixVerdict = { allowedBy?: string; decidedBy: string[] };

const isPrefix = (text: string) => text.endsWith('*');
const fits = (pattern: string, text: string) =>
  isPrefix(pattern) ? text.startsWith(pattern.slice(0, -1)) : pattern === text;

/**
 * Dapr 1.11 to 1.17: `namespace:serviceAccount` pairs, each half may end in one `*`.
 *
 * The quirk: of all namespace prefixes that fit, the *shortest* decides alone, before any
 * entry that names the namespace exactly; what other entries would allow is not looked at.
 * Source: dapr/dapr v1.11 `pkg/injector/namespacednamematcher/namenamespacematcher.go`.
 *
 * @throws InvalidAllowListError for an entry that stops the injector at start.
 */
export function evaluatePrefixes(
  list: string,
  namespace: string,
  name: string,
): PrefixVerdict {
  const pairs = parsePairs(PREFIX_VARIABLE, list);
  pairs.forEach(refuseMalformed);
  const shortest = pairs
    .map(pair => pair.namespace)
    .filter(pattern => isPrefix(pattern) && fits(pattern, namespace))
    .sort((a, b) => a.length - b.length)[0];
  const deciding = pairs.filter(
    pair => pair.namespace === (shortest ?? namespace),
  );
  return {
    allowedBy: deciding.find(pair => fits(pair.name, name))?.entry,
    decidedBy: deciding.map(pair => pair.entry),
  };
}

function refuseMalformed({ entry, namespace, name }: AllowListPair) {
  const refuse = (cause: string) => {
    throw new InvalidAllowListError(PREFIX_VARIABLE, entry, cause);
  };
  for (const half of [namespace, name]) {
    if (half.includes('*') && half.indexOf('*') !== half.length - 1) {
      refuse('may have one "*" only, at the end of a half');
    }
  }
  if (namespace === '*' && name === '*') {
    refuse('would allow everybody, which Dapr refuses');
  }
  if (
    isPrefix(namespace) &&
    FORBIDDEN_PREFIXES.includes(namespace.slice(0, -1))
  ) {
    refuse(`may not open the prefix ${namespace}`);
  }
  if (FORBIDDEN_NAMESPACES.includes(namespace)) {
    refuse(`may not open the system namespace ${namespace}`);
  }
}
