/**
 * A small Kubernetes client over plain JSON objects. It needs no Backstage.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './errors';
export * from './http';
export * from './objects';
export * from './portForward';
export * from './vcluster';
export * from './watch';
