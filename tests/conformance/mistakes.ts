/** Mistakes on the command lines of this directory's commands, and of tests/interop's. */

/** What the one who gave a command can mend, told as it stands. */
export class Mistake extends Error {}

/** What is wrong with the arguments, for the one who wrote them: an option there is not, or a file; undefined for any other error. */
export function mistakeIn(error: unknown): string | undefined {
  if (error instanceof Mistake) return error.message;
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS_')) return `${message.split('. ')[0]}; --help tells the options`;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${path} is not there`;
  return undefined;
}
