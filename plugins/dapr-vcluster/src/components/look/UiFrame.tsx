import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { FrameProps } from '../primitives/frameProps';
import { secondaryText } from '../primitives/tones';

const useStyles = makeStyles(theme => ({
  root: { height: '100%', minWidth: 0 },
  // The secondary text of Backstage UI has too little contrast on a dark card.
  help: {
    color: secondaryText(theme),
    fontSize: '0.875rem',
    lineHeight: 1.5,
    marginBottom: theme.spacing(1),
  },
  // The padding of the body of a card.
  flush: { margin: '0 calc(-1 * var(--bui-space-3))' },
}));

/** A titled card as the catalog has them in the new frontend system. */
export function UiFrame(props: FrameProps) {
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={props.title}>
      <EntityInfoCard title={props.title} headerActions={props.action}>
        {props.help && <div className={classes.help}>{props.help}</div>}
        {props.flush ? (
          <div className={classes.flush}>{props.children}</div>
        ) : (
          props.children
        )}
      </EntityInfoCard>
    </section>
  );
}
