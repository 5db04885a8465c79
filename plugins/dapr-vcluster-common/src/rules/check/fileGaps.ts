import { NotChecked } from '../../contract/notChecked';
import { objectsOf } from './checkFiles';
import { chartSources } from './model/chartSources';
import { SourceFile } from './model/context';
import { valueAt } from './model/paths';
import { valuesSources } from './model/valuesSources';
import { carriedValues } from './vcluster/carried';
import { parseFile } from './yaml/parse';

/** More say nothing new. */
const MAX_GAPS = 50;

/**
 * What a check of files leaves out, and why: values of the vcluster chart that an object takes from a place that is not
 * among the files, or that is not read.
 *
 * @public
 */
export function fileGaps(files: readonly SourceFile[]): NotChecked[] {
  const objects = files.map(parseFile).flatMap(objectsOf);
  const charts = chartSources(objects);
  const sources = valuesSources(objects);
  return objects
    .flatMap(({ file, value }) =>
      carriedValues(value, charts).flatMap(({ isPartial, others }) => {
        const name = valueAt(value, ['metadata', 'name']);
        const whose = [value.kind ?? 'the file', name && `"${name}"`]
          .filter(Boolean)
          .join(' ');
        if (isPartial && !others) {
          return [
            {
              what: `the values of the vcluster chart that ${whose} merges with those inside it (${file})`,
              why: 'Only those inside it are read.',
            },
          ];
        }
        return (others ?? []).flatMap(({ what, read }) => {
          const result = read(sources);
          return 'why' in result
            ? [
                {
                  what: `the values of the vcluster chart that ${whose} takes from ${what} (${file})`,
                  why: result.why,
                },
              ]
            : [];
        });
      }),
    )
    .slice(0, MAX_GAPS);
}
