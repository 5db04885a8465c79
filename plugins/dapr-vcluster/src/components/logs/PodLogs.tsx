import { useApi } from '@backstage/core-plugin-api';
import {
  formatTenantRef,
  LogContainer,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { daprVclusterApiRef } from '../../api';
import { useText } from '../../hooks';
import { Skeletons } from '../primitives';
import { ReadFailure } from '../pageStates';
import { LogPane } from './LogPane';
import { useRequest } from './useRequest';

/** Logs of the containers of a pod, daprd first. */
export function PodLogs(props: {
  tenantRef: TenantRef;
  pod: { namespace: string; name: string };
}) {
  const { tenantRef, pod } = props;
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const key = `${formatTenantRef(tenantRef)} ${pod.namespace}/${pod.name}`;
  const { value, error, again } = useRequest(key, signal =>
    api.listLogContainers(tenantRef, pod, { signal }),
  );
  if (error) {
    return <ReadFailure error={error} retry={again} what={t('logs.what')} />;
  }
  if (!value) {
    return <Skeletons what={t('logs.what')} lines={8} />;
  }
  return (
    <LogPane
      tenantRef={tenantRef}
      name={pod.name}
      containers={value}
      initial={first(value)}
      sourceOf={container => ({
        namespace: pod.namespace,
        pod: pod.name,
        container,
      })}
    />
  );
}

function first(containers: readonly LogContainer[]): string {
  const daprd = containers.find(({ role }) => role === 'daprd');
  return (daprd ?? containers[0])?.name ?? 'daprd';
}
