import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Reads and changes the query string, so that the state of a page can be linked to. Empty values are left out. */
export function useQueryState() {
  const [params, setParams] = useSearchParams();
  const update = useCallback(
    (changes: Record<string, string | undefined>) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          for (const [name, value] of Object.entries(changes)) {
            if (value) {
              next.set(name, value);
            } else {
              next.delete(name);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { params, update };
}

/** One selection in the query string. */
export function useSelected(name: string) {
  const { params, update } = useQueryState();
  const select = useCallback(
    (value: string | undefined) => update({ [name]: value }),
    [name, update],
  );
  return [params.get(name) ?? undefined, select] as const;
}
