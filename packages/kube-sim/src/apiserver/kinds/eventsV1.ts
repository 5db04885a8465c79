import { KubeObject } from '../meta/types';

/** events.k8s.io/v1 name of each field that core/v1 Event names otherwise. */
const CORE_NAME: Record<string, string> = {
  regarding: 'involvedObject',
  note: 'message',
  reportingController: 'reportingComponent',
  deprecatedFirstTimestamp: 'firstTimestamp',
  deprecatedLastTimestamp: 'lastTimestamp',
  deprecatedCount: 'count',
  deprecatedSource: 'source',
};
const V1_NAME = Object.fromEntries(
  Object.entries(CORE_NAME).map(([v1, core]) => [core, v1]),
);

/** How events.k8s.io/v1 Events share the table of core/v1 Events. */
export const EVENTS_V1 = {
  storage: 'events',
  storageApiVersion: 'v1',
  convert: {
    toStorage: (object: KubeObject) => rename(object, 'v1', CORE_NAME),
    fromStorage: (object: KubeObject) =>
      rename(object, 'events.k8s.io/v1', V1_NAME),
  },
};

function rename(
  object: KubeObject,
  apiVersion: string,
  names: Record<string, string>,
): KubeObject {
  const fields = Object.entries(object).map(([key, value]) => [
    names[key] ?? key,
    value,
  ]);
  return { ...Object.fromEntries(fields), apiVersion };
}
