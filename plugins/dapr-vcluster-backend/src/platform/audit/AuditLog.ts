import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';
import { auditedRequest } from './auditedRequest';
import { safeError } from './safeError';
import { safeMeta } from './safeText';

/** What an audit event says before anything has happened. */
export type AuditEntry = {
  eventId: string;
  severityLevel: AuditorServiceEventSeverityLevel;
  /** Names only: no values of objects, no secrets. */
  meta: JsonObject;
  /** Absent for calls that did not come through HTTP. */
  request?: Request;
  /** Nothing will change: worth less attention, unless it is refused. */
  isDryRun?: boolean;
};

/** Records what callers did, and what was refused. No value that a caller sends can forge a line of it. */
export class AuditLog {
  readonly #auditor: AuditorService;

  constructor(auditor: AuditorService) {
    this.#auditor = auditor;
  }

  /** Records a call that was refused before anything was done, dry run or not. */
  async refused(entry: AuditEntry, error: unknown): Promise<void> {
    const event = await this.#begin(
      entry,
      isNamed(error, 'AuthenticationError'),
    );
    await event.fail({ error: safeError(error) });
  }

  /**
   * Runs a call and records what became of it. Anything but a dry run is recorded first: nothing is written that the
   * audit log does not know of.
   */
  async recorded<T>(
    entry: AuditEntry,
    run: () => Promise<T>,
    summarize: (result: T) => JsonObject,
  ): Promise<T> {
    const begun = entry.isDryRun ? undefined : await this.#begin(entry);
    let result: T;
    try {
      result = await run();
    } catch (error) {
      const event = begun ?? (await this.#begin(afterDryRun(entry, error)));
      await event.fail({ error: safeError(error) });
      throw error;
    }
    const event = begun ?? (await this.#begin(afterDryRun(entry)));
    await event.success({ meta: safeMeta(summarize(result)) });
    return result;
  }

  #begin(
    { eventId, severityLevel, meta, request }: AuditEntry,
    isAnonymous = false,
  ) {
    return this.#auditor.createEvent({
      eventId,
      severityLevel,
      meta: safeMeta(meta),
      ...(request && { request: auditedRequest(request, { isAnonymous }) }),
    });
  }
}

/** True for an error of this name, wherever its class comes from. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

function afterDryRun(entry: AuditEntry, error?: unknown): AuditEntry {
  return isNamed(error, 'NotAllowedError')
    ? entry
    : { ...entry, severityLevel: 'low' };
}
