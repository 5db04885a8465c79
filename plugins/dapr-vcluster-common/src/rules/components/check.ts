import { Finding } from '../../findings';
import { applyPolicy, policyFor } from '../guardrails';
import { ComponentCatalogue } from '../../componentCatalogue/types';
import { isNewerLine } from './isNewerLine';
import { fieldsFit } from './fields';
import { requiredGiven } from './required';
import { secretsPresent, secretsReferred } from './secrets';
import { typeKnown } from './typeKnown';
import { brokerUnclaimed } from './brokers';
import { backendAllowed, hostNotCaptured, reachIsBounded } from './backends';
import { typeIsBounded } from './deniedTypes';
import { nameUsable, oneActorStore, scopesNamed } from './identity';
import { errorsConsidered, initTimeoutReadable } from './robustness';
import { consumerGroupIsolates, keyPrefixIsolates } from './tenancy';
import { ComponentCheckContext, DaprComponentInput, Rule } from './types';

const RULES: readonly Rule[] = [
  nameUsable,
  typeKnown,
  scopesNamed,
  fieldsFit,
  requiredGiven,
  secretsReferred,
  secretsPresent,
  keyPrefixIsolates,
  consumerGroupIsolates,
  brokerUnclaimed,
  typeIsBounded,
  reachIsBounded,
  backendAllowed,
  hostNotCaptured,
  oneActorStore,
  initTimeoutReadable,
  errorsConsidered,
];

const ORDER = { error: 0, warning: 1, info: 2 };

/**
 * Checks a Dapr Component against the catalogue and the guardrails of shared infrastructure.
 * Pure: the form, the routes and the actions give the same findings, with the severities of the context's policy.
 * Errors come first; a severity of `error` forbids the write.
 *
 * @public
 */
export function checkDaprComponent(
  component: DaprComponentInput,
  context: ComponentCheckContext,
  catalogue: ComponentCatalogue,
): Finding[] {
  const input = {
    component,
    context,
    spec: catalogue.find(component.type, component.version),
    knownVersions: catalogue.versionsOf(component.type),
    knownTypes: catalogue.types,
    daprLine: catalogue.daprLine,
    isNewerDapr: isNewerLine(context.daprVersion, catalogue.daprLine),
  };
  const findings = RULES.flatMap(rule => rule(input));
  return applyPolicy(findings, policyFor(context)).sort(
    (a, b) => ORDER[a.severity] - ORDER[b.severity],
  );
}
