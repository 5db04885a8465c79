import { hasInOrder } from '../log/inOrder';
import { sentryRefusal } from '../sentryRefusals';
import { RuleResult } from '../../../platform/findings';

/** What an answer of the sidecar injector means, by its text. */
export type Denial = { rule: string } & Pick<RuleResult, 'title' | 'fix'>;

const RETRIES = 'the syncer tries again by itself';

/** Annotations that the injector reads numbers and quantities from, by how it calls them. */
const QUANTITIES: readonly [words: string, annotation: string][] = [
  ['sidecar cpu request', 'dapr.io/sidecar-cpu-request'],
  ['sidecar cpu limit', 'dapr.io/sidecar-cpu-limit'],
  ['sidecar memory request', 'dapr.io/sidecar-memory-request'],
  ['sidecar memory limit', 'dapr.io/sidecar-memory-limit'],
];

/**
 * Why the sidecar injector denies a pod. Its texts: `pkg/injector` and `pkg/validation` of dapr/dapr 1.10 to 1.18; only
 * 1.12 and 1.13 ask sentry for a certificate of the sidecar.
 */
export function injectorDenial(reason: string): Denial {
  return (
    ofAppId(reason) ??
    ofSentry(reason) ??
    ofAnnotation(reason) ?? {
      rule: 'rejected/injector-failing',
      title: `Rejected: the sidecar injector fails${ofInjector(reason)}.`,
      fix: `Look at the log of dapr-sidecar-injector on the host; ${RETRIES}.`,
    }
  );
}

function ofAppId(reason: string): Denial | undefined {
  return hasInOrder(reason, ['invalid app id']) ||
    hasInOrder(reason, ['dapr.io/app-id annotation is empty'])
    ? {
        rule: 'rejected/app-id',
        title: `Rejected: ${reason.replace(/\s+/g, ' ').trim()}`,
        fix: 'Correct the annotation dapr.io/app-id on the pod template: lower-case letters, digits and dashes, at most 58 in all.',
      }
    : undefined;
}

function ofSentry(reason: string): Denial | undefined {
  const rule = 'rejected/injector-sentry';
  if (hasInOrder(reason, ['error obtaining token'])) {
    return {
      rule,
      title:
        'Rejected: the sidecar injector has no token to ask sentry for a certificate with.',
      fix: `Check that the pod of dapr-sidecar-injector has its volume with a service account token; ${RETRIES}.`,
    };
  }
  if (!hasInOrder(reason, ['sentry'])) {
    return undefined;
  }
  const refusal = sentryRefusal(reason, ['sentry']);
  if (refusal) {
    return {
      rule,
      title: `Rejected: the sidecar injector got no certificate from sentry: ${refusal.why.replace(
        'of the pod',
        'of the injector',
      )}.`,
      fix: `Restart dapr-sidecar-injector on the host, so that it is of the version and settings of sentry; ${RETRIES}.`,
    };
  }
  return hasInOrder(reason, ['x509'])
    ? {
        rule,
        title: `Rejected: the sidecar injector does not take the certificate of sentry${
          hasInOrder(reason, ['has expired or is not yet valid'])
            ? ', which is over, or not valid yet by the clock of the injector'
            : ''
        }.`,
        fix: `Compare the clocks of the nodes and the dates of Dapr's certificates, and restart dapr-sidecar-injector after a change of the root certificate; ${RETRIES}.`,
      }
    : {
        rule,
        title:
          'Rejected: the sidecar injector got no certificate from sentry, which does not answer.',
        fix: `Bring dapr-sentry up on the host, and let the injector reach it; ${RETRIES}.`,
      };
}

/** A value that an annotation can have: most take whole numbers, without a unit. */
function exampleOf(annotation: string): string {
  if (annotation.includes('-cpu-')) {
    return '"100m"';
  }
  return /-memory-|\/max-body-size$|\/read-buffer-size$/.test(annotation)
    ? '"64Mi"'
    : '"3000", a whole number without a unit';
}

function ofAnnotation(reason: string): Denial | undefined {
  const known = QUANTITIES.find(([words]) =>
    hasInOrder(reason, ['error parsing', words]),
  )?.[1];
  const annotation =
    known ?? /error parsing (dapr\.io\/[a-z0-9-]{1,60}) /.exec(reason)?.[1];
  return annotation
    ? {
        rule: 'rejected/annotation',
        title: `Rejected: the annotation ${annotation} has a value that is no number or quantity.`,
        fix: `Correct the annotation ${annotation} on the pod template, e.g. ${exampleOf(
          annotation,
        )}.`,
      }
    : undefined;
}

function ofInjector(reason: string): string {
  if (hasInOrder(reason, ['error when fetching components'])) {
    return ', because it cannot list Dapr Components';
  }
  if (hasInOrder(reason, ['trust anchors'])) {
    return ", because it cannot read Dapr's trust anchors";
  }
  if (hasInOrder(reason, ['failed to apply patch'])) {
    return ', because what it adds does not fit the pod';
  }
  return hasInOrder(reason, ['could not unmarshal raw object']) ||
    hasInOrder(reason, ['into a Pod'])
    ? ', because it cannot read the pod'
    : '';
}
