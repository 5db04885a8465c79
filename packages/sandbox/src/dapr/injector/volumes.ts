import { PodSpec, Volume } from 'dapr-vcluster-kube-sim/controller-runtime';
import { SidecarAnnotations } from './annotations';
import { InjectorSettings } from './settings';

export const IDENTITY_VOLUME = 'dapr-identity-token';

type Mount = { name: string; mountPath: string; readOnly?: boolean };

/** Volumes the injector adds to a pod. */
export function addedVolumes(settings: InjectorSettings): Volume[] {
  if (!settings.identityTokenVolume) {
    return [];
  }
  const { trustDomain, controlPlaneNamespace } = settings;
  return [
    {
      name: IDENTITY_VOLUME,
      projected: {
        defaultMode: 420,
        sources: [
          {
            serviceAccountToken: {
              audience: `spiffe://${trustDomain}/ns/${controlPlaneNamespace}/dapr-sentry`,
              expirationSeconds: 7200,
              path: 'token',
            },
          },
        ],
      },
    },
  ];
}

/** What the container `daprd` mounts: the pod's volumes named by annotation, and its identity token. */
export function daprdMounts(
  annotations: SidecarAnnotations,
  settings: InjectorSettings,
  spec: PodSpec,
): Mount[] {
  const known = new Set((spec.volumes ?? []).map(volume => volume.name));
  const chosen = [
    ...mountsIn(annotations.text('volume-mounts', ''), true),
    ...mountsIn(annotations.text('volume-mounts-rw', ''), false),
  ].filter(mount => known.has(mount.name));
  return settings.identityTokenVolume
    ? [
        ...chosen,
        {
          name: IDENTITY_VOLUME,
          mountPath: '/var/run/secrets/dapr.io/sentrytoken',
          readOnly: true,
        },
      ]
    : chosen;
}

/** `volume:/path,other:/path`; entries of another form are skipped. */
function mountsIn(text: string, readOnly: boolean): Mount[] {
  return text
    .split(',')
    .map(entry => entry.trim().split(':'))
    .filter(parts => parts.length === 2)
    .map(([name, mountPath]) => ({
      name,
      mountPath,
      ...(readOnly && { readOnly }),
    }));
}
