import {
  Operation,
  OperationAnswer,
  OperationId,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { VirtualReader } from '../../inventory/vcluster';
import { AuditEntry, AuditLog, isNamed } from '../../platform/audit';
import { admit, AdmittedCall } from './admit';
import { namesInPath } from './auditNames';
import { summarizeAnswer } from './auditSummaries';
import { parseTenant } from './input';
import { TenantAccess, TenantAccessServices } from './TenantAccess';
import {
  OperationCall,
  OperationHandlers,
  OperationRequest,
  StreamedAnswer,
} from './types';

/** What calling operations needs besides their handlers. */
export type OperationsServices = TenantAccessServices & {
  audit: AuditLog;
  virtual: VirtualReader;
};

/**
 * All operations, however they are called: through a route, or in process by an MCP action. Every call is admitted in
 * the same way, and recorded in the audit log as the table of operations says.
 */
export class Operations {
  readonly #handlers: OperationHandlers;
  readonly #services: OperationsServices;
  readonly #tenants: TenantAccess;

  constructor(handlers: OperationHandlers, services: OperationsServices) {
    this.#handlers = handlers;
    this.#services = services;
    this.#tenants = new TenantAccess(services);
  }

  /** @throws AuthenticationError, NotAllowedError, InputError, and whatever the operation throws. */
  async run<Id extends OperationId>(
    id: Id,
    request: OperationRequest,
  ): Promise<OperationAnswer<Id> | StreamedAnswer> {
    const { audit }: Operation = OPERATIONS[id];
    const entry = auditEntry(id, request);
    const record = async (error: unknown): Promise<never> => {
      if (audit.when === 'always' || isRefusal(error)) {
        await this.#services.audit.refused(entry, error);
      }
      throw error;
    };
    const admitted = await this.#admit(id, request, entry).catch(record);
    const call = { ...admitted, recordAlso: this.#recorder(entry) };
    return audit.when === 'refused'
      ? this.#handle(id, call).catch(record)
      : this.#services.audit.recorded(
          { ...entry, isDryRun: entry.meta.dryRun === true },
          () => this.#handle(id, call),
          answer => summarizeAnswer(id, answer),
        );
  }

  #admit<Id extends OperationId>(
    id: Id,
    request: OperationRequest,
    { meta }: AuditEntry,
  ): Promise<AdmittedCall<Id>> {
    const { authorizer } = this.#services;
    return admit({ authorizer, tenants: this.#tenants }, id, request, names =>
      Object.assign(meta, names),
    );
  }

  /** Records, in the words of a call, something else that it does. */
  #recorder(entry: AuditEntry): OperationCall<OperationId>['recordAlso'] {
    return ({ eventId, meta }) =>
      this.#services.audit.recorded(
        { ...entry, eventId, meta: { ...entry.meta, ...meta } },
        async () => undefined,
        () => ({}),
      );
  }

  async #handle<Id extends OperationId>(
    id: Id,
    call: OperationCall<Id>,
  ): Promise<OperationAnswer<Id> | StreamedAnswer> {
    const answer = await this.#handlers[id](call);
    const { method, access }: Operation = OPERATIONS[id];
    if (method !== 'get' && access.on.startsWith('tenant')) {
      // The caller expects to see the change at once.
      this.#services.virtual.forget(parseTenant(call.path));
    }
    return answer;
  }
}

function auditEntry(
  id: OperationId,
  { path, origin }: OperationRequest,
): AuditEntry {
  const { audit }: Operation = OPERATIONS[id];
  return {
    eventId: audit.event,
    severityLevel: audit.severity ?? 'medium',
    meta: {
      operation: id,
      ...origin.meta,
      ...audit.meta,
      ...namesInPath(id, path),
    },
    request: origin.request,
  };
}

/** The caller is not signed in, or lacks a permission. */
function isRefusal(error: unknown): boolean {
  return (
    isNamed(error, 'AuthenticationError') || isNamed(error, 'NotAllowedError')
  );
}
