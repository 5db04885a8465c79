import {
  ANNOTATION_DECLARATION,
  DaprKind,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { authoredOf, declarationText, LEFT_OUT } from '../../inventory/edits';
import { Hidden, mask } from '../differences/mask';
import { secretNamesOf } from '../target/secretRefs';
import { Target } from '../target/target';

/** The Dapr resource that an object on the host comes from. */
export type Declared = {
  kind: DaprKind;
  /** With the references to Secrets by their names in the vcluster. */
  object: { spec?: unknown };
  target: Target;
  /** Whether a named value is sensitive by the rules of its type. */
  sensitive(name: string): boolean;
};

/**
 * An object that is registered on the host, with what was declared in an annotation, so that an edit on the host can be told
 * and undone. Values that may be secret are left out. Objects in a vcluster stay as they are: the copy on the host shows
 * what became of them.
 */
export function withDeclaration<T extends KubeObject>(
  object: T,
  { kind, object: declared, target, sensitive }: Declared,
): T {
  if (target.side === 'virtual') {
    return object;
  }
  const secretNames = Object.fromEntries(
    secretNamesOf(declared).map(name => [target.hostSecret(name).name, name]),
  );
  const text = declarationText({
    ...leaveOutHidden(mask(kind, authoredOf(object), sensitive)),
    secretNames,
  });
  if (text === undefined) {
    return object;
  }
  const annotations = {
    ...object.metadata.annotations,
    [ANNOTATION_DECLARATION]: text,
  };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** Whether an object lacks the declaration that it would be written with, as it was registered before declarations were kept. */
export function lacksDeclaration(
  present: KubeObject,
  wanted: KubeObject,
): boolean {
  const [has, would] = [present, wanted].map(
    ({ metadata: { annotations } }) =>
      annotations?.[ANNOTATION_DECLARATION] !== undefined,
  );
  return would && !has;
}

/** Objects that were registered before declarations were kept are the same as those with one. */
export function withoutDeclaration({
  metadata,
  ...object
}: KubeObject): KubeObject {
  const { [ANNOTATION_DECLARATION]: _, ...annotations } =
    metadata.annotations ?? {};
  return { ...object, metadata: { ...metadata, annotations } };
}

function leaveOutHidden<T>(value: T): T {
  if (value instanceof Hidden) {
    return LEFT_OUT as T;
  }
  if (Array.isArray(value)) {
    return value.map(leaveOutHidden) as T;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, leaveOutHidden(inner)]),
    ) as T;
  }
  return value;
}
