/** A mistake in the command line, told to the user with a hint at --help. */
export class UsageError extends Error {}
