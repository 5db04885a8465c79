import { minorOf, versionOfImage } from 'backstage-plugin-dapr-vcluster-common';
import { ANNOTATION_DAPR_ENABLED } from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  appIdOfSidecar,
  isShared,
} from '../../../inventory/model/sidecarIdentity';
import { Rule } from '../rule';

const lineOf = (version = '') => minorOf(version)?.join('.');

/** What may hold of a sidecar in any state. */
export const REMARK_RULES: readonly Rule[] = [
  {
    id: 'app/app-id-duplicated',
    severity: 'warning',
    evaluate: ({ pod, sameAppId = [] }) =>
      sameAppId.length > 0
        ? {
            title: `App-id "${appIdOfSidecar(
              pod,
            )}" is shared with ${sameAppId.join(
              ', ',
            )}: they read each other's state and take each other's messages.`,
            evidence: { 'Same app-id': sameAppId.join(', ') },
            fix: 'Give each workload an app-id of its own in dapr.io/app-id.',
          }
        : undefined,
  },
  {
    id: 'sidecar/version-skew',
    severity: 'warning',
    evaluate: ({ pod, runtimeVersion, injector: { daprVersion } }) => {
      const version =
        runtimeVersion ?? (pod.daprd && versionOfImage(pod.daprd.image));
      const [own, plane] = [lineOf(version), lineOf(daprVersion)];
      return pod.daprd && own && plane && own !== plane
        ? {
            title: `The sidecar runs Dapr ${version}, the control plane ${daprVersion}.`,
            evidence: { Sidecar: version, 'Control plane': daprVersion },
            fix: 'Recreate the pod: the injector gives it the version of the control plane. An image fixed by dapr.io/sidecar-image has to be changed first.',
          }
        : undefined;
    },
  },
  {
    id: 'sidecar/shared',
    severity: 'info',
    evaluate: ({ found, pod }) =>
      found === 'host' && isShared(pod)
        ? {
            title:
              'This daprd was not injected: it is a shared one, which several pods of the app use.',
            evidence: { [ANNOTATION_DAPR_ENABLED]: 'not set' },
            fix: 'Nothing is wrong; Dapr Shared is upgraded by its own chart.',
          }
        : undefined,
  },
  {
    id: 'sidecar/native',
    severity: 'info',
    evaluate: ({ pod }) =>
      pod.daprd?.native
        ? {
            title:
              'daprd is a native sidecar: an init container that keeps running.',
            fix: 'Nothing is wrong; tools that look at containers only, such as "dapr list -k", do not see it.',
          }
        : undefined,
  },
];
