import { z } from 'zod/v3';
import { ComponentCatalogue } from '../../../componentCatalogue/types';
import { checkDaprComponent } from '../../components';
import { auth, nameValue, root, scopes, text } from '../shape/parts';
import { componentCheckContext } from '../model/componentCheckContext';
import { shapeFindings } from '../shape/shape';
import {
  CheckedObject,
  namespaceOf,
  isSameObject,
  sharesHostNamespace,
  CheckedFiles,
} from '../model/checkedFiles';
import { ObjectFinding, objectFinding } from '../model/findings';
import { pathText } from '../model/paths';
import { componentEdit } from './componentEdit';
import { componentInput } from '../model/componentInput';
import { manifestPath } from './componentPath';

const schema = z
  .object({
    ...root,
    spec: z
      .object({
        type: text(),
        version: z.string(),
        metadata: z.array(nameValue),
        ignoreErrors: z.boolean().optional(),
        initTimeout: z.string().optional(),
      })
      .strict(),
    scopes,
    auth,
  })
  .strict();

/** Rules whose complaint about a missing part the shape has made already. */
const SAID_BY_SHAPE: Record<string, string[]> = {
  'spec.type': ['G5', 'G6/required'],
  spec: ['G5'],
  'spec.version': ['G5'],
  'metadata.name': ['G9'],
  metadata: ['G9'],
};

/** Checks a manifest of a Dapr Component: its shape, then the guardrails on what can be read of it. */
export function checkComponentObject(
  source: CheckedObject,
  files: CheckedFiles,
  catalogue: ComponentCatalogue,
): ObjectFinding[] {
  const object = source.value;
  const { context } = files;
  const shape = shapeFindings(schema, object);
  const said = new Set(
    shape.flatMap(({ field = '' }) => SAID_BY_SHAPE[field] ?? []),
  );
  const namespace = namespaceOf(object, context);
  const input = componentInput(object);
  const known = componentCheckContext(context, input.name);
  const findings = checkDaprComponent(
    input,
    {
      ...known,
      secrets: known.secrets && new Set([...known.secrets, ...files.secrets]),
      services: files.services,
      others: [
        ...(known.others ?? []),
        ...files.components
          .filter(
            other =>
              other.source !== source &&
              !isSameObject(other.source, source, context) &&
              sharesHostNamespace(
                context,
                namespaceOf(other.source.value, context),
                namespace,
              ),
          )
          .map(other => other.input),
      ],
      // Severities are given once, to all findings of a file.
      policy: context.policy && { ...context.policy, rules: {} },
    },
    catalogue,
  );
  return [
    ...shape,
    ...givenTwice(source, files),
    ...findings
      .filter(({ ruleId }) => !said.has(ruleId))
      .map(finding => {
        const path = manifestPath(object, finding.field);
        const field = finding.field?.startsWith('metadata.')
          ? `spec.${finding.field}`
          : pathText(path);
        const edit = componentEdit(source, finding, files, catalogue);
        return { ...finding, field, path, ...(edit && { edit }) };
      }),
  ];
}

/** G9: files for several environments in one folder are no mistake, but cannot all be applied. */
function givenTwice(
  source: CheckedObject,
  { components, context }: CheckedFiles,
): ObjectFinding[] {
  const other = components.find(
    each =>
      each.source !== source && isSameObject(each.source, source, context),
  );
  return other
    ? [
        objectFinding('G9', 'warning', {
          path: ['metadata', 'name'],
          title: `Dapr Component "${other.input.name}" is in ${
            other.source.file === source.file ? 'this file' : other.source.file
          } too: the one that is applied last replaces the other`,
          value: other.input.name,
          fix: 'Keep one of them, or apply only the files of one environment',
        }),
      ]
    : [];
}
