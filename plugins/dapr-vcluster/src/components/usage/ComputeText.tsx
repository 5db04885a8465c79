import { Compute, Usage } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { StatusText, UnknownText, bytesText, coresText } from '../primitives';

/** Total requests of the pods. */
export function RequestedText(props: { requested: Usage['requested'] }) {
  const t = useText();
  const { requested } = props;
  if (requested.state === 'unknown') {
    return <UnknownText {...requested} />;
  }
  const { pods, requests, limits, sidecars, withoutRequests } = requested.value;
  return (
    <>
      <div>
        {amounts(t, requests)} {t('usage.pods', { count: pods })}
      </div>
      <div>
        {t('usage.sidecars')}: {amounts(t, sidecars)}
      </div>
      <div>
        {t('usage.limits')}: {amounts(t, limits)}
      </div>
      {withoutRequests > 0 && (
        <StatusText tone="warning">
          {t('usage.without', { count: withoutRequests })}
        </StatusText>
      )}
    </>
  );
}

/** Total usage of the pods, or why it is unknown. */
export function MeasuredText(props: { measured: Usage['measured'] }) {
  const t = useText();
  const { measured } = props;
  if (measured.state === 'unknown') {
    return <UnknownText {...measured} />;
  }
  const { pods, total, sidecars } = measured.value;
  return (
    <>
      <div>
        {amounts(t, total)} {t('usage.pods', { count: pods })}
      </div>
      <div>
        {t('usage.sidecars')}: {amounts(t, sidecars)}
      </div>
    </>
  );
}

function amounts(t: Text, { cpu, memory }: Compute): string {
  return t('usage.cpuMemory', {
    cpu: coresText(cpu),
    memory: bytesText(memory),
  });
}
