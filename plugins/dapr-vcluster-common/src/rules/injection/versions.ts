import semver from 'semver';

/** How an injector decides who may have pods injected, and what switches injection on. */
export type InjectionRules = {
  /**
   * `uid`: named accounts, resolved to UIDs when the injector starts (1.10 and older).
   * `prefix`: the same, plus names matched by prefix at request time (1.11 to 1.17).
   * `glob`: names matched by glob at request time (from 1.18).
   */
  allowList: 'uid' | 'prefix' | 'glob';
  /** `truthy`: yes, on, 1 and the like count; `true-only`: nothing but "true". */
  enabled: 'truthy' | 'true-only';
};

/**
 * The injector's rules in a Dapr version.
 *
 * Sources: dapr/dapr `pkg/injector` at v1.10.4, v1.11 to v1.17 (`namespacednamematcher`)
 * and v1.18.3 (`service/serviceaccountmatcher.go`, `service/handler.go`); 1.16.19 still
 * takes truthy words, 1.17.4 no longer does.
 *
 * @throws Error when the text is no version.
 */
export function injectionRules(daprVersion: string): InjectionRules {
  const version = semver.coerce(daprVersion);
  if (!version) {
    throw new Error(
      `Dapr version "${daprVersion}" is not a version: give one like "1.18.3"`,
    );
  }
  const atLeast = (floor: string) => semver.gte(version, floor);
  const prefixOrUid = atLeast('1.11.0') ? 'prefix' : 'uid';
  return {
    allowList: atLeast('1.18.0') ? 'glob' : prefixOrUid,
    enabled: atLeast('1.17.4') ? 'true-only' : 'truthy',
  };
}
