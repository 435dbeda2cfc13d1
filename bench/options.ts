/** The benchmark's command line. */
import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run bench -- [--only NAME]... [--samples N] [--json FILE] [--markdown FILE]

  --only NAME       run the rows called NAME, or NAME-something
  --samples N       samples of each timed row; 200 when left out
  --json FILE       write the figures to FILE, too
  --markdown FILE   put the figures into FILE, between its marks
  --help            print this
`;

export interface Options {
  /** Names of rows or of the families of rows that begin with them; empty for all. */
  only: string[];
  samples: number;
  json?: string;
  markdown?: string;
  help: boolean;
}

/** @throws Error that says what is wrong with the arguments */
export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      samples: { type: 'string', default: '200' },
      json: { type: 'string' },
      markdown: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (!/^[1-9][0-9]{0,5}$/.test(values.samples)) throw new Error(`'${values.samples}' is no number of samples`);
  return { ...values, samples: Number(values.samples) };
}
