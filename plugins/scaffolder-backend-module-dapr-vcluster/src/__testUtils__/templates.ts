import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const FOLDER = resolve(__dirname, '../../../../templates');

/** The templates of this repository, as in the catalog. */
export function readTemplates(): TemplateEntityV1beta3[] {
  return readdirSync(FOLDER).map(name => {
    const file = join(FOLDER, name, 'template.yaml');
    const entity: TemplateEntityV1beta3 = parse(readFileSync(file, 'utf8'));
    const location = `file:${pathToFileURL(file).pathname}`;
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        namespace: 'default',
        annotations: {
          'backstage.io/managed-by-location': location,
          'backstage.io/source-location': location,
        },
      },
    };
  });
}
