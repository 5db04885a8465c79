import { CheckContext } from '../components';
import { Finding, Severity } from '../../findings';
import { ProfileName } from '../../profiles';

/** A file as it was read. */
export type SourceFile = { path: string; text: string };

/** Where in an object something is: keys of maps, indices of lists. */
export type Path = ReadonlyArray<string | number>;

/** One change of a YAML document. `set` and `add` make the maps and lists that are missing on the way. */
export type EditOperation =
  | { op: 'set'; path: Path; value: unknown }
  | { op: 'add'; path: Path; value: unknown }
  | { op: 'remove'; path: Path };

/** A change that mends what a finding is about, without asking anybody anything. */
export type Edit = {
  operations: EditOperation[];
  /** What is left to do by hand, such as creating a Secret. */
  note?: string;
};

/** A finding about one object. */
export type ObjectFinding = Finding & { path: Path; edit?: Edit };

/** A finding and where it is: line and column count from 1, documents from 0. */
export type FileFinding = Finding & {
  file: string;
  line: number;
  column: number;
  document: number;
  edit?: Edit;
};

/** What is known around the files; what is absent is not judged. */
export type FileCheckContext = Pick<
  CheckContext,
  'tenant' | 'policy' | 'services' | 'claims'
> & {
  /** Virtual namespace of objects that name none, default `default`. */
  namespace?: string;
  /** How the tenant's Dapr resources reach the host, default `oss-hostmanaged`. */
  profile?: ProfileName;
  /** Version of the vcluster chart, default the profile's. */
  chartVersion?: string;
  /** Version of Dapr on the host. */
  daprVersion?: string;
  /** Names of Configurations on the host besides those in the files. */
  configurations?: ReadonlySet<string>;
  /** Names of Secrets known to be on the host besides those in the files. */
  secrets?: ReadonlySet<string>;
  /** Dapr Components in the host namespace of the files' objects, besides those in the files. */
  components?: CheckContext['others'];
};

/** Any object of YAML or JSON. */
export type JsonMap = { [key: string]: unknown };

/** True for a map, false for lists, scalars and null. */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, undefined when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => {
    const known =
      at !== null &&
      typeof at === 'object' &&
      Object.prototype.hasOwnProperty.call(at, part);
    return known ? (at as JsonMap)[part] : undefined;
  }, value);
}

/** A path as people write it: `spec.metadata[2].value`, `metadata.annotations["dapr.io/enabled"]`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') {
      return `${text}[${part}]`;
    }
    if (!/^[\w-]+$/.test(part)) {
      return `${text}[${JSON.stringify(part)}]`;
    }
    return text ? `${text}.${part}` : part;
  }, '');
}

/** Builds a finding about one object; its field is the path. */
export function objectFinding(
  ruleId: string,
  severity: Severity,
  parts: {
    path: Path;
    title: string;
    fix: string;
    /** Shown as evidence; never a secret. */
    value?: string;
    source?: string;
    edit?: Edit;
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
