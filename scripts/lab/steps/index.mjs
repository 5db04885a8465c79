import { realAppSteps } from './apps.mjs';
import { labHost } from './host.mjs';
import { keySteps } from './keys.mjs';

/** What only a real Dapr and a real Redis can show. */
export const labSteps = lab => {
  const host = labHost(lab);
  return [...realAppSteps(host), ...keySteps(host)];
};
