import { Finding } from '../../findings';
import { ComponentCatalogue } from '../catalogue';
import {
  fieldsFit,
  secretsPresent,
  secretsReferred,
  typeKnown,
} from './fields';
import { nameUsable, oneActorStore, scopesNamed } from './identity';
import { errorsConsidered, initTimeoutReadable } from './robustness';
import {
  consumerGroupIsolates,
  keyPrefixIsolates,
  reachIsBounded,
} from './tenancy';
import { CheckContext, DaprComponentInput, Rule } from './types';

const RULES: readonly Rule[] = [
  nameUsable,
  typeKnown,
  scopesNamed,
  fieldsFit,
  secretsReferred,
  secretsPresent,
  keyPrefixIsolates,
  consumerGroupIsolates,
  reachIsBounded,
  oneActorStore,
  initTimeoutReadable,
  errorsConsidered,
];

const ORDER = { error: 0, warning: 1, info: 2 };

/**
 * Checks a Dapr Component against the catalogue and the guardrails of shared infrastructure.
 * Pure: the form, the routes and the actions give the same verdict. Errors come first; a severity of
 * `error` forbids the write.
 */
export function checkDaprComponent(
  component: DaprComponentInput,
  context: CheckContext,
  catalogue: ComponentCatalogue,
): Finding[] {
  const input = {
    component,
    context,
    spec: catalogue.find(component.type, component.version),
    knownVersions: catalogue.versionsOf(component.type),
  };
  return RULES.flatMap(rule => rule(input)).sort(
    (a, b) => ORDER[a.severity] - ORDER[b.severity],
  );
}
