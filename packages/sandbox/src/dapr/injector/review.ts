import {
  appIdOf,
  appIdProblem,
  asksForSidecar,
  hasSidecar,
  evaluateRequester,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { injectionPatch } from './patch';
import { InjectorSettings } from './settings';

/** The parts of an `admission.k8s.io/v1` review that an injector reads. */
export type AdmissionReview = {
  apiVersion: string;
  kind: string;
  request: {
    uid: string;
    kind: { group: string; version: string; kind: string };
    namespace: string;
    name?: string;
    operation: string;
    userInfo: { username: string; groups?: string[]; uid?: string };
    object: Pod;
  };
};

export type AdmissionResponse = {
  uid: string;
  allowed: boolean;
  status?: { message: string };
  patchType?: 'JSONPatch';
  /** Base64 of the JSON patch. */
  patch?: string;
};

/** What the injector did, for its log. */
export type InjectionOutcome =
  | 'not-a-pod'
  | 'not-asked'
  | 'requester-not-allowed'
  | 'has-sidecar'
  | 'rejected'
  | 'injected';

/**
 * Decides one admission. A requester outside the allow-list gets its pod
 * without a sidecar and without a word; an app-id that is no DNS label is the
 * one thing that rejects the pod.
 *
 * Order of the checks: dapr/dapr v1.18.3 `pkg/injector/service/handler.go`.
 */
export function reviewPod(
  { request }: AdmissionReview,
  settings: InjectorSettings,
): { outcome: InjectionOutcome; response: AdmissionResponse } {
  const allowed = { uid: request.uid, allowed: true };
  if (request.kind.kind !== 'Pod') {
    return { outcome: 'not-a-pod', response: allowed };
  }
  const pod = request.object;
  if (!asksForSidecar(pod, settings.daprVersion)) {
    return { outcome: 'not-asked', response: allowed };
  }
  const verdict = evaluateRequester(
    {
      daprVersion: settings.daprVersion,
      serviceAccounts: settings.allowedServiceAccounts,
      prefixNames: settings.allowedPrefixNames,
    },
    request.userInfo,
  );
  if (!verdict.allowed) {
    return { outcome: 'requester-not-allowed', response: allowed };
  }
  if (hasSidecar(pod)) {
    return { outcome: 'has-sidecar', response: allowed };
  }
  const problem = appIdProblem(appIdOf(pod));
  if (problem) {
    return {
      outcome: 'rejected',
      response: {
        uid: request.uid,
        allowed: false,
        status: { message: problem },
      },
    };
  }
  const patch = injectionPatch(pod, request.namespace, settings);
  return {
    outcome: 'injected',
    response: {
      ...allowed,
      patchType: 'JSONPatch',
      patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
    },
  };
}
