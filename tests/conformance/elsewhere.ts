/**
 * Another Linux than this machine's, as the judge: one that has kinds of links which this machine's kernel lacks, say. The environment's
 * LINUX is the command that runs a command there, with standard input and output, over the same files: a script around a virtual machine,
 * or `ssh host` where the checkout is mounted. Words are parted by spaces; nothing is quoted.
 */
const COMMAND = (process.env.LINUX ?? '').split(' ').filter(Boolean);

/** Whether LINUX says that Linux's side is to be played elsewhere. */
export const isElsewhere = COMMAND.length > 0;

/** The command that runs a command on the Linux that is the judge. */
export function onJudge(command: readonly string[]): [string, string[]] {
  const [program, ...parameters] = [...COMMAND, ...command];
  return [program!, parameters];
}
