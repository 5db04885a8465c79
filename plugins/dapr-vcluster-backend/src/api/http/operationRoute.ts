import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  Operation,
  OperationAnswer,
  OperationId,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { Request, RequestHandler, Response } from 'express';
import { retryAfterOf } from '../../platform/errors';
import { Operations, StreamedAnswer } from '../operations';
import { disconnectSignal } from './disconnectSignal';
import { sendSnapshot } from './etag';
import { jsonLineWriter } from './jsonLines';
import { readJsonBody } from './readJsonBody';

/** Handles the route of an operation: hands the request over, and sends what comes of it. */
export function operationRoute(
  id: OperationId,
  {
    operations,
    httpAuth,
  }: { operations: Operations; httpAuth: HttpAuthService },
): RequestHandler {
  return async (request, response) => {
    const call = operations.run(id, {
      credentials: allow => httpAuth.credentials(request, { allow }),
      path: request.params,
      query: request.query,
      body: () => readJsonBody(request, response),
      signal: disconnectSignal(response),
      // HEAD wants to know of an answer what there is without its lines.
      ...(request.method !== 'HEAD' && { sendLine: jsonLineWriter(response) }),
      origin: { request },
    });
    const answer = await call.catch(error => {
      const seconds = retryAfterOf(error);
      if (seconds !== undefined && !response.headersSent) {
        response.set('Retry-After', String(seconds));
      }
      throw error;
    });
    if (answer instanceof StreamedAnswer) {
      response.end();
    } else {
      send(id, request, response, answer);
    }
  };
}

function send(
  id: OperationId,
  request: Request,
  response: Response,
  answer: object,
): void {
  const { method, cache, created, file }: Operation = OPERATIONS[id];
  if (cache) {
    response.set('Cache-Control', cache);
  }
  if (file) {
    sendFile(response, answer as OperationAnswer<'exportSavings'>);
  } else if (method !== 'get') {
    const isNew =
      created && 'outcome' in answer && answer.outcome === 'created';
    response.status(isNew ? 201 : 200).json(answer);
  } else if (cache) {
    response.json(answer);
  } else {
    sendSnapshot(request, response, answer);
  }
}

/** The name consists of names of Kubernetes, which need no escaping. */
function sendFile(
  response: Response,
  { name, mediaType, text }: OperationAnswer<'exportSavings'>,
): void {
  response
    .attachment(name)
    .set('X-Content-Type-Options', 'nosniff')
    .type(mediaType)
    .send(text);
}
