import { ErrorDetails, Freshness } from 'backstage-plugin-dapr-vcluster-common';

/** A recorded request. */
export type Seen = {
  method: string;
  path: string;
  dryRun: boolean;
  update: boolean;
  force?: boolean;
  /** Keys of broker claims that are asked for. */
  claims?: string[];
  /** Virtual namespace that is asked for. */
  namespace?: string;
  body: any;
  authorization: string | null;
};

/** A response of the fake backend. */
export type Answer = { status: number; body: unknown };

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** An error like that of Backstage's error middleware. */
export function refuse(
  status: number,
  name: string,
  message: string,
  details: ErrorDetails = {},
): Answer {
  return { status, body: { error: { name, message, details } } };
}

/** A conflict with existing values. */
export function differs(what: string, field: string): Answer {
  return refuse(409, 'ConflictError', `${what} exists with another ${field}`, {
    field,
    fix: 'Set update, or use the same values.',
  });
}

export const FRESH: Freshness = {
  revision: '1',
  observedAt: '2026-01-01T00:00:00Z',
  unknown: [],
};
