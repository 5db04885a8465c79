import { useState } from 'react';

let last = 0;

/** A unique id for one mounted element, for labels and descriptions (React 17 has no `useId`). */
export function useUniqueId(prefix: string): string {
  const [id] = useState(() => {
    last += 1;
    return `dapr-vcluster-${prefix}-${last}`;
  });
  return id;
}
