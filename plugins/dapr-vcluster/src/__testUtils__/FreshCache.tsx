import { ReactNode } from 'react';
import { SWRConfig } from 'swr';

/** Isolates the cache of each test; Backstage's `usePermission` uses the same cache. */
export function FreshCache(props: { children: ReactNode }) {
  return (
    <SWRConfig value={{ provider: () => new Map() }}>
      {props.children}
    </SWRConfig>
  );
}
