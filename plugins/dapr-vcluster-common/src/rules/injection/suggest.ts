import { AllowList } from './allow-list';
import { injectionRules } from './versions';

/**
 * The Helm value of the Dapr chart that would let an account's pods be injected.
 *
 * @public
 */
export type AllowListSuggestion = { helmValue: string; value: string };

/**
 * What to set on the Dapr chart so that `namespace:serviceAccount` is allowed,
 * keeping the entries that are there.
 *
 * @public
 */
export function suggestAllowList(
  list: AllowList,
  namespace: string,
  serviceAccount: string,
): AllowListSuggestion {
  const pair = `${namespace}:${serviceAccount}`;
  const added = (current?: string) => (current ? `${current},${pair}` : pair);
  return injectionRules(list.daprVersion).allowList === 'prefix'
    ? {
        helmValue: 'dapr_sidecar_injector.allowedServiceAccountsPrefixNames',
        value: added(list.prefixNames),
      }
    : {
        helmValue: 'dapr_sidecar_injector.allowedServiceAccounts',
        value: added(list.serviceAccounts),
      };
}
