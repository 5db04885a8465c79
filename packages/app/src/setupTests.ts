import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render of an app loads many modules, which can take several seconds.
configure({ asyncUtilTimeout: 15_000 });
