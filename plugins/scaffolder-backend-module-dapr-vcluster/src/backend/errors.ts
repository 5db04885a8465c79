import {
  AuthenticationError,
  ConflictError,
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { findingLine } from '../report';
import {
  DaprVclusterError,
  ErrorDetails,
} from 'backstage-plugin-dapr-vcluster-common';

const SIGNED_OUT =
  "Your sign-in is no longer valid: a user's token lasts one hour, and a task keeps the one it was started with. " +
  'Nothing that was done is lost. Sign in again and run the template again with the same values; it goes on where this run stopped.';

const UNFINISHED =
  'Part of it may have been done. Run it again with the same values: what is there is kept, what is missing is made.';

const KINDS: Record<number, new (message: string) => Error> = {
  400: InputError,
  403: NotAllowedError,
  404: NotFoundError,
  409: ConflictError,
  429: ServiceUnavailableError,
  502: ServiceUnavailableError,
  503: ServiceUnavailableError,
  504: ServiceUnavailableError,
};

/** Turns what a call threw into the error a task shows: what was refused, the field, its value, and the one fix. */
export function toScaffolderError(error: unknown): Error {
  if (error instanceof DaprVclusterError) {
    if (error.status === 401) return new AuthenticationError(SIGNED_OUT);
    const message = withDetails(error.message, error.details);
    const Kind = KINDS[error.status];
    if (Kind) return new Kind(message);
    return new ForwardedError(sentences(message, UNFINISHED), error);
  }
  const { name, message, cause } = toError(error);
  if (name === 'AuthenticationError') {
    return new AuthenticationError(SIGNED_OUT);
  }
  if (name === 'TypeError') {
    const why = cause instanceof Error ? cause.message : message;
    return new ServiceUnavailableError(
      `The portal's backend for vclusters does not answer: ${why}`,
    );
  }
  return toError(error);
}

/** Adds what the message does not say yet. */
function withDetails(message: string, details: ErrorDetails): string {
  const { field, value, permission, fix, findings = [] } = details;
  const about = [
    said(message, field) ? undefined : `field ${field}`,
    said(message, value) ? undefined : `value "${value}"`,
    said(message, permission) ? undefined : `permission ${permission}`,
  ].filter(Boolean);
  const first = about.length > 0 ? `${message} (${about.join(', ')})` : message;
  const why = said(message, fix) ? first : sentences(first, fix!);
  const more = findings.filter(({ title }) => !why.includes(title));
  return [why, ...more.map(findingLine)].join('\n');
}

function said(message: string, part: string | undefined): boolean {
  return !part || message.includes(part);
}

function sentences(first: string, second: string): string {
  return `${first.replace(/[.\s]+$/, '')}. ${second}`;
}
