import {
  checkComponentPreset,
  checkDaprComponent,
  ComponentPreset,
  DaprComponentInput,
  Finding,
  GuardrailPolicy,
  hasErrors,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { invalid } from '../errors';
import { KubeClient, ObjectRef, RESOURCES } from '../hosts';
import { getIfPresent } from '../writes';
import { ComponentObject } from './render';
import { Sides } from './sides';
import { Target } from './target';

/**
 * Applies the guardrails before a write.
 *
 * @returns warnings and hints.
 * @throws InputError with all findings, its message and field those of the first error.
 */
export async function checkComponent(
  sides: Sides,
  ref: TenantRef,
  component: DaprComponentInput,
  around: {
    target: Target;
    secrets: ReadonlySet<string>;
    policy?: GuardrailPolicy;
    /** The preset it claims to be, and those there are. */
    claim?: '' | { preset: string; presets?: readonly ComponentPreset[] };
  },
): Promise<Finding[]> {
  const { name, namespace } = around.target.component;
  const neighbours = await sides.on(around.target.side, client =>
    client.list<ComponentObject>(RESOURCES.components, { namespace }),
  );
  const findings = checkDaprComponent(
    component,
    {
      tenant: ref,
      secrets: around.secrets,
      policy: around.policy,
      others: neighbours.items
        .filter(({ metadata }) => metadata.name !== name)
        .map(({ metadata, spec, scopes = [] }) => ({
          name: metadata.name,
          metadata: spec.metadata ?? [],
          scopes,
        })),
    },
    await loadComponentCatalogue(),
  );
  const { claim } = around;
  const bent = claim
    ? checkComponentPreset(component, claim.preset, {
        presets: claim.presets ?? [],
        tenant: ref,
      })
    : [];
  const all = [...bent, ...findings];
  refuseErrors(all);
  return all;
}

/** @throws InputError when one of the findings forbids a write. */
export function refuseErrors(findings: Finding[], where = ''): void {
  if (!hasErrors(findings)) return;
  const [first] = findings;
  throw invalid(
    `${where}${first.field ? `${first.field}: ` : ''}${first.title}`,
    {
      field: first.field,
      fix: /[.?!]$/.test(first.fix) ? first.fix : `${first.fix}.`,
      findings,
    },
  );
}

/** Names of the Secrets a Component refers to that exist in its virtual namespace. */
export async function secretsInVcluster(
  virtual: KubeClient,
  namespace: string,
  component: DaprComponentInput,
): Promise<Set<string>> {
  const names = referredSecrets(component);
  const found = await Promise.all(
    names.map(async name => {
      const ref: ObjectRef = { namespace, name };
      return (await getIfPresent(virtual, RESOURCES.secrets, ref)) && name;
    }),
  );
  return new Set(found.filter((name): name is string => name !== undefined));
}

/** Names of the Secrets a Component refers to. */
export function referredSecrets(component: DaprComponentInput): string[] {
  const names = component.metadata.flatMap(({ secretKeyRef }) =>
    secretKeyRef ? [secretKeyRef.name] : [],
  );
  return [...new Set(names)];
}
