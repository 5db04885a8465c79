import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { daprVclusterApiRef, lazyClient } from '../api';

/** The typed client of the backend. */
export const clientApi = ApiBlueprint.make({
  params: define =>
    define({
      api: daprVclusterApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: lazyClient,
    }),
});
