import { get } from 'lodash';
import { badRequest } from '../errors/errors';
import { KindInfo } from '../kinds/KindInfo';
import { KubeObject } from '../meta/types';

export type FieldMatcher = (object: KubeObject) => boolean;

/** Fields other than metadata.name and metadata.namespace that a kind can be selected by, with their defaults. */
const SELECTABLE: Record<string, Record<string, string>> = {
  pods: {
    'spec.nodeName': '',
    'spec.restartPolicy': '',
    'spec.schedulerName': '',
    'spec.serviceAccountName': '',
    'spec.hostNetwork': 'false',
    'status.phase': '',
    'status.podIP': '',
    'status.nominatedNodeName': '',
  },
  events: {
    'involvedObject.kind': '',
    'involvedObject.namespace': '',
    'involvedObject.name': '',
    'involvedObject.uid': '',
    'involvedObject.apiVersion': '',
    'involvedObject.resourceVersion': '',
    'involvedObject.fieldPath': '',
    reason: '',
    reportingComponent: '',
    source: '',
    type: '',
  },
  secrets: { type: '' },
  namespaces: { 'status.phase': '' },
  nodes: { 'spec.unschedulable': 'false' },
  services: { 'spec.clusterIP': '', 'spec.type': '' },
  'replicasets.apps': { 'status.replicas': '0' },
  'jobs.batch': { 'status.successful': '0' },
};

/** Selectable names of events that are elsewhere in the object. */
const EVENT_ALIASES: Record<string, string> = {
  source: 'source.component',
};

/** Parses a `fieldSelector` query; throws the API server's 400 for a field the kind does not support. */
export function parseFieldSelector(text: string, kind: KindInfo): FieldMatcher {
  const terms = text
    .split(',')
    .map(term => term.trim())
    .filter(Boolean)
    .map(term => parseTerm(term, text, kind));
  return object => terms.every(matches => matches(object));
}

function parseTerm(term: string, whole: string, kind: KindInfo): FieldMatcher {
  const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(term);
  if (!match) {
    throw badRequest(
      `invalid selector: '${whole}'; can't understand '${term}'`,
    );
  }
  const [, field, operator, value] = match;
  const fallback = fallbackOf(field, kind);
  const path =
    kind.storage === 'events' ? EVENT_ALIASES[field] ?? field : field;
  return object =>
    (String(get(object, path) ?? fallback) === value) === (operator !== '!=');
}

function fallbackOf(field: string, kind: KindInfo): string {
  if (field === 'metadata.name') {
    return '';
  }
  if (field === 'metadata.namespace' && kind.namespaced) {
    return '';
  }
  const known = SELECTABLE[kind.storage]?.[field];
  if (known === undefined) {
    throw badRequest(
      kind.custom || SELECTABLE[kind.storage]
        ? `field label not supported: ${field}`
        : `${JSON.stringify(
            field,
          )} is not a known field selector: only "metadata.name", "metadata.namespace"`,
    );
  }
  return known;
}
