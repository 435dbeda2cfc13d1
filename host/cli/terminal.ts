/**
 * What the command line writes with: plain lines, and colour where a person looks at them.
 *
 * Colour follows the usual signs: none when the stream is no terminal or TERM is dumb, none with NO_COLOR (https://no-color.org),
 * and always with FORCE_COLOR.
 */

/** Where a command writes; `process` is one, and a test can be another. */
export interface Output {
  write(text: string): unknown;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export class Terminal {
  constructor(
    private readonly output: Output,
    private readonly colour: boolean,
  ) {}

  /** A terminal over a stream of Node's, coloured when the stream and the environment say so. */
  static over(stream: Output & { isTTY?: boolean }, environment: Environment): Terminal {
    return new Terminal(stream, wantsColour(stream.isTTY ?? false, environment));
  }

  line(text = ''): void {
    this.output.write(`${text}\n`);
  }

  bold(text: string): string {
    return this.paint(text, 1, 22);
  }

  dim(text: string): string {
    return this.paint(text, 2, 22);
  }

  green(text: string): string {
    return this.paint(text, 32, 39);
  }

  yellow(text: string): string {
    return this.paint(text, 33, 39);
  }

  /** SGR `on` before and `off` after (ECMA-48). */
  private paint(text: string, on: number, off: number): string {
    return this.colour ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  }
}

function wantsColour(isTerminal: boolean, environment: Environment): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== '0';
  return isTerminal && environment.TERM !== 'dumb';
}
