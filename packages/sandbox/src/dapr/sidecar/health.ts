import { readSidecarArgs } from './args';
import { SidecarInput, SidecarState } from './types';

/** Status and JSON body (empty for 204) of a health endpoint. */
export type HealthAnswer = {
  status: number;
  body?: { errorCode: string; message: string };
};

const HEALTHY: HealthAnswer = { status: 204 };

const unhealthy = (errorCode: string, message: string): HealthAnswer => ({
  status: 500,
  body: { errorCode, message },
});

/** Whether the app channel is up; an app without a port has none to wait for. */
export function appChannelUp({ pod, appListening }: SidecarInput) {
  return !readSidecarArgs(pod)?.appPort || appListening;
}

/** `/v1.0/healthz`: Dapr Components loaded and app channel up; with `appid`, also that it is this app. */
export function healthz(
  state: SidecarState,
  input: SidecarInput,
  appId?: string,
): HealthAnswer {
  if (!appChannelUp(input)) {
    return unhealthy('ERR_HEALTH_NOT_READY', 'dapr is not ready: [app]');
  }
  if (appId !== undefined && appId !== state.appId) {
    return unhealthy(
      'ERR_HEALTH_APPID_NOT_MATCH',
      'dapr app-id does not match',
    );
  }
  return HEALTHY;
}

/** `/v1.0/healthz/outbound`: Dapr Components loaded; a sidecar that answers at all has them. */
export function healthzOutbound(state: SidecarState): HealthAnswer {
  return state.exit
    ? unhealthy('ERR_OUTBOUND_HEALTH_NOT_READY', 'dapr outbound is not ready')
    : HEALTHY;
}
