import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { hostRouteRef } from '../../routes';
import { VisuallyHidden } from '../primitives';

/** Leads to the control plane of a host; there may be many such links on a page, so each says whose. */
export function ControlPlaneLink({ host }: { host: Host }) {
  const t = useText();
  const path = useRouteRef(hostRouteRef);
  if (!path) {
    return null;
  }
  return (
    <Link to={path({ host: host.name })}>
      {t('host.open')}
      <VisuallyHidden> {host.title}</VisuallyHidden>
    </Link>
  );
}
