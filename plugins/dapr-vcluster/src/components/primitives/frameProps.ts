import { ReactNode } from 'react';

/** What a titled card shows. With `flush`, a table reaches the edges of the card. */
export type FrameProps = {
  title: string;
  help?: string;
  action?: ReactNode;
  flush?: boolean;
  children: ReactNode;
};
