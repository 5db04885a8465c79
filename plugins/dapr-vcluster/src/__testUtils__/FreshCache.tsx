import { ReactNode } from 'react';
import { SWRConfig } from 'swr';

/** Keeps what one test read from the next one; Backstage's `usePermission` caches for the whole page too. */
export function FreshCache(props: { children: ReactNode }) {
  return (
    <SWRConfig value={{ provider: () => new Map() }}>
      {props.children}
    </SWRConfig>
  );
}
