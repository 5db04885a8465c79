import { z } from 'zod/v3';
import { root, scopes, text } from '../shape/parts';
import { shapeFindings } from '../shape/shape';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { ObjectFinding } from '../model/findings';
import { scopesFindings } from './scopes';

const EVENTS = [
  'activity.started',
  'activity.completed',
  'workflow.started',
  'workflow.completed',
  'event.raised',
] as const;

const OPERATIONS = [
  'schedule',
  'terminate',
  'raise',
  'pause',
  'resume',
  'purge',
  'get',
  'rerun',
] as const;

const name = () =>
  text().refine(value => value.length <= 256, {
    message: 'is longer than 256 characters',
    params: { fix: 'Shorten it' },
  });

const atMost = <T extends z.ZodTypeAny>(item: T, most: number) =>
  z.array(item).refine(list => list.length <= most, {
    message: `has more than ${most} entries`,
    params: { fix: 'Split it over several rules or policies' },
  });

const filled = {
  message: 'is empty',
  params: { fix: 'Give it at least one entry' },
};

/** Dapr 1.18 has no `requires` yet; its CRD drops it. */
const requires = atMost(
  z.object({ appID: name(), eventType: z.enum(EVENTS), name: name() }).strict(),
  20,
).optional();

const workflow = z
  .object({
    name: name(),
    operations: z
      .array(z.enum(OPERATIONS))
      .refine(list => list.length > 0, filled)
      .refine(list => new Set(list).size === list.length, {
        message: 'has an operation twice',
        params: { fix: 'Name each operation once' },
      }),
    requires,
  })
  .strict()
  .refine(
    rule =>
      !rule.requires?.length ||
      (rule.operations.length === 1 && rule.operations[0] === 'schedule'),
    {
      message: 'has requires and another operation than "schedule"',
      params: {
        fix: 'Put "schedule" with its requires into a rule of its own',
      },
    },
  );

const rule = z
  .object({
    callers: atMost(z.object({ appID: name() }).strict(), 100).refine(
      list => list.length > 0,
      filled,
    ),
    workflows: atMost(workflow, 100).optional(),
    activities: atMost(
      z.object({ name: name(), requires }).strict(),
      100,
    ).optional(),
  })
  .strict()
  .refine(each => each.workflows?.length || each.activities?.length, {
    message: 'allows neither workflows nor activities',
    params: { fix: 'Add workflows or activities' },
  });

/** The fields and rules of the CRD of Dapr 1.18 and newer (`workflowaccesspolicy.yaml`). */
const schema = z
  .object({
    ...root,
    spec: z
      .object({ rules: atMost(rule, 100).optional() })
      .strict()
      .optional(),
    scopes,
  })
  .strict();

/** Checks a WorkflowAccessPolicy. */
export function checkWorkflowAccessPolicy(
  { value }: CheckedObject,
  files: CheckedFiles,
): ObjectFinding[] {
  return [...shapeFindings(schema, value), ...scopesFindings(value, files)];
}
