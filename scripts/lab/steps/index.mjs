import { realAppSteps } from './apps.mjs';
import { labHost } from './host.mjs';
import { keySteps } from './keys.mjs';
import { proofSteps } from './proof/index.mjs';
import { sampleSteps } from './samples.mjs';
import { tutorialSteps } from './tutorial.mjs';

/** What only a real Dapr and a real Redis can show. */
export const labSteps = lab => {
  const host = labHost(lab);
  return [
    ...realAppSteps(host),
    ...keySteps(host),
    ...sampleSteps(host),
    ...proofSteps(host),
    ...tutorialSteps,
  ];
};
