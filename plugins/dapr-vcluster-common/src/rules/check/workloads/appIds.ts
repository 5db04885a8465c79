import { appIdProblem, MAX_APP_ID_LENGTH } from '../../injection';
import {
  App,
  CheckedFiles,
  isSameObject,
  sharesHostNamespace,
} from '../model/checkedFiles';
import { valueAt } from '../model/paths';

/** A name for an app that a person would choose: its label, or the workload's name without its kind. */
function naturalId(app: App): string {
  const template = app.annotations.slice(0, -1);
  const label = valueAt(app.source.value, [
    ...template,
    'labels',
    'app.kubernetes.io/name',
  ]);
  const name = typeof label === 'string' ? label : app.name;
  return name
    .replace(/-(deployment|statefulset)$/, '')
    .slice(0, MAX_APP_ID_LENGTH);
}

/** Apps whose sidecars Dapr takes for replicas of this one: the same app id in one host namespace. */
export function sharingAppId(app: App, files: CheckedFiles): App[] {
  return files.apps.filter(
    other =>
      other !== app &&
      !isSameObject(other.source, app.source, files.context) &&
      app.appId !== undefined &&
      other.appId === app.appId &&
      sharesHostNamespace(files.context, other.namespace, app.namespace),
  );
}

/**
 * The app ids after fixing: the first workload keeps a shared one, the others and those without one get the name of
 * their app. An app whose id cannot be chosen for it is left out.
 */
export function plannedAppIds(files: CheckedFiles): Map<App, string> {
  const planned = new Map<App, string>();
  const taken = new Set(files.apps.map(app => app.appId));
  const given = new Set<string>();
  for (const app of files.apps) {
    const mine = app.appId;
    if (mine !== undefined && !appIdProblem(mine) && !given.has(mine)) {
      given.add(mine);
      planned.set(app, mine);
      continue;
    }
    const isTwin = mine !== undefined && sharingAppId(app, files).length > 0;
    if (mine !== undefined && !isTwin) {
      if (!appIdProblem(mine)) {
        planned.set(app, mine);
      }
      continue;
    }
    const choice = naturalId(app);
    if (!appIdProblem(choice) && !taken.has(choice)) {
      taken.add(choice);
      planned.set(app, choice);
    }
  }
  return planned;
}
