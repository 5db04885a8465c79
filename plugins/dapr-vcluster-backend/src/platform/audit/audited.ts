import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** What an audit event says before anything has happened. */
export type AuditEntry = {
  eventId: string;
  severityLevel: AuditorServiceEventSeverityLevel;
  /** Names only: no values of objects, no secrets. */
  meta: JsonObject;
};

/**
 * Runs a write and records that it was tried, with what came of it. Refusals count: an input that is wrong, a
 * permission that is missing, a host that does not answer.
 */
export async function audited<T>(
  auditor: AuditorService,
  request: Request,
  entry: AuditEntry,
  write: () => Promise<T>,
  summarize: (result: T) => JsonObject,
): Promise<T> {
  const event = await auditor.createEvent({ ...entry, request });
  let result: T;
  try {
    result = await write();
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
  await event.success({ meta: summarize(result) });
  return result;
}
