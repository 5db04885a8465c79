import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render of an app loads many modules, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
