import { isDaprAtLeast } from 'backstage-plugin-dapr-vcluster-common';
import { AppEvidence } from '../evidence';
import { Rule } from '../rule';

const SHUTDOWN =
  'let the app end daprd when it is done: POST http://localhost:3500/v1.0/shutdown, with the header dapr-api-token if there is dapr.io/api-token-secret';
const NATIVE =
  'set the annotation dapr.io/enable-native-sidecar: "true" on the pod template, so that daprd ends with the app';

/** Since when the injector can make daprd a native sidecar, which Kubernetes ends by itself (from 1.29). */
const NATIVE_SINCE = '1.18';

/** A pod whose app has ended, and which only daprd keeps running. */
export const FINISHED_APP_RULE: Rule = {
  id: 'sidecar/outlives-app',
  severity: 'warning',
  evaluate: ({ found, pod: { daprd }, injector }) => {
    const { outlivesApp, native, status } = daprd ?? {};
    const runs = status && !status.terminated;
    if (found !== 'host' || !outlivesApp || native || !runs) {
      return undefined;
    }
    const { failed, since } = outlivesApp;
    return {
      title: `The app has ${
        failed ? 'failed' : 'ended'
      }, and daprd keeps its pod running; a Job does not complete like this.`,
      evidence: {
        'App ended': since,
        'Dapr of the host': injector.daprVersion ?? 'unknown',
      },
      fix: fixOf(injector),
    };
  },
};

function fixOf({ daprVersion = '' }: AppEvidence['injector']): string {
  const hasNative = isDaprAtLeast(daprVersion, NATIVE_SINCE);
  const native = `${NATIVE[0].toUpperCase()}${NATIVE.slice(1)}`;
  const shutdown = `${SHUTDOWN[0].toUpperCase()}${SHUTDOWN.slice(1)}`;
  switch (hasNative) {
    case true:
      return `${native} (Kubernetes 1.29 and newer); or ${SHUTDOWN}.`;
    case false:
      return `${shutdown}. From Dapr ${NATIVE_SINCE} on, a native sidecar ends by itself.`;
    default:
      return `${shutdown}; or, if the Dapr of the host is ${NATIVE_SINCE} or newer, ${NATIVE}.`;
  }
}
