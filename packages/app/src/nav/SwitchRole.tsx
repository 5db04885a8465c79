import { SidebarItem } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import ExitToAppIcon from '@material-ui/icons/ExitToApp';

/** Signs out, which shows the sign-in page. */
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
