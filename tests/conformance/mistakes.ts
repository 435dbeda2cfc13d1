/** Mistakes on the command lines of this directory's commands, and of tests/interop's. */

/** What is wrong with the arguments, for the one who wrote them: an option there is not, or a file; undefined for any other error. */
export function mistakeIn(error: unknown): string | undefined {
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS_')) return `${message.split('. ')[0]}; --help tells the options`;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${path} is not there`;
  return undefined;
}
