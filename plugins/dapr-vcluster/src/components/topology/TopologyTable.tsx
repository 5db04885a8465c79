import { Topology, TopologyNode } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { Column, DataTable, NotApplicable, StatusText } from '../primitives';
import { relationOf } from './edges';
import { NODE_TONES } from './tones';

type Row = TopologyNode & { uses: string[] };

/** The topology as a list: each node with its relations. */
export function TopologyTable({ topology }: { topology: Topology }) {
  const t = useText();
  const names = new Map(topology.nodes.map(node => [node.id, node.label]));
  const rows: Row[] = topology.nodes.map(node => ({
    ...node,
    uses: topology.edges
      .filter(({ from }) => from === node.id)
      .map(edge =>
        t(`topology.relation.${relationOf(edge)}`, {
          name: names.get(edge.to) ?? edge.to,
        }),
      ),
  }));
  return (
    <DataTable
      caption={t('topology.list')}
      columns={columnsOf(t)}
      rows={rows}
      rowKey={row => row.id}
    />
  );
}

function columnsOf(t: Text): Column<Row>[] {
  return [
    {
      id: 'name',
      header: t('topology.name'),
      render: row => row.label,
      names: true,
    },
    {
      id: 'kind',
      header: t('topology.kind'),
      render: row => (
        <>
          {t(`topology.kinds.${row.kind}`)}
          {row.detail && <div>{row.detail}</div>}
        </>
      ),
    },
    {
      id: 'state',
      header: t('topology.state'),
      render: row => (
        <StatusText tone={NODE_TONES[row.state]}>
          {t(`topology.states.${row.state}`)}
        </StatusText>
      ),
      hideBelow: 'sm',
    },
    {
      id: 'uses',
      header: t('topology.relations'),
      render: row =>
        row.uses.length > 0 ? (
          row.uses.map(text => <div key={text}>{text}</div>)
        ) : (
          <NotApplicable why={t('topology.noRelations')} />
        ),
    },
  ];
}
