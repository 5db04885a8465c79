import {
  Finding,
  logReadPermission,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import type { Services } from '../../compose';
import { quotesLog, withoutLogLines } from '../../sidecars/logLines';
import { OperationCall } from '../operations';

type Call = Pick<
  OperationCall<'listSidecars' | 'explainApp'>,
  'credentials' | 'recordAlso' | 'tenant'
>;

/** Findings as one caller gets them. */
export type FindingFilter = <F extends Finding>(findings: readonly F[]) => F[];

const LOG_READ = OPERATIONS.getLog.audit.event;

/**
 * Lines of daprd's log in findings: callers who may read the log get them, and that is recorded as reading a log; others
 * get the reason why they are left out.
 */
export class LogLines {
  readonly #services: Pick<Services, 'authorizer' | 'logs'>;

  constructor(services: Pick<Services, 'authorizer' | 'logs'>) {
    this.#services = services;
  }

  async filter(
    call: Call,
    findings: readonly Finding[],
  ): Promise<FindingFilter> {
    if (!findings.some(quotesLog)) {
      return all => [...all];
    }
    const reason = await this.#whyNot(call);
    if (reason) {
      return all => all.map(finding => withoutLogLines(finding, reason));
    }
    await call.recordAlso({
      eventId: LOG_READ,
      meta: { container: 'daprd', lines: findings.filter(quotesLog).length },
    });
    return all => [...all];
  }

  async #whyNot({ credentials, tenant }: Call): Promise<string | undefined> {
    const { authorizer, logs } = this.#services;
    if (!logs.enabled) {
      return 'Not shown: logs are switched off in this portal.';
    }
    // As on the routes of logs, services get none.
    const { type } = credentials.principal as { type?: string };
    const allowed =
      type === 'user'
        ? await authorizer.filterTenants(
            credentials,
            [tenant.tenant],
            logReadPermission,
          )
        : [];
    return allowed.length > 0
      ? undefined
      : `Not shown: permission "${logReadPermission.name}" is missing on this tenant.`;
  }
}
