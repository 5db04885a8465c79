import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { hostRouteRef } from '../../routes';
import { VisuallyHidden } from '../primitives';

/** Link to the control plane page of a host. Its accessible name includes the host. */
export function ControlPlaneLink({ host }: { host: Host }) {
  const t = useText();
  const path = useRouteRef(hostRouteRef);
  if (!path) {
    return null;
  }
  return (
    <Link to={path({ host: host.name })}>
      {t('controlPlane.open')}
      <VisuallyHidden> {host.title}</VisuallyHidden>
    </Link>
  );
}
