import { useApiHolder } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import { BlockedTitle } from './BlockedTitle';
import { MENU, MenuTemplate, useTemplatePath } from './menu';

const nothing = () => {};

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
  const title = MENU[template];
  if (state?.blocked) {
    return {
      title: <BlockedTitle title={title} reason={state.blocked} />,
      onClick: nothing,
    };
  }
  return { title, href: path?.(template) ?? '', disabled: !path || !state };
}
