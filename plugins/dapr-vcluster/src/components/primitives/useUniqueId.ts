import { useState } from 'react';

let last = 0;

/** An id for one mounted element, to tie labels to what they label (React 17 has no `useId`). */
export function useUniqueId(prefix: string): string {
  const [id] = useState(() => {
    last += 1;
    return `dapr-vcluster-${prefix}-${last}`;
  });
  return id;
}
