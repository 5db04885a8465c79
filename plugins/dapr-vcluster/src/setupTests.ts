/* eslint-disable no-console -- what is written there is looked at */
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded lazily and rendered in a whole app, which can take longer than the default of one second.
jest.setTimeout(180_000);
configure({ asyncUtilTimeout: 10_000 });

/** What React and MUI say in development about pages that are made wrongly; a production build is silent. */
const FAULTS = /unique "key" prop|validateDOMNesting|cannot be a descendant/;

const faults: string[] = [];
const print = console.error;

beforeEach(() => {
  faults.length = 0;
  console.error = (...args: unknown[]) => {
    const text = args.map(String).join(' ');
    if (FAULTS.test(text)) {
      faults.push(text);
    }
    print(...args);
  };
});

afterEach(() => {
  console.error = print;
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
});
