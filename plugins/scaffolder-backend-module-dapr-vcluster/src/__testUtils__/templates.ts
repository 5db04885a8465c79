import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
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

/** The files beside a template, as the template editor sends them. */
export function templateFiles(
  name: string,
): { path: string; base64Content: string }[] {
  const folder = join(FOLDER, name);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => {
      const file = join(entry.parentPath, entry.name);
      return {
        path: relative(folder, file),
        base64Content: readFileSync(file).toString('base64'),
      };
    });
}
