import { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import {
  daprKindSchema,
  dnsLabel,
  formatTenantRef,
  TenantRef,
  tenantRefSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod/v3';
import { checkInput, invalid } from '../../platform/errors';

const flag = z
  .enum(['true', 'false'])
  .optional()
  .transform(text => text === 'true');

const flagsSchema = z.object({ dryRun: flag, update: flag, force: flag });

/** `?dryRun=true`, `?update=true` and `?force=true`; @throws InputError for anything but true and false. */
export function readFlags({ query }: Request) {
  return checkInput(flagsSchema, query);
}

/** The tenant in the path; @throws InputError. */
export function readTenantRef({ params }: Request): TenantRef {
  return checkInput(tenantRefSchema, params);
}

/** The Dapr Component in the path; @throws InputError. */
export function readComponentRef({ params }: Request) {
  return {
    namespace: checkInput(dnsLabel('namespace'), params.virtualNamespace),
    name: checkInput(dnsLabel('name'), params.component),
  };
}

/** The object of Dapr in the path; @throws InputError naming the part that is wrong. */
export function readResourceName({ params }: Request) {
  return {
    kind: checkInput(daprKindSchema, params.kind, 'kind'),
    namespace: checkInput(dnsLabel('namespace'), params.virtualNamespace),
    name: checkInput(dnsLabel('name'), params.resource),
  };
}

/** The path's tenant as an audit event shows it, valid or not. */
export function tenantInPath({ params }: Request): string {
  const { host, namespace, name } = params;
  return shorten(formatTenantRef({ host, namespace, name } as TenantRef));
}

/** A text of the body for an audit event: names are short, anything else is not shown whole. */
export function nameIn(body: unknown, field: string): string | undefined {
  const value = (body as Record<string, unknown> | undefined)?.[field];
  return typeof value === 'string' ? shorten(value) : undefined;
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Trying something out is worth less attention than doing it. */
export function severity(
  request: Request,
  whenDone: AuditorServiceEventSeverityLevel,
): AuditorServiceEventSeverityLevel {
  return request.query.dryRun === 'true' ? 'low' : whenDone;
}

/** Fires when the caller has gone away before the answer. */
export function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) {
      controller.abort();
    }
  });
  return controller.signal;
}

/** Errors of the body parser carry the body itself, which may hold secrets: only their kind is told. */
export const bodyErrors: ErrorRequestHandler = (error, _req, _res, next) => {
  if (error?.type === 'entity.too.large') {
    next(invalid('The request body is too large', { fix: 'Split it.' }));
  } else if (
    error?.body !== undefined ||
    /^(entity|encoding|charset)/.test(error?.type)
  ) {
    next(
      invalid('The request body is not valid JSON', {
        fix: 'Send a JSON object with Content-Type application/json.',
      }),
    );
  } else {
    next(error);
  }
};
