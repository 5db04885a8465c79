import { makeStyles } from '@material-ui/core/styles';
import { TopologyNode } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Tone, secondaryText, toneColor } from '../primitives';
import { NODE_TONES } from './tones';

const WIDTH = 200;
const HEIGHT = 46;
/** Maximum number of letters that fit into the width. */
const LABEL_LETTERS = 21;
const KIND_LETTERS = 30;

const useStyles = makeStyles(theme => ({
  box: ({ tone }: { tone: Tone }) => ({
    fill: theme.palette.background.default,
    stroke: toneColor(theme, tone),
    strokeWidth: 1.5,
  }),
  label: { fill: theme.palette.text.primary, fontSize: 14, fontWeight: 600 },
  kind: { fill: secondaryText(theme), fontSize: 11 },
}));

/** A node of the graph: name, kind, and colour of its state. */
export function GraphNode({ node }: { node: TopologyNode }) {
  const classes = useStyles({ tone: NODE_TONES[node.state] });
  const t = useText();
  const { label, kind, detail, state } = node;
  const what = detail ?? t(`topology.kinds.${kind}`);
  return (
    <g>
      <title>{`${label}: ${t(`topology.states.${state}`)}`}</title>
      <rect className={classes.box} width={WIDTH} height={HEIGHT} rx={6} />
      <text className={classes.label} x={10} y={20}>
        {shorten(label, LABEL_LETTERS)}
      </text>
      <text className={classes.kind} x={10} y={36}>
        {shorten(what, KIND_LETTERS)}
      </text>
    </g>
  );
}

function shorten(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
}
