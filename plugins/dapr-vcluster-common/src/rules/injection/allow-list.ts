import { InvalidAllowListError } from './allow-list-errors';
import { ALWAYS_ALLOWED_GROUP, builtInAccounts } from './built-in';
import { globMatches } from './glob';
import { parsePairs } from './pairs';
import { evaluatePrefixes } from './prefix-list';
import { injectionRules } from './versions';

/**
 * The injector's two lists, as its Deployment's environment holds them.
 *
 * @public
 */
export type AllowList = {
  /** Dapr's version, e.g. `1.18.3`. */
  daprVersion: string;
  /** `ALLOWED_SERVICE_ACCOUNTS`. */
  serviceAccounts?: string;
  /** `ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES`, from 1.11; deprecated but merged in 1.18. */
  prefixNames?: string;
};

/**
 * The user of an admission request: for a synced pod, the syncer's host service account.
 *
 * @public
 */
export type Requester = { username: string; groups?: string[] };

/**
 * Whether the injector would inject a pod that this requester creates, and why.
 *
 * @public
 */
export type RequesterDecision = {
  allowed: boolean;
  /** One sentence. */
  reason: string;
  /** The entry that allowed it, or those that decided against it. */
  entries: string[];
  /** The account is matched by its UID, looked up when the injector started: a newer account needs a restart. */
  resolvedAtStart?: boolean;
};

const ACCOUNT_VARIABLE = 'ALLOWED_SERVICE_ACCOUNTS';
const SERVICE_ACCOUNT_USER = /^system:serviceaccount:([^:]*):([^:]*)/;

/**
 * Evaluates a requester by the rules of the injector's version. A requester that is
 * not allowed is refused silently: the pod is admitted without a sidecar.
 *
 * @throws InvalidAllowListError when a list would stop that injector at start.
 *
 * @public
 */
export function evaluateRequester(
  list: AllowList,
  requester: Requester,
): RequesterDecision {
  const rules = injectionRules(list.daprVersion);
  if (requester.groups?.includes(ALWAYS_ALLOWED_GROUP)) {
    return {
      allowed: true,
      reason: `members of ${ALWAYS_ALLOWED_GROUP} are always injected`,
      entries: [],
    };
  }
  const account = SERVICE_ACCOUNT_USER.exec(requester.username);
  if (!account) {
    return {
      allowed: false,
      reason: `"${requester.username}" is not a service account`,
      entries: [],
    };
  }
  const [, namespace, name] = account;
  const pair = `${namespace}:${name}`;
  if (builtInAccounts(rules.allowList).includes(pair)) {
    return {
      allowed: true,
      reason: `${pair} is allowed by every injector`,
      entries: [pair],
    };
  }
  return rules.allowList === 'glob'
    ? evaluateGlobs(list, namespace, name)
    : evaluateNames(list, namespace, name, rules.allowList === 'prefix');
}

function evaluateGlobs(list: AllowList, namespace: string, name: string) {
  const pairs = [list.serviceAccounts, list.prefixNames].flatMap(each =>
    parsePairs(ACCOUNT_VARIABLE, each ?? ''),
  );
  // Every entry is tried even after a match: one malformed entry stops the injector.
  const matching = pairs.filter(pair => {
    try {
      const inNamespace = globMatches(pair.namespace, namespace);
      return globMatches(pair.name, name) && inNamespace;
    } catch (error) {
      throw new InvalidAllowListError(
        ACCOUNT_VARIABLE,
        pair.entry,
        `cannot be read: ${(error as Error).message}`,
      );
    }
  });
  return decide(`${namespace}:${name}`, matching[0]?.entry, []);
}

function evaluateNames(
  list: AllowList,
  namespace: string,
  name: string,
  withPrefixes: boolean,
): RequesterDecision {
  const account = `${namespace}:${name}`;
  const prefixes = withPrefixes
    ? evaluatePrefixes(list.prefixNames ?? '', namespace, name)
    : { decidedBy: [] };
  const exact = parsePairs(ACCOUNT_VARIABLE, list.serviceAccounts ?? '').find(
    pair => pair.namespace === namespace && pair.name === name,
  );
  if (exact && !prefixes.allowedBy) {
    return {
      ...decide(account, exact.entry, []),
      resolvedAtStart: true,
    };
  }
  return decide(account, prefixes.allowedBy, prefixes.decidedBy);
}

function decide(
  account: string,
  allowedBy: string | undefined,
  decidedBy: string[],
): RequesterDecision {
  if (allowedBy) {
    return {
      allowed: true,
      reason: `${account} is allowed by "${allowedBy}"`,
      entries: [allowedBy],
    };
  }
  return {
    allowed: false,
    reason: decidedBy.length
      ? `${account} is decided by "${decidedBy.join(
          ', ',
        )}" alone, which does not name it`
      : `no entry of the allow-list fits ${account}`,
    entries: decidedBy,
  };
}
