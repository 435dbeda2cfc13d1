/** Where things are. npm and jest run from the root of the repository; a bundled program does not know where its source was. */
import { join } from 'node:path';

export const CONFORMANCE = join(process.cwd(), 'tests/conformance');
export const RECORDED = join(CONFORMANCE, 'recorded');
export const SCENARIOS = join(CONFORMANCE, 'scenarios');
export const SPECS = join(process.cwd(), 'specs');
