import { ServerResponse } from 'node:http';
import { ApiError } from '../errors/ApiError';
import { UnknownPathError } from '../kinds/UnknownPathError';
import { internal } from '../errors/errors';

/** Sends a JSON answer; `warnings` become `Warning` headers as kubectl prints them. */
export function respondJson(
  response: ServerResponse,
  code: number,
  body: object | string,
  warnings: string[] = [],
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (warnings.length > 0) {
    response.setHeader(
      'Warning',
      warnings.map(warning => `299 - ${JSON.stringify(warning)}`),
    );
  }
  response.writeHead(code, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Sends an error as a Status; anything that is no ApiError is a 500. */
export function respondError(response: ServerResponse, error: unknown): number {
  if (error instanceof UnknownPathError) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('404 page not found\n');
    return 404;
  }
  const failure =
    error instanceof ApiError ? error : internal((error as Error).message);
  if (response.headersSent) {
    response.destroy();
    return failure.code;
  }
  Object.entries(failure.headers).forEach(([name, value]) =>
    response.setHeader(name, value),
  );
  respondJson(response, failure.code, failure.toStatus());
  return failure.code;
}
