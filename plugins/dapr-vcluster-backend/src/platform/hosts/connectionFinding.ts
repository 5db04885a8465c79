import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { toFinding } from '../findings';
import { HostConfigError } from './HostConfigError';

/** Why nothing is read of a host: its configuration cannot be used, or its API server does not answer. */
export function connectionFinding(
  { name, title }: { name: string; title: string },
  cause: { problem?: HostConfigError; reason?: string },
): Finding {
  if (cause.problem) {
    return toFinding(
      { id: 'host/configuration', severity: 'error' },
      {
        title: `The configuration of host "${title}" cannot be used`,
        fix: cause.problem.fix,
        evidence: { Problem: cause.problem.problem, Host: name },
      },
    );
  }
  return toFinding(
    { id: 'host/unreachable', severity: 'error' },
    {
      title: `The API server of host "${title}" cannot be read`,
      fix: 'Check that it runs, that the portal can connect to its address, and that the credentials in daprVcluster.hosts are valid.',
      evidence: { Reason: cause.reason, Host: name },
    },
  );
}
