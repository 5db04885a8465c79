import {
  ANNOTATION_DAPR_APP_ID,
  appIdProblem,
  MAX_APP_ID_LENGTH,
} from '../../injection';
import { App, CheckedFiles } from '../model/checkedFiles';
import { JsonMap, ObjectPath } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { plannedAppIds, sharingAppId } from './appIds';

/** An app id decides who is called, which keys are read and who gets a message: every workload needs one of its own. */
export function identityFindings(
  app: App,
  annotations: JsonMap,
  files: CheckedFiles,
): ObjectFinding[] {
  const path: ObjectPath = [...app.annotations, ANNOTATION_DAPR_APP_ID];
  const given = annotations[ANNOTATION_DAPR_APP_ID];
  const planned = plannedAppIds(files).get(app);
  const edit = planned !== undefined && {
    edit: { operations: [{ op: 'set' as const, path, value: planned }] },
  };
  if (given === undefined || given === '') {
    const isPod = app.annotations.length === 2;
    return [
      objectFinding('G12/app-id', isPod ? 'warning' : 'error', {
        path,
        title: `${ANNOTATION_DAPR_APP_ID} is missing, so that each pod would be an app of its own name`,
        fix: planned
          ? `Set ${ANNOTATION_DAPR_APP_ID} to "${planned}"`
          : `Give the app an ${ANNOTATION_DAPR_APP_ID}`,
        ...edit,
      }),
    ];
  }
  // An annotation that is no text is a finding of its own.
  if (app.appId === undefined) {
    return [];
  }
  if (appIdProblem(app.appId)) {
    return [
      objectFinding('G12/app-id', 'error', {
        path,
        title: `"${app.appId}" is not an app id; the injector rejects the pod`,
        value: app.appId,
        fix: `Use lower-case letters, digits and dashes, at most ${MAX_APP_ID_LENGTH} characters`,
      }),
    ];
  }
  return sharedFindings(app, files, path, planned);
}

/** Told once, of every workload but the first. */
function sharedFindings(
  app: App,
  files: CheckedFiles,
  path: ObjectPath,
  planned: string | undefined,
): ObjectFinding[] {
  const [first] = sharingAppId(app, files);
  if (!first || files.apps.indexOf(first) > files.apps.indexOf(app)) {
    return [];
  }
  const other = planned !== undefined && planned !== app.appId;
  return [
    objectFinding('G12/app-id-shared', 'error', {
      path,
      title: `"${app.name}" has the app id of "${first.name}": Dapr takes both for one app and spreads calls and messages over them`,
      value: app.appId,
      fix: other
        ? `Set ${ANNOTATION_DAPR_APP_ID} to "${planned}", and let its callers and the scopes name it`
        : 'Give one of them another app id, and let its callers and the scopes name it',
      ...(other && {
        edit: { operations: [{ op: 'set', path, value: planned }] },
      }),
    }),
  ];
}
