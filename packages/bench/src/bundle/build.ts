import { rspack, Configuration, StatsCompilation } from '@rspack/core';

/** Where a bundle was written, and what is in it. */
export type Bundle = { folder: string; stats: StatsCompilation };

/** The folder of the demo portal, whose dependencies a portal has. */
// eslint-disable-next-line no-restricted-syntax -- there is no production build
const PORTAL = `${__dirname}/../../../app`;

const MODULES_OF_NODE = ['buffer', 'crypto', 'fs', 'path', 'process', 'stream'];

/**
 * Bundles an entry point as a portal is built for production, without source maps.
 *
 * @throws Error with the first messages of the bundler
 */
export function buildBundle(entry: string, folder: string): Promise<Bundle> {
  const compiler = rspack(configuration(entry, folder));
  return new Promise((resolve, reject) => {
    compiler.run((failure, result) => {
      compiler.close(() => {
        const stats = result?.toJson({
          all: false,
          chunks: true,
          chunkModules: true,
          nestedModules: true,
          chunkOrigins: true,
          errors: true,
        });
        if (failure || !stats || stats.errors?.length) {
          const messages = stats?.errors?.slice(0, 3).map(e => e.message);
          reject(failure ?? new Error(messages?.join('\n')));
        } else {
          resolve({ folder, stats });
        }
      });
    });
  });
}

function configuration(entry: string, folder: string): Configuration {
  return {
    mode: 'production',
    target: 'web',
    devtool: false,
    context: PORTAL,
    entry,
    output: { path: folder, clean: true },
    resolve: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.jsx', '.json'],
      mainFields: ['browser', 'module', 'main'],
      fallback: Object.fromEntries(MODULES_OF_NODE.map(name => [name, false])),
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
              target: 'es2022',
            },
          },
          type: 'javascript/auto',
        },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
        { test: /\.css$/, type: 'css/auto' },
        {
          test: /\.(?:svg|png|gif|jpe?g|woff2?|eot|ttf|md)$/,
          type: 'asset/resource',
        },
      ],
    },
    experiments: { css: true },
  };
}
