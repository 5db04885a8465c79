import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { templateRouteRef } from '../../routes';
import { prefilled, TEMPLATES } from '../templateButtons/templates';

/** What the menu of a tenant's entity has. Like those of the tabs, the titles are there before anything is loaded. */
export const MENU = {
  kubeconfig: 'Get kubeconfig',
  pause: 'Pause tenant',
  resume: 'Resume tenant',
  upgrade: 'Upgrade tenant',
  extend: 'Extend tenant',
  delete: 'Delete tenant',
} as const;

/** One of the templates in the menu. */
export type MenuTemplate = keyof typeof MENU;

/** The paths of the templates for the tenant whose entity this is; undefined in an app without the scaffolder. */
export function useTemplatePath() {
  const { entity } = useEntity();
  const template = useRouteRef(templateRouteRef);
  return (
    template &&
    ((name: MenuTemplate) =>
      prefilled(
        template({ namespace: 'default', templateName: TEMPLATES[name] }),
        { tenant: stringifyEntityRef(entity) },
      ))
  );
}
