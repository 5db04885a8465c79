import { Sidecar } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { CopyText, Fact, KeyValue, RelativeTime } from '../primitives';
import { hasNoSidecar } from './sidecarOrder';

/** Pods and settings of a sidecar. */
export function SidecarFacts({ sidecar }: { sidecar: Sidecar }) {
  const t = useText();
  const facts = hasNoSidecar(sidecar.state)
    ? places(sidecar, t)
    : [...places(sidecar, t), ...running(sidecar, t)];
  return <KeyValue facts={facts} />;
}

function places({ virtualPod, hostPod }: Sidecar, t: Text): Fact[] {
  // A workload whose pods do not request a sidecar: its finding names the workload.
  if (!virtualPod && !hostPod) {
    return [];
  }
  const virtual = t('sidecars.detail.virtualPod');
  const host = t('sidecars.detail.hostPod');
  return [
    {
      label: virtual,
      value: (
        <Pod pod={virtualPod} what={virtual} absent={t('common.unknown')} />
      ),
    },
    {
      label: host,
      value: (
        <Pod
          pod={hostPod}
          what={host}
          absent={t('sidecars.detail.noHostPod')}
        />
      ),
    },
  ];
}

function running(sidecar: Sidecar, t: Text): Fact[] {
  const { mode, version, image, appPort, config, startedAt } = sidecar;
  const unknown = t('common.unknown');
  return [
    {
      label: t('sidecars.detail.mode'),
      value: t(`sidecars.detail.modes.${mode}`),
    },
    { label: t('sidecars.version'), value: version ?? unknown },
    {
      label: t('sidecars.detail.image'),
      value: image ? (
        <CopyText text={image} what={t('sidecars.detail.image')} />
      ) : (
        unknown
      ),
    },
    { label: t('sidecars.detail.port'), value: appPort ?? t('common.none') },
    { label: t('sidecars.detail.config'), value: config ?? t('common.none') },
    {
      label: t('sidecars.detail.started'),
      value: startedAt ? <RelativeTime time={startedAt} /> : unknown,
    },
  ];
}

function Pod(props: { pod: Sidecar['hostPod']; what: string; absent: string }) {
  if (!props.pod) {
    return <>{props.absent}</>;
  }
  const { namespace, name } = props.pod;
  return <CopyText text={`${namespace}/${name}`} what={props.what} />;
}
