import { AuditorService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { until } from './until';

/** An audit event as it ended. */
export type AuditedEvent = {
  eventId: string;
  severityLevel?: string;
  meta?: JsonObject;
  result: 'success' | 'fail';
  detail: unknown;
};

/** Keeps what is audited. */
export class TestAudit {
  readonly events: AuditedEvent[] = [];

  readonly auditor: AuditorService = mockServices.auditor.mock({
    createEvent: async event => ({
      success: async options => this.#keep(event, 'success', options?.meta),
      fail: async ({ error }) => {
        const { message, stack } = error;
        const detail = JSON.stringify({ ...error, message, stack });
        this.#keep(event, 'fail', detail);
      },
    }),
  });

  /** Waits until something has ended in a failure that says so. */
  failure(eventId: string, words: string): Promise<AuditedEvent> {
    return until(`a failed ${eventId}`, async () =>
      this.events.find(
        event => event.eventId === eventId && `${event.detail}`.includes(words),
      ),
    );
  }

  #keep(
    { eventId, severityLevel, meta }: Omit<AuditedEvent, 'result' | 'detail'>,
    result: AuditedEvent['result'],
    detail: unknown,
  ) {
    this.events.push({ eventId, severityLevel, meta, result, detail });
  }
}
