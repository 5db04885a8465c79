import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded lazily and rendered in a whole app: on a busy machine that takes longer than the usual second.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 10_000 });
