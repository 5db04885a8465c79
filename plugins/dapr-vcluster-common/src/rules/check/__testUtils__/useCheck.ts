import { ComponentCatalogue } from '../../../componentCatalogue/types';
import { loadComponentCatalogue } from '../../../componentCatalogue/load';
import { checkFiles } from '../checkFiles';
import { SourceFile } from '../model/context';
import { context } from './samples';

/** Checks texts as files `0.yaml`, `1.yaml`, …, for a `describe` block. */
export function useCheck() {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const files = (sources: SourceFile[], given = context) =>
    checkFiles(sources, given, catalogue);
  const check = (text: string | string[], given = context) =>
    files(
      [text].flat().map((each, at) => ({ path: `${at}.yaml`, text: each })),
      given,
    );
  return {
    files,
    check,
    /** Findings as `line:rule:field`. */
    rules: (text: string | string[], given = context) =>
      check(text, given).map(f => `${f.line}:${f.ruleId}:${f.field}`),
  };
}
