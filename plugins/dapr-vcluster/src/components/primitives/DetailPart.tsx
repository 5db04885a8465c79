import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

/** A titled part of an open row. */
export function DetailPart(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography component="h3" variant="subtitle2" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </div>
  );
}
