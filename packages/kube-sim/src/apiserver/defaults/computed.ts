import { isRecord, JsonRecord } from '../meta/json';
import { childOf, fill, itemsOf } from './fill';

/** Defaults that follow from other fields of a pod's spec. */
export function podSpecDefaults(spec: JsonRecord): void {
  const account = spec.serviceAccountName || spec.serviceAccount;
  if (account) {
    spec.serviceAccountName = account;
    spec.serviceAccount ||= account;
  }
  for (const list of ['containers', 'initContainers']) {
    for (const container of itemsOf(spec, list)) {
      fill(container, { imagePullPolicy: pullPolicy(String(container.image)) });
    }
  }
  for (const volume of itemsOf(spec, 'volumes')) {
    if (Object.keys(volume).every(key => key === 'name')) {
      volume.emptyDir = {};
    }
  }
}

/** `Always` for the tag `latest` or none, `IfNotPresent` for every other tag and for digests. */
function pullPolicy(image: string): string {
  const tag = image.includes('@') ? 'digest' : /:([^/:]+)$/.exec(image)?.[1];
  return tag === undefined || tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/** Defaults that follow from other fields, by kind. */
export const computedDefaults: Record<string, (object: JsonRecord) => void> = {
  Pod: object => {
    for (const { resources } of itemsOf(
      childOf(object, 'spec'),
      'containers',
    )) {
      if (isRecord(resources) && isRecord(resources.limits)) {
        resources.requests = {
          ...resources.limits,
          ...(isRecord(resources.requests) ? resources.requests : {}),
        };
      }
    }
  },
  Service: object => {
    for (const port of itemsOf(childOf(object, 'spec'), 'ports')) {
      fill(port, { targetPort: port.port });
    }
  },
  // `stringData` is a way to write only: it ends up in `data`, encoded
  Secret: object => {
    if (isRecord(object.stringData)) {
      const data = childOf(object, 'data');
      for (const [key, value] of Object.entries(object.stringData)) {
        data[key] = Buffer.from(String(value)).toString('base64');
      }
      delete object.stringData;
    }
  },
  Namespace: object => {
    const metadata = childOf(object, 'metadata');
    if (typeof metadata.name === 'string' && metadata.name) {
      childOf(metadata, 'labels')['kubernetes.io/metadata.name'] =
        metadata.name;
    }
  },
  CustomResourceDefinition: object => {
    const names = childOf(childOf(object, 'spec'), 'names');
    if (typeof names.kind === 'string') {
      fill(names, {
        singular: names.kind.toLowerCase(),
        listKind: `${names.kind}List`,
      });
    }
  },
};
