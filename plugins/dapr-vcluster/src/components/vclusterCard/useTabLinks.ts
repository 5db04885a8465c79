import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { TAB_PATHS } from '../../routes';

/** Path of a tab of the entity. */
export type LinkToTab = (tab: keyof typeof TAB_PATHS) => string;

/** Paths of the tabs of the entity that the page is about. */
export function useTabLinks(): LinkToTab {
  const entityPath = useRouteRef(entityRouteRef);
  const { entity } = useEntity();
  const base = entityPath(entityRouteParams(entity));
  return tab => `${base}${TAB_PATHS[tab]}`;
}
