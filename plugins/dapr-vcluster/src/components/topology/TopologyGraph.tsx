import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Topology, TopologyNode } from 'backstage-plugin-dapr-vcluster-common';
import { useMemo } from 'react';
import { useText } from '../../hooks';
import { secondaryText } from '../primitives';
import { GraphNode } from './GraphNode';
import { drawnEdges, relationOf } from './edges';

const useStyles = makeStyles(theme => ({
  frame: { overflow: 'auto', padding: theme.spacing(2) },
  // Narrow screens scroll the graph instead of shrinking it.
  picture: { minWidth: 860 },
  label: { fill: secondaryText(theme), fontSize: 11 },
}));

/** The topology as a graph, from left to right. The list has the same content. */
export function TopologyGraph({ topology }: { topology: Topology }) {
  const classes = useStyles();
  const t = useText();
  const { nodes } = topology;
  const edges = useMemo(
    () =>
      drawnEdges(topology).map(edge => ({
        from: edge.from,
        to: edge.to,
        label: t(`topology.edge.${relationOf(edge)}`),
      })),
    [topology, t],
  );
  return (
    <Paper
      className={classes.frame}
      role="img"
      aria-label={t('topology.graph', { nodes: String(nodes.length) })}
    >
      <div className={classes.picture}>
        <DependencyGraph<TopologyNode, {}>
          nodes={nodes}
          edges={edges}
          direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
          renderNode={({ node }) => <GraphNode node={node} />}
          renderLabel={({ edge }) => (
            <text className={classes.label} textAnchor="middle">
              {edge.label}
            </text>
          )}
          nodeMargin={20}
          rankMargin={70}
          showArrowHeads
          allowFullscreen={false}
          zoom="enable-on-click"
        />
      </div>
    </Paper>
  );
}
