import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './paths.mjs';

/** The first line of a message that says something, without colours, as far as one line of a terminal holds it. */
const firstLine = (message = '') =>
  stripVTControlCharacters(message)
    .split('\n')
    .map(line => line.trim())
    .find(line => line !== '')
    ?.slice(0, 160) ?? '';

const named = (file, name, message) =>
  [[file, name].filter(Boolean).join(' › '), firstLine(message)]
    .filter(Boolean)
    .join(': ');

/**
 * Names the failed tests of a Jest JSON report, and the files that could not even start.
 *
 * @returns {string[]} a line each: file, title, first line of the message
 */
export function failedOfJest({ testResults = [] }) {
  return testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults = [] }) => {
      const file = relative(ROOT, name);
      const failed = assertionResults.filter(
        ({ status }) => status === 'failed',
      );
      return failed.length > 0
        ? failed.map(({ fullName, failureMessages }) =>
            named(file, fullName, failureMessages?.[0]),
          )
        : [named(file, '', message)];
    });
}

/** The same of a Playwright JSON report; a test that passed only on a second try is named too. */
export function failedOfPlaywright({ suites = [], errors = [] }) {
  const specsOf = suite => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specsOf),
  ];
  return [
    ...suites
      .flatMap(specsOf)
      .flatMap(({ file, title, tests }) =>
        tests
          .filter(({ status }) => ['unexpected', 'flaky'].includes(status))
          .map(({ results }) =>
            named(
              file,
              title,
              results.find(({ error }) => error)?.error.message,
            ),
          ),
      ),
    ...errors.map(({ message }) => firstLine(message)),
  ];
}

/** The same of TAP that `node --test` prints: titles only. */
export function failedOfTap(text) {
  return [...text.matchAll(/^ *not ok \d+ - (.*)$/gm)].map(([, title]) =>
    firstLine(title),
  );
}
