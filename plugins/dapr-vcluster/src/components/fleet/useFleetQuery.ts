import { useCallback } from 'react';
import { useQueryState } from '../../hooks';
import { FleetQuery, readFleetQuery } from './fleetQuery';

/** The query of the fleet page, kept in the URL. Changing a filter resets the page to the first. */
export function useFleetQuery() {
  const { params, update } = useQueryState();
  const change = useCallback(
    ({ page, ...changes }: Partial<FleetQuery>) =>
      update({ ...changes, page: page ? String(page + 1) : undefined }),
    [update],
  );
  return { query: readFleetQuery(params), change };
}

/** Changes the query. */
export type ChangeQuery = ReturnType<typeof useFleetQuery>['change'];
