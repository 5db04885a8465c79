import { IncomingMessage, ServerResponse } from 'node:http';
import { authenticate } from '../access/authenticate';
import { authorize, authorizePath } from '../access/authorize';
import { sleep } from '../../clock/Clock';
import { discover } from '../discovery/discover';
import { health } from '../discovery/health';
import { qualifiedStorage, routeResource } from '../handlers/route';
import { ServerContext } from '../context/ServerContext';
import { UserInfo } from '../meta/types';
import { readBody } from '../request/body';
import { methodNotAllowed, pathNotFound } from '../errors/errors';
import { isCoreOrBuiltin, UnknownPathError } from '../kinds/UnknownPathError';
import {
  parseResourcePath,
  ResourcePath,
  verbOf,
} from '../request/RequestInfo';
import { respondError, respondJson } from './respond';

/** Answers one HTTP request; never throws. */
export async function dispatch(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://localhost');
  const seen = { verb: 'get', resource: url.pathname, path: url.pathname };
  let user = 'system:anonymous';
  await context.faults.answering();
  try {
    const answer = health(context, url.pathname);
    if (answer) {
      response.setHeader('Content-Type', answer.type);
      response.end(answer.body);
      return;
    }
    const caller = authenticate(context, request.headers.authorization);
    user = caller.username;
    const path = parseResourcePath(url.pathname);
    if (path) {
      seen.verb = verbOf(request.method ?? '', path, url.searchParams) ?? 'get';
      seen.resource = qualifiedStorage(path);
      await answerResource(context, { request, response, url, path, caller });
    } else {
      answerPath(context, { response, url, caller });
    }
  } catch (error) {
    respondError(response, error);
  } finally {
    context.requests.add({ ...seen, user, code: response.statusCode });
  }
}

function answerPath(
  context: ServerContext,
  call: { response: ServerResponse; url: URL; caller: UserInfo },
): void {
  const fault = context.faults.take({ verb: 'get', path: call.url.pathname });
  if (fault) {
    throw fault;
  }
  authorizePath(context, call.caller, call.url.pathname);
  const body = discover(context, call.url.pathname);
  if (!body) {
    throw isCoreOrBuiltin(call.url.pathname)
      ? pathNotFound()
      : new UnknownPathError();
  }
  respondJson(call.response, 200, body);
}

async function answerResource(
  context: ServerContext,
  call: {
    request: IncomingMessage;
    response: ServerResponse;
    url: URL;
    path: ResourcePath;
    caller: UserInfo;
  },
): Promise<void> {
  const { request, response, url, path } = call;
  const method = request.method ?? 'GET';
  const verb = verbOf(method, path, url.searchParams);
  if (!verb) {
    throw methodNotAllowed();
  }
  const kind = context.kinds.find(path.group, path.version, path.plural);
  // read first: an error answered before the body is taken in would break the connection
  const body = await readBody(request);
  authorize(context, call.caller, verb, path);
  const target = { ...path, verb, path: url.pathname };
  const fault = context.faults.take(target);
  if (fault) {
    throw fault;
  }
  if (!kind) {
    throw isCoreOrBuiltin(url.pathname)
      ? pathNotFound()
      : new UnknownPathError();
  }
  const closed = new AbortController();
  response.on('close', () => closed.abort());
  if (verb === 'list') {
    await sleepIfSlow(context, context.faults.listDelay(target), closed.signal);
  }
  const warnings: string[] = [];
  const reply = await routeResource({
    context,
    kind,
    verb,
    path,
    url: url.pathname,
    method,
    query: url.searchParams,
    headers: request.headers,
    body,
    user: call.caller,
    response,
    signal: closed.signal,
    warnings,
  });
  if (reply) {
    respondJson(response, reply.code, reply.body, warnings);
  }
}

async function sleepIfSlow(
  context: ServerContext,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  if (milliseconds > 0) {
    await sleep(context.clock, milliseconds, signal);
  }
}
