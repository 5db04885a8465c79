import { SYNCER_RULES as RULES } from '../../../inventory/injector/evaluateSyncer';
import { Rule } from '../rule';

/** The rules about the tenant's syncer, for a pod that has no sidecar. */
export const SYNCER_RULES: readonly Rule[] = RULES.map(rule => ({
  ...rule,
  evaluate: ({ found, pod, tenant, injector }) =>
    found === 'host' && !pod.daprd
      ? rule.evaluate(tenant, injector)
      : undefined,
}));
