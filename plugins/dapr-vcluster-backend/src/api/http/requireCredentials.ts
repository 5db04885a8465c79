import { HttpAuthService } from '@backstage/backend-plugin-api';
import { RequestHandler } from 'express';

/** Refuses strangers where no operation is, so that they learn nothing of what is there either. */
export function requireCredentials(httpAuth: HttpAuthService): RequestHandler {
  return async (request, _response, next) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    next();
  };
}
