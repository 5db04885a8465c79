import { Config } from '@backstage/config';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  ComponentPreset,
  componentPresetSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  checkDaprComponent,
  presetMetadata,
} from 'backstage-plugin-dapr-vcluster-common/rules';

const KEY = 'daprVcluster.componentPresets';

/**
 * Reads `daprVcluster.componentPresets`.
 *
 * @throws Error naming the key and the fix; the backend does not start then.
 */
export function readComponentPresets(root: Config): ComponentPreset[] {
  const given = root.getOptional(KEY) ?? [];
  if (!Array.isArray(given)) {
    throw new Error(`${KEY} is not a list`);
  }
  const presets = given.map((entry, index) => {
    const parsed = componentPresetSchema.safeParse({
      description: '',
      metadata: [],
      ...(isRecord(entry) && { title: entry.name, ...entry }),
    });
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      const at = path.map(part => `.${part}`).join('');
      throw new Error(`${KEY}[${index}]${at}: ${message}`);
    }
    assertOneSource(parsed.data, `${KEY}[${index}]`);
    return parsed.data;
  });
  const names = presets.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new Error(`${KEY} has two presets called "${twice}"`);
  }
  return presets;
}

function isRecord(entry: unknown): entry is Record<string, unknown> {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}

function assertOneSource({ metadata }: ComponentPreset, at: string): void {
  metadata.forEach(({ value, secretKeyRef }, index) => {
    if ((value === undefined) === (secretKeyRef === undefined)) {
      throw new Error(
        `${at}.metadata[${index}] needs exactly one of value and secretKeyRef`,
      );
    }
  });
}

/**
 * Checks presets against the catalogue: one that no tenant could register is the platform team's mistake, not theirs.
 *
 * @throws Error naming the preset and what is wrong with it.
 */
export function assertUsableComponentPresets(
  presets: readonly ComponentPreset[],
  catalogue: ComponentCatalogue,
): void {
  presets.forEach((preset, index) => {
    const [problem] = checkDaprComponent(
      {
        name: preset.name,
        type: preset.type,
        version: preset.version,
        metadata: presetMetadata(preset, 'tenant'),
        scopes: ['app'],
        ignoreErrors: false,
      },
      { tenant: { name: 'tenant' } },
      catalogue,
    ).filter(
      ({ severity, ruleId, field = '' }) =>
        severity === 'error' && isAboutWhatIsFixed(preset, ruleId, field),
    );
    if (problem) {
      throw new Error(
        `${KEY}[${index}] ("${preset.name}"): ${problem.title}. ${problem.fix}`,
      );
    }
  });
}

/** What a preset leaves open its tenants fill in. */
function isAboutWhatIsFixed(
  { metadata }: ComponentPreset,
  ruleId: string,
  field: string,
): boolean {
  if (ruleId === 'G6/required') {
    return false;
  }
  const [, open] = /^metadata\.(.+)$/.exec(field) ?? [];
  return (
    open === undefined ||
    metadata.some(({ name }) => name.toLowerCase() === open.toLowerCase())
  );
}
