import { z } from 'zod/v3';
import { ComponentCatalogue } from '../../../componentCatalogue/types';
import { checkDaprComponent } from '../../components';
import { auth, nameValue, root, scopes, text } from '../shape/parts';
import { componentContext } from '../componentContext';
import { shapeFindings } from '../shape/shape';
import {
  CheckedObject,
  namespaceOf,
  sharesHostNamespace,
  Surroundings,
} from '../surroundings';
import { ObjectFinding, pathText } from '../types';
import { componentEdit } from './componentEdit';
import { componentInput } from './componentInput';
import { manifestPath } from './componentPath';

const schema = z
  .object({
    ...root,
    spec: z
      .object({
        type: text(),
        version: text(),
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
  'spec.version': ['G5'],
  'metadata.name': ['G9'],
};

/** Checks a manifest of a Dapr Component: its shape, then the guardrails on what can be read of it. */
export function checkComponentObject(
  source: CheckedObject,
  around: Surroundings,
  catalogue: ComponentCatalogue,
): ObjectFinding[] {
  const object = source.value;
  const { context } = around;
  const shape = shapeFindings(schema, object);
  const said = new Set(
    shape.flatMap(({ field = '' }) => SAID_BY_SHAPE[field] ?? []),
  );
  const namespace = namespaceOf(object, context);
  const input = componentInput(object);
  const known = componentContext(context, input.name);
  const findings = checkDaprComponent(
    input,
    {
      ...known,
      secrets: known.secrets && new Set([...known.secrets, ...around.secrets]),
      services: around.services,
      others: [
        ...(known.others ?? []),
        ...around.components
          .filter(
            other =>
              other.source !== source &&
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
    ...findings
      .filter(({ ruleId }) => !said.has(ruleId))
      .map(finding => {
        const path = manifestPath(object, finding.field);
        const field = finding.field?.startsWith('metadata.')
          ? `spec.${finding.field}`
          : pathText(path);
        const edit = componentEdit(source, finding, around, catalogue);
        return { ...finding, field, path, ...(edit && { edit }) };
      }),
  ];
}
