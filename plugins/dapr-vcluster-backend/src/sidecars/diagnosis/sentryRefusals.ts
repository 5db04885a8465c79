import { hasInOrder } from './log/inOrder';

/** A reason of sentry for giving no certificate. */
export type SentryRefusal = {
  /** Texts that are in its answer in this order. */
  words: readonly string[];
  /** Ends a sentence that begins "sentry gives no certificate: ". */
  why: string;
  fix: string;
};

const RECREATE =
  'Recreate the pod. If it stays like this, check that injector and sentry are of the same version and were installed with the same namespace and trust domain.';

/**
 * Why sentry refuses, the surest first. Texts: `pkg/sentry/server/validator` of dapr/dapr 1.12 to 1.18, and of the
 * TokenReview of kube-apiserver (`pkg/serviceaccount/claims.go`), which sentry repeats.
 */
const REFUSALS: readonly SentryRefusal[] = [
  {
    words: ['"aud" not satisfied'],
    why: 'the token of the pod is for another audience than this sentry',
    fix: RECREATE,
  },
  {
    words: ['audience'],
    why: 'the token of the pod is for another audience than this sentry',
    fix: RECREATE,
  },
  {
    words: ['token has expired'],
    why: 'the token of the pod has expired by the clock of the API server',
    fix: 'Compare the clocks of the nodes (NTP); if they agree, recreate the pod so that it gets a new token.',
  },
  {
    words: ['"exp" not satisfied'],
    why: 'the token of the pod has expired by the clock of sentry',
    fix: 'Compare the clocks of the nodes (NTP); if they agree, recreate the pod so that it gets a new token.',
  },
  {
    words: ['token is not valid yet'],
    why: 'the token of the pod is not valid yet by the clock of the API server',
    fix: 'Compare the clocks of the nodes (NTP): one of the host is behind.',
  },
  {
    words: ['"nbf" not satisfied'],
    why: 'the token of the pod is not valid yet by the clock of sentry',
    fix: 'Set the clock of the node of sentry, which is behind (NTP).',
  },
  {
    words: ['has been invalidated'],
    why: 'the pod or service account of the token is gone',
    fix: 'Recreate the pod.',
  },
  {
    words: ['invalid token'],
    why: 'the API server does not take the token of the pod',
    fix: RECREATE,
  },
  {
    words: ['token validation failed'],
    why: 'sentry does not take the token of the pod',
    fix: RECREATE,
  },
  {
    words: ['token review failed'],
    why: 'sentry cannot have the token of the pod reviewed by the API server',
    fix: 'Check that sentry reaches the API server of the host and may create TokenReviews.',
  },
  {
    words: ['failed to get configuration'],
    why: 'it cannot read the Configuration that dapr.io/config names',
    fix: 'Check that dapr.io/config names a Configuration of the host namespace.',
  },
  {
    words: ['failed to get pod of identity'],
    why: 'it cannot find the pod that the token is for',
    fix: 'Recreate the pod; check that sentry may read pods on the host.',
  },
  {
    words: ['app-id mismatch'],
    why: 'the pod asks for another app id than its annotation names',
    fix: 'Recreate the pod: dapr.io/app-id must not change while it runs.',
  },
  {
    words: ['namespace mismatch'],
    why: 'the pod asks for the identity of another namespace',
    fix: 'Recreate the pod without a namespace of its own in the environment of daprd.',
  },
  {
    words: ['pod service account mismatch'],
    why: 'the token is of another service account than the pod runs as',
    fix: 'Recreate the pod.',
  },
  {
    words: ['app id must be 64 characters or less'],
    why: 'the app id is longer than 64 characters',
    fix: 'Shorten dapr.io/app-id.',
  },
  {
    words: ['control plane service'],
    why: 'the pod poses as a part of the control plane',
    fix: 'Remove the annotation dapr.io/control-plane from the pod template.',
  },
  {
    words: ['validator'],
    why: 'it does not check identities the way this pod asks for',
    fix: 'Upgrade the older of daprd and sentry: recreate the pod after an upgrade of Dapr.',
  },
  {
    words: ['authentication failed'],
    why: 'the API server does not take the token of the pod',
    fix: RECREATE,
  },
  {
    words: ['failed to sign certificate'],
    why: 'it failed to sign the certificate',
    fix: "Look at sentry's log: the issuer certificate in the Secret dapr-trust-bundle may be broken or over.",
  },
];

const CODES = [
  'code = PermissionDenied',
  'code = Unauthenticated',
  'code = InvalidArgument',
  'code = Internal',
  'code = Unknown',
  'code = NotFound',
  'code = Aborted',
  'code = FailedPrecondition',
  'code = ResourceExhausted',
  'code = Unimplemented',
];

/**
 * Why sentry, which was reached, gives no certificate; undefined for a text that is not about that.
 *
 * @param about - what tells that a text is about the request for a certificate
 */
export function sentryRefusal(
  text: string,
  about: readonly string[] = ['SignCertificate'],
): Omit<SentryRefusal, 'words'> | undefined {
  const answered = CODES.some(code => hasInOrder(text, [...about, code]));
  return answered
    ? REFUSALS.find(({ words }) => hasInOrder(text, words)) ?? {
        why: 'it refuses for another reason',
        fix: "Look at sentry's log on the host, which says more.",
      }
    : undefined;
}
