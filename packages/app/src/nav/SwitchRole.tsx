import { SidebarItem } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import ExitToAppIcon from '@material-ui/icons/ExitToApp';

/** Signs out, which leads back to the choice of roles. */
export function SwitchRole() {
  const identity = useApi(identityApiRef);
  return (
    <SidebarItem
      icon={ExitToAppIcon}
      text="Switch role"
      onClick={() => identity.signOut()}
    />
  );
}
