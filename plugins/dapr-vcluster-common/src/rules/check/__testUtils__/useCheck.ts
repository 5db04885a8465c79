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
  const files = (sources: SourceFile[], around = context) =>
    checkFiles(sources, around, catalogue);
  const check = (text: string | string[], around = context) =>
    files(
      [text].flat().map((each, at) => ({ path: `${at}.yaml`, text: each })),
      around,
    );
  return {
    files,
    check,
    /** Findings as `line:rule:field`. */
    rules: (text: string | string[], around = context) =>
      check(text, around).map(f => `${f.line}:${f.ruleId}:${f.field}`),
  };
}
