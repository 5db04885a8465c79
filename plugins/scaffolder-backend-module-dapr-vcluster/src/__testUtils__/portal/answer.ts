import { ErrorDetails, Freshness } from 'backstage-plugin-dapr-vcluster-common';

/** One request as the fake backend saw it. */
export type Seen = {
  method: string;
  path: string;
  dryRun: boolean;
  update: boolean;
  force?: boolean;
  body: any;
  authorization: string | null;
};

/** What the fake backend answers. */
export type Answer = { status: number; body: unknown };

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** An error as Backstage's error middleware sends it. */
export function refuse(
  status: number,
  name: string,
  message: string,
  details: ErrorDetails = {},
): Answer {
  return { status, body: { error: { name, message, details } } };
}

/** What is there is not what was asked for. */
export function differs(what: string, field: string): Answer {
  return refuse(409, 'ConflictError', `${what} exists with another ${field}`, {
    field,
    fix: 'Ask for an update, or give the same values.',
  });
}

export const FRESH: Freshness = {
  revision: '1',
  observedAt: '2026-01-01T00:00:00Z',
  unknown: [],
};
