/** The file of `--topology`: YAML, or JSON, which is YAML too. What is wrong with it is told with its line. */
import { readFile } from 'node:fs/promises';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { Topology, TopologyError } from '../index.js';

export class TopologyFile {
  private constructor(
    private readonly name: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /** @throws Error with the line of what is no YAML */
  static async read(name: string): Promise<TopologyFile> {
    const text = await readFile(name, 'utf8').catch((error: Error) => {
      throw new Error(`cannot read the topology: ${error.message}`, { cause: error });
    });
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`${name}:${lines.linePos(error.pos[0]).line}: ${error.message}`);
    return new TopologyFile(name, document, lines);
  }

  get topology(): Topology {
    return (this.document.toJS() ?? {}) as Topology;
  }

  /** The error with the line that its path leads to. */
  explain(error: TopologyError): Error {
    return new Error(`${this.name}:${this.#lineOf(error.path)}: ${error.message}`, { cause: error });
  }

  /** Of the innermost part of a path that is there: what is missing has no line. */
  #lineOf(path: readonly (string | number)[]): number {
    for (let length = path.length; length >= 0; length--) {
      const node = this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}
