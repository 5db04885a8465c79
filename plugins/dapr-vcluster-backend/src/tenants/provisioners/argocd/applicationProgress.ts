import { ProvisionProgress } from 'backstage-plugin-dapr-vcluster-node';
import { isEqual } from 'lodash';
import { Application, failureOf } from '../../../inventory/argocd';

/** A chart that the repository does not have, or values that it refuses, do not get better by waiting. */
const LASTING =
  /could not find chart|no chart version found|chart version not found|improper constraint|specifications of the schema/;

/** How far Argo CD has got with an Application: whether what is asked for now is synced, and healthy. */
export function applicationProgress(
  application: Application,
): ProvisionProgress {
  const { spec = {}, status = {} } = application;
  const failure = failureOf(application);
  if (failure?.reason === 'InvalidSpecError') {
    return failed(failure.message);
  }
  if (failure?.reason === 'ComparisonError') {
    return LASTING.test(failure.message)
      ? failed(failure.message)
      : waiting(failure.message);
  }
  if (!isEqual(status.sync?.comparedTo?.source, spec.source)) {
    return waiting('it has not looked at the Application since it was changed');
  }
  if (failure?.reason === 'SyncFailed') {
    return failed(failure.message);
  }
  if (status.sync?.status !== 'Synced') {
    return spec.syncPolicy?.automated?.enabled === false ||
      !spec.syncPolicy?.automated
      ? failed(
          'the Application is out of sync and is not synced automatically (spec.syncPolicy.automated)',
        )
      : waiting('the Application is out of sync');
  }
  return status.health?.status === 'Healthy'
    ? { state: 'done' }
    : waiting(
        status.health?.message ??
          `the Application is ${(
            status.health?.status ?? 'not looked at'
          ).toLowerCase()}`,
      );
}

function failed(message: string): ProvisionProgress {
  return { state: 'failed', reason: `Argo CD: ${message}` };
}

function waiting(message: string): ProvisionProgress {
  return { state: 'waiting', reason: `Argo CD: ${message}` };
}
