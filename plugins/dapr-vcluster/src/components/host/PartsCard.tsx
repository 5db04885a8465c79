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

/** Each part of Dapr's control plane. */
export function PartsCard(props: { parts: ControlPlanePart[] }) {
  const t = useText();
  return (
    <SectionCard title={t('host.parts.title')} flush>
      <DataTable
        caption={t('host.parts.title')}
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
      header: t('host.parts.part'),
      render: part => part.app,
      names: true,
    },
    {
      id: 'state',
      header: t('host.parts.state'),
      render: part => (
        <>
          <StatusText tone={TONES[part.state]}>
            {t(`host.parts.${part.state}`)}
          </StatusText>
          {part.problem && <div>{part.problem}</div>}
        </>
      ),
    },
    {
      id: 'replicas',
      header: t('host.parts.replicas'),
      render: part => replicasOf(t, part),
      numeric: true,
    },
    {
      id: 'version',
      header: t('host.parts.version'),
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
    t('host.parts.of', {
      ready: String(readyReplicas),
      total: String(replicas),
    })
  );
}

function Absent({ state }: Pick<ControlPlanePart, 'state'>) {
  const t = useText();
  return <NotApplicable why={t(`host.parts.${state}`)} />;
}
