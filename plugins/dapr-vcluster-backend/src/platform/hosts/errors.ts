import {
  isForbidden,
  isMissingKind,
  isThrottled,
  isUnauthorized,
  isUnreachable,
  KubeError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict, invalid, notFound, unavailable } from '../errors';
import { denialOf, ruleFor, TENANT_ROLE } from './rights';

/** What a failed call was about, for the sentence a person reads. */
export type ErrorContext = {
  /** "host sandbox" or "vcluster of tenant sandbox/vcluster-team-a/team-a". */
  place: string;
  /** Full name of the kind, e.g. `components.dapr.io`. */
  resource?: string;
  /** The Secret with the credentials, of a place that is no configured host. */
  credentialsIn?: string;
};

/**
 * Maps a {@link KubeError} to the error a route answers with; anything else comes back unchanged.
 * A host that cannot serve (unreachable, credentials, rights, CRD, throttling) is 503: it is not
 * the caller's fault, and 401/403 would speak of the caller's own sign-in and permissions.
 */
export function toRouteError(error: unknown, context: ErrorContext): unknown {
  if (!(error instanceof KubeError)) {
    return error;
  }
  return cannotServe(error, context) ?? refused(error, context);
}

function cannotServe(
  error: KubeError,
  { place, resource, credentialsIn }: ErrorContext,
) {
  if (isUnreachable(error)) {
    return unavailable(`${place} cannot be reached: ${error.message}`, {
      fix: `Check that ${place} is up and that the portal can connect to its API server, then try again.`,
    });
  }
  if (isUnauthorized(error)) {
    return unavailable(`The credentials of ${place} are no longer accepted`, {
      fix: credentialsIn
        ? `Restart the pod of the vcluster, which writes the kubeconfig in Secret ${credentialsIn} again.`
        : `Renew the token or certificate that daprVcluster.hosts gives for ${place}.`,
    });
  }
  if (isMissingKind(error)) {
    return unavailable(
      `The CRD ${resource ?? 'of the requested kind'} is missing on ${place}`,
      {
        fix: `Install it on ${place}; the CRDs of dapr.io come with Dapr's Helm chart.`,
      },
    );
  }
  if (isThrottled(error) || (error.status >= 500 && !isUntyped(error))) {
    const wait = error.retryAfterSeconds;
    return unavailable(`${place} is too busy or not well: ${error.message}`, {
      fix: wait ? `Try again in ${wait} seconds.` : 'Try again in a moment.',
    });
  }
  if (isForbidden(error) && !isAdmission(error)) {
    return credentialsIn
      ? unavailable(
          `${place} does not allow the user of its kubeconfig to do this: ${error.message}`,
          {
            fix: `Give that user of Secret ${credentialsIn} the rights of cluster-admin in the vcluster, or a kubeconfig that has them.`,
          },
        )
      : missingRight(error, place);
  }
  return undefined;
}

/** Server-side apply answers 500 to an object that does not fit its kind. */
function isUntyped(error: KubeError): boolean {
  return error.message.includes('failed to create typed patch object');
}

/** Names what is missing and where, and the rule that adds it. */
function missingRight(error: KubeError, place: string) {
  const denial = denialOf(error);
  if (!denial) {
    return unavailable(
      `${place} does not allow the portal's service account to do this: ${error.message}`,
      {
        fix: `Grant it the rights of the manifest in the backend package's folder "manifests".`,
      },
    );
  }
  const { verb, resource, group, namespace } = denial;
  const where = namespace ? `in namespace "${namespace}"` : 'cluster-wide';
  return unavailable(
    `${place} does not allow the portal's service account to do this: it cannot ${verb} ${
      group ? `${resource}.${group}` : resource
    } ${where}`,
    {
      fix: namespace
        ? `Apply manifests/rbac.yaml of the backend package, which lets the portal bind ClusterRole ${TENANT_ROLE} in the namespaces of tenants; if it is applied, add the rule ${ruleFor(
            denial,
          )} to a ClusterRole with the label dapr-vcluster/aggregate-to-tenant: "true".`
        : `Apply manifests/rbac.yaml of the backend package, or add the rule ${ruleFor(
            denial,
          )} to ClusterRole backstage-dapr-vcluster-write.`,
    },
  );
}

/** Refusals that are about the object, not about the rights of the portal. */
const ADMISSION =
  /exceeded quota|failed quota|violates PodSecurity|per Container is/;

function isAdmission(error: KubeError): boolean {
  return ADMISSION.test(error.message);
}

function refused(error: KubeError, { place }: ErrorContext): Error {
  const cause = error.causes[0];
  const field = cause?.field;
  const why = `${place} refused: ${error.message}`;
  if (isUntyped(error)) {
    return invalid(why, { field });
  }
  switch (error.status) {
    case 404:
      return notFound(why, { field });
    case 400:
    case 422:
      return invalid(why, { field });
    case 403:
      return conflict(why, { fix: admissionFix(error.message) });
    case 409:
      return conflict(why, {
        field,
        ...(cause && {
          fix: `Another manager owns this field (${cause.message}); change it there, or remove it there first.`,
        }),
      });
    default:
      return unavailable(why, { fix: 'Try again in a moment.' });
  }
}

function admissionFix(message: string): string {
  return message.includes('violates PodSecurity')
    ? "Change the pod, or ask the host's owner for a preset with a less strict isolation."
    : "Free something in the tenant, or ask the host's owner for a larger quota.";
}
