import { useCallback } from 'react';
import { useQueryState } from '../../hooks';
import { FleetQuery, readFleetQuery } from './fleetQuery';

/** The fleet page's question, kept in the address, and how to change it. A changed filter leads back to page one. */
export function useFleetQuery() {
  const { params, update } = useQueryState();
  const change = useCallback(
    ({ page, ...changes }: Partial<FleetQuery>) =>
      update({ ...changes, page: page ? String(page + 1) : undefined }),
    [update],
  );
  return { query: readFleetQuery(params), change };
}

/** Changes the question. */
export type ChangeQuery = ReturnType<typeof useFleetQuery>['change'];
