import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy machine may be slow to load a lazy part.
configure({ asyncUtilTimeout: 4000 });
afterEach(cleanup);
