import {
  ComponentPreset,
  Finding,
  TenantContext,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  checkComponentPreset,
  checkDaprComponent,
  componentCheckContext,
  DaprComponentInput,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { limitFindings } from '../../platform/findings';
import { refuseErrors } from '../write/refuseErrors';

/** What a Dapr Component is evaluated by. */
export type ComponentCheck = {
  ref: TenantRef;
  context: TenantContext;
  catalogue: ComponentCatalogue;
  /** Component presets that the platform team offers. */
  presets: readonly ComponentPreset[];
};

/**
 * Applies the guardrails before a write, and the component preset if the request names one.
 *
 * @returns warnings and hints.
 * @throws InputError with all findings, its message and field those of the first error.
 */
export function checkComponent(
  component: DaprComponentInput,
  preset: string | undefined,
  { ref, context, catalogue, presets }: ComponentCheck,
): Finding[] {
  const findings = [
    ...(preset
      ? checkComponentPreset(component, preset, { presets, tenant: ref })
      : []),
    ...checkDaprComponent(
      component,
      componentCheckContext(fileCheckContext(context), component.name),
      catalogue,
    ),
  ];
  refuseErrors(findings);
  return limitFindings(findings);
}
