import { Readable } from 'node:stream';

/** The head of an answer, and its body to be read. */
export type Answer = {
  status: number;
  retryAfter: string | undefined;
  body: Readable;
};
