import { EditOperation, ObjectFinding } from './findings';
import { ObjectPath, pathText } from './paths';

/** A finding about an object, as a finding about the document that has the object at a path. */
export function inside(
  at: ObjectPath,
  { field, path, edit, ...finding }: ObjectFinding,
): ObjectFinding {
  if (at.length === 0) {
    return { ...finding, path, ...(field && { field }), ...(edit && { edit }) };
  }
  return {
    ...finding,
    path: [...at, ...path],
    field: field ? `${pathText(at)}.${field}` : pathText(at),
    ...(edit && {
      edit: {
        ...edit,
        operations: edit.operations.map(
          (operation): EditOperation => ({
            ...operation,
            path: [...at, ...operation.path],
          }),
        ),
      },
    }),
  };
}
