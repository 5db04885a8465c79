import express, { Request, Response } from 'express';
import { invalid } from '../../platform/errors';

const LIMIT = '2mb';
const parse = express.json({ limit: LIMIT });

/** Reads and parses the body; only for callers who may send one. @throws InputError without the body's text. */
export async function readJsonBody(
  request: Request,
  response: Response,
): Promise<unknown> {
  await new Promise<void>((resolve, reject) => {
    parse(request, response, error =>
      error ? reject(withoutBody(error)) : resolve(),
    );
  });
  return request.body;
}

/** Errors of the parser carry the body itself, which may hold secrets: the caller gets their kind only. */
function withoutBody(error: { type?: string; body?: unknown }): unknown {
  if (error.type === 'entity.too.large') {
    return invalid('The request body is too large', { fix: 'Split it.' });
  }
  const isOfBody =
    error.body !== undefined ||
    /^(entity|encoding|charset)/.test(error.type ?? '');
  return isOfBody
    ? invalid('The request body is not valid JSON', {
        fix: 'Send a JSON object with Content-Type application/json.',
      })
    : error;
}
