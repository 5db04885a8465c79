import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded lazily and rendered in a whole app, which can take longer than the default of one second.
jest.setTimeout(180_000);
configure({ asyncUtilTimeout: 10_000 });
