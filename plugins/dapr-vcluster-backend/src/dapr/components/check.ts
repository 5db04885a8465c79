import {
  checkComponentPreset,
  checkDaprComponent,
  componentContext,
  ComponentPreset,
  DaprComponentInput,
  Finding,
  hasErrors,
  Surroundings,
  tenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { invalid } from '../../platform/errors';

/**
 * Applies the guardrails before a write.
 *
 * @returns warnings and hints.
 * @throws InputError with all findings, its message and field those of the first error.
 */
export async function checkComponent(
  ref: TenantRef,
  component: DaprComponentInput,
  around: {
    surroundings: Surroundings;
    /** The preset it claims to be, and those there are. */
    claim?: '' | { preset: string; presets?: readonly ComponentPreset[] };
  },
): Promise<Finding[]> {
  const findings = checkDaprComponent(
    component,
    componentContext(tenantContext(around.surroundings), component.name),
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
  if (!hasErrors(findings)) {
    return;
  }
  const first = findings.find(({ severity }) => severity === 'error')!;
  throw invalid(
    `${where}${first.field ? `${first.field}: ` : ''}${first.title}`,
    {
      field: first.field,
      fix: /[.?!]$/.test(first.fix) ? first.fix : `${first.fix}.`,
      findings,
    },
  );
}

/** Names of the Secrets a Component refers to. */
export function referredSecrets(component: DaprComponentInput): string[] {
  const names = component.metadata.flatMap(({ secretKeyRef }) =>
    secretKeyRef ? [secretKeyRef.name] : [],
  );
  return [...new Set(names)];
}
