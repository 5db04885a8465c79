import { createAdoptAction } from './adopt/adopt';
import { createReleaseAction } from './adopt/release';
import { createCheckAction } from './check/check';
import { createDeleteComponentAction } from './components/deleteComponent';
import { createRegisterComponentAction } from './components/registerComponent';
import { createCreateAction } from './create/create';
import { createDeleteAction } from './delete/delete';
import { createExtendAction } from './extend/extend';
import { createFilesAction } from './files/files';
import { createApplyManifestsAction } from './manifests/applyManifests';
import { createDeleteManifestsAction } from './manifests/deleteManifests';
import { createKubeconfigAction } from './kubeconfig/kubeconfig';
import { createPauseAction } from './pause/pause';
import { createResumeAction } from './pause/resume';
import { ActionOptions } from './types';
import { createUpgradeAction } from './upgrade/upgrade';
import { createWaitAction } from './wait/wait';

/** All actions of this module. */
export function createActions(options: ActionOptions) {
  return [
    createCreateAction(options),
    createFilesAction(options),
    createWaitAction(options),
    createDeleteAction(options),
    createPauseAction(options),
    createResumeAction(options),
    createUpgradeAction(options),
    createExtendAction(options),
    createAdoptAction(options),
    createReleaseAction(options),
    createKubeconfigAction(options),
    createApplyManifestsAction(options),
    createDeleteManifestsAction(options),
    createRegisterComponentAction(options),
    createDeleteComponentAction(options),
    createCheckAction(options),
  ];
}
