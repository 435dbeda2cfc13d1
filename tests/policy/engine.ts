/**
 * assembly/wire/policy.ts by itself, compiled when a test asks for it: policies and attributes go in, verdicts come out. The attributes lie
 * at the very end of the memory, so that a read past them traps.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePolicies, type Policy } from '../../host/codec/policy.js';

const ROOT = join(__dirname, '../..');
const PAGES = 4;
const BLOB = 65536;
const TABLE = 2 * 65536;
const MESSAGE = 2 * 65536 + 32768;
const END = PAGES * 65536;

const ENTRY = `
import { Message, data } from '../../assembly/memory/message';
import { parse } from '../../assembly/wire/policy';
import { isDescribed, UNNUMBERED, write } from '../../assembly/wire/policy_describe';
import { fault } from '../../assembly/wire/policy_fault';

export { parse };
export function text(): usize { return fault.text; }
export function attribute(): usize { return fault.attribute; }
export function rule(): usize { return fault.rule; }
/** Tells a rule into a message of 4096 bytes; the length. */
export function describe(at: usize, rule: usize): u32 {
  const message = changetype<Message>(at);
  message.length = 0;
  message.capacity = 4096;
  message.overflow = 0;
  if (isDescribed(rule)) write(message, 4, rule, UNNUMBERED);
  return message.length;
}
export function told(at: usize): usize { return data(changetype<Message>(at)); }
`;

interface Exports {
  memory: WebAssembly.Memory;
  parse: (policy: number, mode: number, table: number, from: number, size: number) => number;
  text: () => number;
  attribute: () => number;
  rule: () => number;
  describe: (at: number, rule: number) => number;
  told: (at: number) => number;
}

/** What the module says of attributes. */
export interface Verdict {
  /** 0 or a negative errno. */
  error: number;
  text: string | undefined;
  /** Of the attribute it is about, in bytes from the first. */
  offset: number | undefined;
  /** NLMSGERR_ATTR_POLICY's payload in hex: what the attribute should have been. */
  told: string | undefined;
  /** Where the last attribute of each type begins, in bytes from the first. */
  found: Record<number, number>;
}

function compile(): Uint8Array {
  const build = join(ROOT, 'build');
  mkdirSync(build, { recursive: true });
  const directory = mkdtempSync(join(build, 'policy-'));
  try {
    writeFileSync(join(directory, 'entry.ts'), ENTRY);
    const output = join(directory, 'policy.wasm');
    const options = [
      '--outFile',
      output,
      '--runtime',
      'stub',
      '--use',
      'abort=',
      '-O2',
      '--noAssert',
      '--memoryBase',
      '1024',
      '--transform',
      './scripts/texts.js',
    ];
    // The compiler wants its files below the directory it runs in.
    execFileSync(
      process.execPath,
      [join(ROOT, 'node_modules/assemblyscript/bin/asc.js'), join(directory, 'entry.ts'), ...options],
      { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    return readFileSync(output);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

let bytes: Uint8Array | undefined;

/** Checks attributes by one set of policies. */
export class Engine {
  readonly #exports: Exports;
  readonly #starts: ReadonlyMap<string, number>;
  readonly #max: ReadonlyMap<string, number>;

  constructor(policies: readonly Policy[]) {
    bytes ??= compile();
    const imports = { env: { abort: () => undefined }, host: new Proxy({}, { get: () => () => 0 }) };
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource), imports);
    this.#exports = instance.exports as unknown as Exports;
    const { memory } = this.#exports;
    if (memory.buffer.byteLength < END) memory.grow(PAGES - memory.buffer.byteLength / 65536);
    if (memory.buffer.byteLength !== END) throw new Error('the memory is larger than the test wants it');
    const { words, starts } = compilePolicies(policies);
    new Uint16Array(memory.buffer, BLOB).set(words);
    this.#starts = starts;
    this.#max = new Map(policies.map(({ name, max }) => [name, max]));
  }

  check(policy: string, mode: number, attributes: Uint8Array): Verdict {
    const { memory, parse, text, attribute, rule } = this.#exports;
    const from = END - attributes.length;
    const view = new DataView(memory.buffer);
    new Uint8Array(memory.buffer).set(attributes, from);
    const max = this.#max.get(policy)!;
    // What lies around the table must stay as it is.
    new Uint8Array(memory.buffer, TABLE - 4, 4 * max + 12).fill(0xa5);
    const error = parse(BLOB + 2 * this.#starts.get(policy)!, mode, TABLE, from, attributes.length);
    if (view.getUint32(TABLE - 4) !== 0xa5a5a5a5 || view.getUint32(TABLE + 4 * max + 4) !== 0xa5a5a5a5)
      throw new Error('the table was written past its ends');
    const found: Record<number, number> = {};
    for (let type = 0; type <= max; type++) {
      const at = view.getUint32(TABLE + 4 * type, true);
      if (at !== 0) found[type] = at - from;
    }
    return {
      error,
      text: text() === 0 ? undefined : this.#string(view, text()),
      offset: attribute() === 0 ? undefined : attribute() - from,
      told: rule() === 0 ? undefined : this.#told(rule()),
      found,
    };
  }

  #string(view: DataView, at: number): string {
    // As many bytes as it has characters; the length is that of UTF-16.
    return Buffer.from(view.buffer, at, view.getUint32(at - 4, true) / 2).toString('latin1');
  }

  #told(rule: number): string | undefined {
    const { memory, describe, told } = this.#exports;
    const length = describe(MESSAGE, rule);
    if (length === 0) return undefined;
    return Buffer.from(memory.buffer, told(MESSAGE) + 4, length - 4).toString('hex');
  }
}
