import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  checkFiles,
  FileCheckContext,
  FileFinding,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import { readInput } from './readInput';

/** Findings of `dapr:check` on the file of an input, for the tenant `team-a`. */
export async function checkInput(
  name: string,
  context: FileCheckContext = {},
): Promise<FileFinding[]> {
  return checkFiles(
    [readInput(name)],
    { tenant: { name: 'team-a' }, ...context },
    await loadComponentCatalogue(),
  );
}

/** Findings as `severity rule field`. */
export function summary(findings: readonly FileFinding[]): string[] {
  return findings.map(({ severity, ruleId, field }) =>
    [severity, ruleId, field].filter(Boolean).join(' '),
  );
}

/** Findings that forbid a write. */
export function errorsOf(findings: readonly FileFinding[]): FileFinding[] {
  return findings.filter(({ severity }) => severity === 'error');
}
