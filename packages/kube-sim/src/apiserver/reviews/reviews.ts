import { userOfToken } from '../access/authenticate';
import { isAllowed } from '../access/authorize';
import { ResourceAttributes } from '../authz/attributes';
import { mediaType, parseBody } from '../request/body';
import { badRequest } from '../errors/errors';
import { isRecord, JsonRecord } from '../meta/json';
import { ApiCall, Handler, Reply } from '../context/ServerContext';
import { UserInfo } from '../meta/types';

/** Kinds that are questions: created, answered in `status`, never stored. */
export const REVIEWS: Record<string, Handler> = {
  TokenReview: tokenReview,
  SelfSubjectReview: async call => answered(call, { userInfo: call.user }),
  SelfSubjectAccessReview: async call =>
    answered(call, decision(call, call.user)),
  SubjectAccessReview: async call =>
    answered(call, decision(call, subjectOf(call))),
};

async function tokenReview(call: ApiCall): Promise<Reply> {
  const token = specOf(call).token;
  if (typeof token !== 'string' || token === '') {
    throw badRequest('spec.token: Required value: a TokenReview needs a token');
  }
  const user = userOfToken(call.context, token);
  return answered(
    call,
    user
      ? {
          authenticated: true,
          user,
          audiences: specOf(call).audiences ?? [
            'https://kubernetes.default.svc.cluster.local',
          ],
        }
      : { user: {}, error: 'invalid bearer token' },
  );
}

function decision(call: ApiCall, user: UserInfo): JsonRecord {
  const { resourceAttributes, nonResourceAttributes } = specOf(call);
  if (isRecord(nonResourceAttributes)) {
    const { verb, path } = nonResourceAttributes;
    return verdict(
      call.context.rbac.allowsPath(user, String(verb), String(path)),
    );
  }
  if (!isRecord(resourceAttributes)) {
    throw badRequest(
      'spec: Invalid value: exactly one of nonResourceAttributes or resourceAttributes must be specified',
    );
  }
  const wanted = attributes(resourceAttributes);
  return verdict(
    isAllowed(call.context, user, wanted),
    call.context.rbac.reason(user, wanted),
  );
}

function verdict(allowed: boolean, reason?: string): JsonRecord {
  return { allowed, ...(reason ? { reason } : {}) };
}

function attributes(given: JsonRecord): ResourceAttributes {
  const text = (field: string) =>
    typeof given[field] === 'string' ? (given[field] as string) : '';
  const resource = text('subresource')
    ? `${text('resource')}/${text('subresource')}`
    : text('resource');
  return {
    verb: text('verb'),
    group: text('group'),
    resource,
    namespace: text('namespace') || undefined,
    name: text('name') || undefined,
  };
}

function subjectOf(call: ApiCall): UserInfo {
  const { user, groups, uid } = specOf(call);
  if (!user && !groups) {
    throw badRequest(
      'spec.user: Invalid value: "": at least one of user or group must be specified',
    );
  }
  return {
    username: String(user ?? ''),
    groups: Array.isArray(groups) ? groups.map(String) : [],
    ...(typeof uid === 'string' ? { uid } : {}),
  };
}

function specOf(call: ApiCall): JsonRecord {
  const body = bodyOf(call);
  return isRecord(body.spec) ? body.spec : {};
}

function bodyOf(call: ApiCall): JsonRecord {
  const body = parseBody(call.body, mediaType(call.headers['content-type']));
  return isRecord(body) ? body : {};
}

function answered(call: ApiCall, status: JsonRecord): Reply {
  const { kind } = call;
  return {
    code: 201,
    body: {
      kind: kind.kind,
      apiVersion: `${kind.group}/${kind.version}`,
      metadata: {},
      spec: specOf(call),
      status,
    },
  };
}
