import { IconComponent } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import CloudQueue from '@material-ui/icons/CloudQueue';
import { useNavigate } from 'react-router-dom';
import { isDaprVclusterAvailable } from '../pageStates/tenantAnnotation';
import { MENU, MenuTemplate, useTemplatePath } from './menu';

/**
 * Entries for the menu of a tenant's entity, which open templates for it:
 * `<EntityLayout UNSTABLE_extraContextMenuItems={useTenantMenuItems()}>`. None for other entities.
 *
 * @public
 */
export function useTenantMenuItems(): {
  title: string;
  Icon: IconComponent;
  onClick: () => void;
}[] {
  const { entity } = useEntity();
  const navigate = useNavigate();
  const path = useTemplatePath();
  if (!path || !isDaprVclusterAvailable(entity)) {
    return [];
  }
  return (Object.keys(MENU) as MenuTemplate[]).map(template => ({
    title: MENU[template],
    Icon: CloudQueue,
    onClick: () => navigate(path(template)),
  }));
}
