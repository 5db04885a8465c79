#!/usr/bin/env node
'use strict';

const { runProgram } = require('dapr-vcluster-component-syncer/program');

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => stop.abort());
}

runProgram({
  args: process.argv.slice(2),
  env: process.env,
  signal: stop.signal,
  write: line => process.stdout.write(line),
}).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`dapr-vcluster-component-syncer: ${error.message}\n`);
    process.exit(1);
  },
);
