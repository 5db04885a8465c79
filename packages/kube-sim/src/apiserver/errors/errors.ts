import { ApiError, StatusCause } from './ApiError';

/** What errors name: the resource in plural and its API group ('' for core). */
export type ResourceName = {
  group: string;
  plural: string;
};

/** `pods` or `deployments.apps`, as Kubernetes prints a resource. */
export function qualified(resource: ResourceName): string {
  return resource.group
    ? `${resource.plural}.${resource.group}`
    : resource.plural;
}

function details(resource: ResourceName, name?: string) {
  return {
    ...(name ? { name } : {}),
    ...(resource.group ? { group: resource.group } : {}),
    kind: resource.plural,
  };
}

export function notFound(resource: ResourceName, name: string): ApiError {
  return new ApiError(
    404,
    'NotFound',
    `${qualified(resource)} "${name}" not found`,
    details(resource, name),
  );
}

/** The answer to a path that no API serves. */
export function pathNotFound(): ApiError {
  return new ApiError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    {},
  );
}

/** @param deleting - whether the one that is there is on its way out */
export function alreadyExists(
  resource: ResourceName,
  name: string,
  deleting = false,
): ApiError {
  return new ApiError(
    409,
    'AlreadyExists',
    `${deleting ? 'object is being deleted: ' : ''}${qualified(
      resource,
    )} "${name}" already exists`,
    details(resource, name),
  );
}

export function conflict(
  resource: ResourceName,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
): ApiError {
  return new ApiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`,
    details(resource, name),
  );
}

/** 422 with one cause per bad field, message composed as Kubernetes does. */
export function invalid(
  kind: { group: string; kind: string },
  name: string,
  causes: StatusCause[],
): ApiError {
  const texts = [...new Set(causes.map(c => `${c.field}: ${c.message}`))];
  const list = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  const what = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
  return new ApiError(422, 'Invalid', `${what} "${name}" is invalid: ${list}`, {
    ...(name ? { name } : {}),
    ...(kind.group ? { group: kind.group } : {}),
    kind: kind.kind,
    causes,
  });
}

/** 422 for a bad query parameter: `CreateOptions.meta.k8s.io "" is invalid: …`. */
export function invalidOptions(kind: string, cause: StatusCause): ApiError {
  return invalid({ group: 'meta.k8s.io', kind }, '', [cause]);
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, 'BadRequest', message);
}

export function unauthorized(): ApiError {
  return new ApiError(401, 'Unauthorized', 'Unauthorized');
}

export function forbidden(
  resource: ResourceName,
  name: string,
  why: string,
  causes?: StatusCause[],
): ApiError {
  return new ApiError(
    403,
    'Forbidden',
    `${qualified(resource)} ${name ? `"${name}" ` : ''}is forbidden: ${why}`,
    { ...details(resource, name), ...(causes ? { causes } : {}) },
  );
}

export function methodNotAllowed(): ApiError {
  return new ApiError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );
}

/** 410 `Expired`: what a watch or a `continue` token gets once its history is gone. */
export function expired(message: string): ApiError {
  return new ApiError(410, 'Expired', message);
}

/** 504: a version that this server has not reached, as clients of a restored server may hold. */
export function versionTooLarge(wanted: number, current: number): ApiError {
  return new ApiError(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${wanted}, current: ${current}`,
    {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  );
}

export function unsupportedMediaType(accepted: string[]): ApiError {
  return new ApiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  );
}

export function internal(message: string): ApiError {
  return new ApiError(
    500,
    'InternalError',
    `Internal error occurred: ${message}`,
    { causes: [{ message }] },
  );
}
