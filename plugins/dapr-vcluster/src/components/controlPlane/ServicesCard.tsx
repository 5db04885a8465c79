import { ControlPlanePart } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { ValueText } from '../badges';
import {
  Column,
  DataTable,
  NotApplicable,
  SectionCard,
  StatusText,
  Tone,
} from '../primitives';

const TONES: Record<ControlPlanePart['state'], Tone> = {
  ready: 'ok',
  degraded: 'warning',
  down: 'error',
  missing: 'quiet',
  unknown: 'unknown',
};

/** The services of the Dapr control plane. */
export function ServicesCard(props: { parts: ControlPlanePart[] }) {
  const t = useText();
  return (
    <SectionCard title={t('controlPlane.services.title')} flush>
      <DataTable
        caption={t('controlPlane.services.title')}
        columns={columnsOf(t)}
        rows={props.parts}
        rowKey={part => part.app}
      />
    </SectionCard>
  );
}

function columnsOf(t: Text): Column<ControlPlanePart>[] {
  return [
    {
      id: 'part',
      header: t('controlPlane.services.service'),
      render: part => part.app,
      names: true,
    },
    {
      id: 'state',
      header: t('controlPlane.services.state'),
      render: part => (
        <>
          <StatusText tone={TONES[part.state]}>
            {t(`controlPlane.services.${part.state}`)}
          </StatusText>
          {part.problem && <div>{part.problem}</div>}
        </>
      ),
    },
    {
      id: 'replicas',
      header: t('controlPlane.services.replicas'),
      render: part => replicasOf(t, part),
      numeric: true,
    },
    {
      id: 'version',
      header: t('controlPlane.services.version'),
      render: part =>
        part.replicas === undefined ? (
          <Absent state={part.state} />
        ) : (
          <ValueText value={part.version} />
        ),
      hideBelow: 'sm',
    },
  ];
}

function replicasOf(
  t: Text,
  { replicas, readyReplicas, state }: ControlPlanePart,
) {
  return replicas === undefined ? (
    <Absent state={state} />
  ) : (
    t('controlPlane.services.of', {
      ready: String(readyReplicas),
      total: String(replicas),
    })
  );
}

function Absent({ state }: Pick<ControlPlanePart, 'state'>) {
  const t = useText();
  return <NotApplicable why={t(`controlPlane.services.${state}`)} />;
}
