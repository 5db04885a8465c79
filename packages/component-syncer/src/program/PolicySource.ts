import type { GuardrailPolicy } from 'backstage-plugin-dapr-vcluster-common';

/** Where the policy is from. */
export type PolicySource = {
  /** The policy that holds. */
  readonly policy: GuardrailPolicy;
  /**
   * Resolves when there is a policy: without one, nothing is copied.
   *
   * @param onError - told why there is none yet
   */
  ready(onError: (error: Error) => void, signal: AbortSignal): Promise<void>;
  /** Follows it; one that cannot be used is reported, and the one before stays. */
  watch(changed: () => void, onError: (error: Error) => void): () => void;
};
