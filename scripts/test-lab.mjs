#!/usr/bin/env node
import { testLab } from './lab/test.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';

const reporter = new Reporter();
stopChildrenOnExit(() => reporter.line('\nStopping …'));
const { passed, failed } = await testLab({ reporter });
reporter.line(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
