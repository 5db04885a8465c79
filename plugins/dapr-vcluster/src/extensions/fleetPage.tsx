import { PageBlueprint } from '@backstage/frontend-plugin-api';
import CloudQueue from '@material-ui/icons/CloudQueue';
import { fleetRouteRef } from '../routes';
import { inUiCards } from './inUiCards';

/** The fleet page, with its entry in the navigation. */
export const fleetPage = PageBlueprint.make({
  params: {
    path: '/dapr-vclusters',
    title: 'Dapr vclusters',
    icon: <CloudQueue fontSize="inherit" />,
    routeRef: fleetRouteRef,
    loader: () =>
      inUiCards(() =>
        import('../components/fleet').then(m => <m.NfsFleetPage />),
      ),
  },
});
