import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request, RequestHandler, Response } from 'express';
import { audited } from '../../platform/audit';
import { goneSignal, readFlags, severity } from './requests';

/** How a write is asked for: by whom, with which flags, and until when anybody waits for it. */
export type WriteCall = ReturnType<typeof readFlags> & {
  credentials: BackstageCredentials;
  signal: AbortSignal;
};

/** What one writing route is about. */
export type WriteRoute<T extends { outcome: string }> = {
  eventId: string;
  /** Of the audit event when it is not a dry run; default medium. */
  severityLevel?: AuditorServiceEventSeverityLevel;
  /** What the audit event names; of an input that may be wrong. */
  meta(request: Request): JsonObject;
  write(request: Request, call: WriteCall): Promise<T>;
  /** What the audit event says of the result. */
  summarize(result: T): JsonObject;
};

/**
 * Handles a writing route: whoever asks is known first, and that it was tried is recorded, wrong input included.
 * Answers 201 for what was created, else 200.
 */
export function writing<T extends { outcome: string }>(
  deps: {
    auditor: AuditorService;
    credentials(request: Request): Promise<BackstageCredentials>;
  },
  route: WriteRoute<T>,
): RequestHandler {
  const { eventId, severityLevel = 'medium', meta, write, summarize } = route;
  return async (req: Request, res: Response) => {
    const credentials = await deps.credentials(req);
    const signal = goneSignal(res);
    const result = await audited(
      deps.auditor,
      req,
      {
        eventId,
        severityLevel: severity(req, severityLevel),
        meta: meta(req),
      },
      async () => write(req, { credentials, ...readFlags(req), signal }),
      summarize,
    );
    res.status(result.outcome === 'created' ? 201 : 200).json(result);
  };
}
