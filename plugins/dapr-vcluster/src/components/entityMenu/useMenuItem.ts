import { useApiHolder } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import { MENU, MenuTemplate, useTemplatePath } from './menu';

/** An entry in the menu of a tenant's entity. What is not possible now is disabled, and says why. */
export function useMenuItem(template: MenuTemplate) {
  const apis = useApiHolder();
  const { entity } = useEntity();
  const path = useTemplatePath();
  const [state, setState] = useState<{ blocked?: string }>();
  useEffect(() => {
    let isGone = false;
    const show = (blocked?: string) => isGone || setState({ blocked });
    // What cannot be found out here, the template says.
    import('./whyBlocked')
      .then(({ whyBlocked }) => whyBlocked(apis, entity, template))
      .then(show, () => show());
    return () => {
      isGone = true;
    };
  }, [apis, entity, template]);
  const blocked = state?.blocked;
  return {
    title: blocked ? `${MENU[template]} (${blocked})` : MENU[template],
    href: path?.(template) ?? '',
    disabled: !path || !state || blocked !== undefined,
  };
}
