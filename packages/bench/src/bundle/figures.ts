import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { StatsChunk, StatsModule } from '@rspack/core';
import { Bundle } from './build';

/** What our plugin adds, in bytes after gzip. */
export type BundleFigures = {
  /** To every page of a portal, also those without tenants. */
  everyPage: number;
  /** To the overview of a tenant's entity, besides; parts that other cards of the page may have loaded are counted. */
  tenantOverview: number;
  /** The largest of the chunks with code of ours. */
  largestChunk: number;
};

/** What the overview of a tenant loads. */
const OVERVIEW = ['../components/vclusterCard', './client'];

const OURS = /\/plugins\/dapr-vcluster/;

/** Compares a portal with our plugin with the same portal without it. */
export function bundleFigures(
  withOurs: Bundle,
  withoutOurs: Bundle,
): BundleFigures {
  const chunks = chunksOf(withOurs).filter(({ initial }) => !initial);
  const asked = chunks.filter(({ origins = [] }) =>
    origins.some(({ request = '' }) => OVERVIEW.includes(request)),
  );
  return {
    everyPage: initialBytes(withOurs) - initialBytes(withoutOurs),
    tenantOverview: bytesOf(withOurs, asked),
    largestChunk: Math.max(
      ...chunks.filter(isOurs).map(chunk => bytesOf(withOurs, [chunk])),
    ),
  };
}

function initialBytes(bundle: Bundle): number {
  return bytesOf(
    bundle,
    chunksOf(bundle).filter(({ initial }) => initial),
  );
}

function chunksOf({ stats }: Bundle): StatsChunk[] {
  return stats.chunks ?? [];
}

function bytesOf({ folder }: Bundle, chunks: readonly StatsChunk[]): number {
  return chunks
    .flatMap(({ files = [] }) => files)
    .filter(file => file.endsWith('.js'))
    .map(file => gzipSync(readFileSync(join(folder, file))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

function isOurs({ modules = [] }: StatsChunk): boolean {
  return modules.some(hasOurCode);
}

function hasOurCode({ name = '', modules = [] }: StatsModule): boolean {
  return OURS.test(name) || modules.some(hasOurCode);
}
