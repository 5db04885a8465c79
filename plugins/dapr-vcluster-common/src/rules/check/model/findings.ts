import { Finding, Severity } from '../../../findings';
import { ObjectPath, pathText } from './paths';

/**
 * One change of a YAML document. `set` and `add` make the maps and lists that are missing on the way.
 *
 * @public
 */
export type EditOperation =
  | { op: 'set'; path: ObjectPath; value: unknown }
  | { op: 'add'; path: ObjectPath; value: unknown }
  | { op: 'remove'; path: ObjectPath };

/**
 * A change that fixes what a finding is about, without a decision of the user.
 *
 * @public
 */
export type TextEdit = {
  operations: EditOperation[];
  /** What is left to do by hand, such as creating a Secret. */
  note?: string;
};

/**
 * A finding about one object.
 *
 * @public
 */
export type ObjectFinding = Finding & { path: ObjectPath; edit?: TextEdit };

/**
 * A finding and where it is: line and column count from 1, documents from 0.
 *
 * @public
 */
export type FileFinding = Finding & {
  file: string;
  line: number;
  column: number;
  document: number;
  edit?: TextEdit;
};

/**
 * Builds a finding about one object; its field is the path.
 *
 * @public
 */
export function objectFinding(
  ruleId: string,
  severity: Severity,
  parts: {
    path: ObjectPath;
    title: string;
    fix: string;
    /** Shown as evidence; never a secret. */
    value?: string;
    source?: string;
    edit?: TextEdit;
  },
): ObjectFinding {
  const { value, ...rest } = parts;
  const field = pathText(parts.path);
  return {
    ruleId,
    severity,
    ...(field && { field }),
    evidence: value === undefined ? [] : [{ label: field || 'value', value }],
    ...rest,
  };
}
