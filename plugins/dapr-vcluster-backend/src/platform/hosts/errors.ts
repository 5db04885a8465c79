import {
  isForbidden,
  isMissingKind,
  isThrottled,
  isUnauthorized,
  isUnreachable,
  KubeError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict, invalid, notFound, unavailable } from '../errors';

/** What a failed call was about, for the sentence a person reads. */
export type ErrorContext = {
  /** "host sandbox" or "vcluster of tenant sandbox/vcluster-team-a/team-a". */
  place: string;
  /** Full name of the kind, e.g. `components.dapr.io`. */
  resource?: string;
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

function cannotServe(error: KubeError, { place, resource }: ErrorContext) {
  if (isUnreachable(error)) {
    return unavailable(`${place} cannot be reached: ${error.message}`, {
      fix: `Check that ${place} is up and that the portal can connect to its API server, then try again.`,
    });
  }
  if (isUnauthorized(error)) {
    return unavailable(`The credentials of ${place} are no longer accepted`, {
      fix: `Renew the token or certificate that daprVcluster.hosts gives for ${place}.`,
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
  if (isForbidden(error) && !isQuota(error)) {
    return unavailable(
      `${place} does not allow the portal's service account to do this: ${error.message}`,
      {
        fix: `Grant it the rights of the manifest in the backend package's folder "manifests".`,
      },
    );
  }
  return undefined;
}

/** Server-side apply answers 500 to an object that does not fit its kind. */
function isUntyped(error: KubeError): boolean {
  return error.message.includes('failed to create typed patch object');
}

function isQuota(error: KubeError): boolean {
  return error.message.includes('exceeded quota');
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
      return conflict(why, {
        fix: "Free something in the tenant, or ask the host's owner for a larger quota.",
      });
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
