#!/usr/bin/env node
'use strict';

const { runDoctor } = require('backstage-plugin-dapr-vcluster-backend/doctor');

runDoctor(process.argv.slice(2), text => process.stdout.write(text)).then(
  isWell => process.exit(isWell ? 0 : 1),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  },
);
