import { BackstageUserPrincipal } from '@backstage/backend-plugin-api';
import {
  Finding,
  logReadPermission,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import type { Services } from '../../compose';
import { quotesLog, withoutLogLines } from '../../sidecars/logLines';
import { TtlCache } from '../../platform/TtlCache';
import { OperationCall } from '../operations';

type Call = Pick<
  OperationCall<'listSidecars' | 'explainApp'>,
  'credentials' | 'path' | 'recordAlso' | 'tenant'
>;

/** Findings as one caller gets them. */
export type FindingFilter = <F extends Finding>(findings: readonly F[]) => F[];

const LOG_READ = OPERATIONS.getLog.audit.event;

/** An open page asks every few seconds; what it reads is recorded once in this time. */
const RECORDED_FOR_MS = 10 * 60_000;

/**
 * Lines of daprd's log in findings: callers who may read the log get them, and that is recorded as reading a log; others
 * get the reason why they are left out. A page that is open is recorded every ten minutes.
 */
export class LogLines {
  readonly #services: Pick<Services, 'authorizer' | 'logs'>;
  readonly #recorded: TtlCache<void>;

  constructor(
    services: Pick<Services, 'authorizer' | 'logs'>,
    now: () => number = Date.now,
  ) {
    this.#services = services;
    this.#recorded = new TtlCache(RECORDED_FOR_MS, now);
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
    await this.#record(call, findings.filter(quotesLog).length);
    return all => [...all];
  }

  async #record({ credentials, path, recordAlso }: Call, lines: number) {
    const { userEntityRef } = credentials.principal as BackstageUserPrincipal;
    const page = JSON.stringify([userEntityRef, path]);
    await this.#recorded.get(page, () =>
      recordAlso({ eventId: LOG_READ, meta: { container: 'daprd', lines } }),
    );
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
