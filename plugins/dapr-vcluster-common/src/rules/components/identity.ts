import { isObjectName } from '../../tenants';
import { Rule, finding, textOf, metadataItem } from './types';
import { isTruthy } from './values';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const APP_ID_MAX = 58;
const SCOPES_DOC =
  'https://docs.dapr.io/operations/components/component-scopes/';

/** G1: a Dapr Component without scopes is loaded by, and can stop, every sidecar of the host namespace. */
export const scopesNamed: Rule = ({ component }) => {
  if (component.scopes.length === 0) {
    return [
      finding('G1', 'error', {
        title:
          'The Dapr Component has no scopes, so every app of the tenant would load it',
        field: 'scopes',
        fix: 'List the app ids that may use it',
        source: SCOPES_DOC,
      }),
    ];
  }
  return component.scopes.flatMap((scope, index) =>
    DNS_LABEL.test(scope) && scope.length <= APP_ID_MAX
      ? []
      : [
          finding('G1', 'error', {
            title: `Scope "${scope}" is not an app id`,
            field: `scopes[${index}]`,
            value: scope,
            fix: `Use lower-case letters, digits and dashes, at most ${APP_ID_MAX} characters`,
            source: SCOPES_DOC,
          }),
        ],
  );
};

/** G9: the name is part of the app's request path and of keys, and must be free. */
export const nameUsable: Rule = ({ component, context }) => {
  const findings = [];
  if (!isObjectName(component.name)) {
    findings.push(
      finding('G9', 'error', {
        title: `"${component.name}" is not a usable name`,
        field: 'name',
        value: component.name,
        fix: 'Use lower-case letters, digits, dashes and dots, at most 253 characters',
      }),
    );
  }
  if (component.name === 'kubernetes') {
    findings.push(
      finding('G9', 'error', {
        title: 'The name "kubernetes" belongs to Dapr\'s built-in secret store',
        field: 'name',
        value: component.name,
        fix: 'Choose another name',
      }),
    );
  }
  if (context.others?.some(other => other.name === component.name)) {
    findings.push(
      finding('G9', 'error', {
        title: `A Dapr Component "${component.name}" already exists in this host namespace`,
        field: 'name',
        value: component.name,
        fix: 'Choose another name, or delete the other one first',
      }),
    );
  }
  return findings;
};

const isActorStore = (component: Parameters<typeof metadataItem>[0]) =>
  isTruthy(textOf(metadataItem(component, 'actorStateStore')) ?? '');

/** G9: a sidecar accepts one actor state store only. */
export const oneActorStore: Rule = ({ component, context }) => {
  if (!isActorStore(component)) {
    return [];
  }
  const rival = context.others?.find(
    other =>
      other.name !== component.name &&
      isActorStore(other) &&
      (other.scopes.length === 0 ||
        other.scopes.some(scope => component.scopes.includes(scope))),
  );
  return rival
    ? [
        finding('G9/actor-store', 'error', {
          title: `"${rival.name}" is already the actor state store of an app in scope`,
          field: 'metadata.actorStateStore',
          value: rival.name,
          fix: 'Keep one actor state store per app: narrow the scopes or drop the field',
          source:
            'https://docs.dapr.io/developing-applications/building-blocks/actors/howto-actors/',
        }),
      ]
    : [];
};
