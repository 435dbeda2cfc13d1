/**
 * Which attributes the recorded scenarios set and read, by specs/: of every request about links and addresses, whether Linux took each
 * attribute, whether it was too short once, and an integer zero once and once of all bits; of what Linux tells, whether each was told. So that
 * "scenarios for each message and attribute" is counted and not claimed (coverage.test.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { attributesOf, messagesOf, type Message } from './decode.js';
import { SPECS } from './paths.js';
import type { Bytes, RecordedStep, Recording, Result } from './recording.js';

interface Attribute {
  name: string;
  type: string;
  value?: number;
  'nested-attributes'?: string;
  'sub-message'?: string;
}

interface Way {
  request?: { value: number; attributes: string[] };
  reply?: { value: number; attributes: string[] };
}

interface Operation {
  name: string;
  /** Of a notification: its number, and the operation whose replies it is like. */
  value?: number;
  notify?: string;
  'attribute-set'?: string;
  'fixed-header'?: string;
  do?: Way;
  dump?: Way;
}

interface Document {
  'attribute-sets': { name: string; 'subset-of'?: string; attributes: Attribute[] }[];
  'sub-messages'?: { name: string; formats: { value: string; 'fixed-header'?: string; 'attribute-set': string }[] }[];
  operations: { 'fixed-header': string; list: Operation[] };
}

/** How often an attribute was seen: in requests that Linux did; too short; as zero; with all bits; in what Linux told. */
export interface Seen {
  taken: number;
  short: number;
  zero: number;
  ones: number;
  told: number;
}

const SIZES: Record<string, number> = { u8: 1, s8: 1, u16: 2, s16: 2, u32: 4, s32: 4, u64: 8, s64: 8 };
const HEADERS: Record<string, number> = { ifinfomsg: 16, ifaddrmsg: 8, 'if-stats-msg': 12 };
const NLMSG_ERROR = 2;
const NLM_F_ACK = 4;
const TYPE_MASK = 0x3fff;
/** Links are changed by either, alike (rtnl_setlink, rtnl_newlink). */
const SAME: Record<string, string> = { setlink: 'newlink' };

type Note = (path: string, attribute: Attribute, value: Buffer) => void;

/** The attribute sets of a spec, and for the sets that the kernel has policies of, what these know. */
class Sets {
  private readonly sets = new Map<string, Map<number, Attribute>>();
  private readonly policies = new Map<string, Set<string>>();

  constructor(private readonly document: Document) {
    for (const { name, attributes, 'subset-of': whole } of document['attribute-sets']) {
      const names = attributes.filter(({ type }) => type !== 'unused').map((one) => one.name);
      if (whole === undefined) this.sets.set(name, numbered(attributes));
      else if (name.includes('policy')) this.policies.set(whole, new Set(names));
      else this.sets.set(name, new Map([...this.get(whole)].filter(([, one]) => names.includes(one.name))));
    }
  }

  get(name: string): Map<number, Attribute> {
    const found = this.sets.get(name);
    if (found === undefined) throw new Error(`no attribute set ${name}`);
    return found;
  }

  /** What an attribute holds: the sets, by the kind of link where that decides, and the bytes before. */
  below(attribute: Attribute, kinds: readonly (string | undefined)[]): { word: string; set: string; skip: number }[] {
    const nested = attribute['nested-attributes'];
    if (nested !== undefined) return [{ word: '', set: nested, skip: 0 }];
    const formats = this.document['sub-messages']?.find(({ name }) => name === attribute['sub-message'])?.formats;
    return (formats ?? [])
      .filter(({ value }) => kinds.includes(value))
      .map((one) => ({
        word: `(${one.value})`,
        set: one['attribute-set'],
        skip: HEADERS[one['fixed-header'] ?? ''] ?? 0,
      }));
  }

  /** The paths of an attribute and of all that it may hold; of what can be set, as far as policies say. */
  paths(path: string, attribute: Attribute, kinds: readonly string[], settable: boolean): [string, Attribute][] {
    const inner = this.below(attribute, kinds).flatMap(({ word, set }) => {
      // The other end of a veth is a link as any other.
      const all = set === 'link-attrs' ? [] : [...this.get(set).values()].filter(({ type }) => type !== 'pad');
      const policy = settable ? this.policies.get(set) : undefined;
      return all
        .filter(({ name }) => policy?.has(name) ?? true)
        .flatMap((one) => this.paths(`${path}${word}/${one.name}`, one, kinds, settable));
    });
    return [[path, attribute], ...inner];
  }
}

export class Coverage {
  private readonly seen = new Map<string, Seen>();
  private readonly document: Document;
  private readonly sets: Sets;
  private readonly requests = new Map<number, Operation>();
  private readonly replies = new Map<number, Operation>();

  /** @param spec its name, such as rt-link */
  constructor(spec: string) {
    this.document = parse(readFileSync(join(SPECS, `${spec}.yaml`), 'utf8')) as Document;
    this.sets = new Sets(this.document);
    for (const operation of this.document.operations.list) {
      for (const way of [operation.do, operation.dump]) {
        if (way?.request) this.requests.set(way.request.value, operation);
        if (way?.reply) this.replies.set(way.reply.value, operation);
      }
      const like = this.document.operations.list.find(({ name }) => name === operation.notify);
      if (operation.value !== undefined && like) this.replies.set(operation.value, like);
    }
  }

  /** What no recording has, a line each, such as `newlink/mtu: ones`, or `getlink/mtu: told`. */
  missing(kinds: readonly string[]): string[] {
    const lines = new Set<string>();
    for (const operation of this.document.operations.list) {
      const set = operation['attribute-set'];
      if (set === undefined) continue;
      const byName = new Map([...this.sets.get(set).values()].map((one) => [one.name, one]));
      for (const way of [operation.do, operation.dump]) {
        for (const name of way?.request?.attributes ?? [])
          for (const [path, attribute] of this.sets.paths(
            `${wordOf(operation)}/${name}`,
            byName.get(name)!,
            kinds,
            true,
          ))
            for (const lack of this.lacks(path, attribute)) lines.add(`${path}: ${lack}`);
        for (const name of way?.reply?.attributes ?? [])
          for (const [path] of this.sets.paths(`${operation.name}/${name}`, byName.get(name)!, kinds, false))
            if (this.entry(path).told === 0) lines.add(`${path}: told`);
      }
    }
    return [...lines];
  }

  private lacks(path: string, { type }: Attribute): string[] {
    const wanted: (keyof Seen)[] = ['taken'];
    if (leastSize(type) > 0) wanted.push('short');
    if (SIZES[type] !== undefined) wanted.push('zero', 'ones');
    const seen = this.entry(path);
    return wanted.filter((one) => seen[one] === 0);
  }

  /** Counts a recording's requests, and what it was told. */
  add({ steps }: Recording): void {
    const route = new Set<string>();
    const open = new Map<string, Message[]>();
    for (const step of steps) {
      if (step.call === 'repeat' || step.call === 'wait') continue;
      if (step.call === 'socket' && step.protocol === 0) route.add(step.socket);
      if (!route.has(step.socket)) continue;
      if (step.call === 'send' || step.call === 'sendmsg') {
        const messages = messagesOf(bytesOf(step.data)).filter(({ type }) => this.requests.has(type));
        open.set(step.socket, [...(open.get(step.socket) ?? []), ...messages]);
      } else if (step.call === 'drain' || step.call === 'recv' || step.call === 'recvmsg') {
        open.set(step.socket, this.answered(open.get(step.socket) ?? [], step));
      }
    }
  }

  /** Goes through what was received. @returns the requests that are not answered yet */
  private answered(waiting: Message[], step: RecordedStep): Message[] {
    let left = waiting;
    for (const message of datagramsOf(step.result).flatMap((one) => messagesOf(one))) {
      if (this.replies.has(message.type)) this.tell(message);
      if (message.type !== NLMSG_ERROR || message.body.length < 20) continue;
      const of = left.findIndex(
        (one) => one.seq === message.body.readUInt32LE(12) && one.type === message.body.readUInt16LE(8),
      );
      if (of < 0) continue;
      this.count(left[of]!, message.body.readInt32LE(0) === 0);
      left = left.filter((_, i) => i !== of);
    }
    // Who asked for no answer got none.
    for (const one of left) if (!(one.flags & NLM_F_ACK)) this.count(one, true);
    return left.filter(({ flags }) => flags & NLM_F_ACK);
  }

  private entry(path: string): Seen {
    const found = this.seen.get(path) ?? { taken: 0, short: 0, zero: 0, ones: 0, told: 0 };
    this.seen.set(path, found);
    return found;
  }

  private count(message: Message, isTaken: boolean): void {
    const operation = this.requests.get(message.type)!;
    this.walk(message, operation, wordOf(operation), (path, { type }, value) => {
      const seen = this.entry(path);
      const size = SIZES[type];
      seen.taken += Number(isTaken);
      seen.short += Number(value.length < leastSize(type));
      if (size === undefined || value.length < size) return;
      seen.zero += Number(value.subarray(0, size).every((byte) => byte === 0));
      seen.ones += Number(value.subarray(0, size).every((byte) => byte === 255));
    });
  }

  private tell(message: Message): void {
    const operation = this.replies.get(message.type)!;
    this.walk(message, operation, operation.name, (path) => this.entry(path).told++);
  }

  private walk({ body }: Message, operation: Operation, path: string, note: Note): void {
    const header = HEADERS[operation['fixed-header'] ?? this.document.operations['fixed-header']]!;
    this.level(body.subarray(header), operation['attribute-set']!, path, note);
  }

  private level(bytes: Buffer, set: string, path: string, note: Note): void {
    const all = [...attributesOf(bytes)].map(({ type, value }) => ({
      one: this.sets.get(set).get(type & TYPE_MASK),
      value,
    }));
    const textOf = (name: string): string | undefined =>
      all
        .find(({ one }) => one?.name === name)
        ?.value.toString('latin1')
        .replace(/\0.*$/s, '');
    const kinds: Record<string, string | undefined> = {
      data: textOf('kind'),
      'slave-data': textOf('slave-kind'),
      peer: 'veth',
    };
    for (const { one, value } of all) {
      if (!one) continue;
      const own = `${path}/${one.name}`;
      note(own, one, value);
      for (const inner of this.sets.below(one, [kinds[one.name]]))
        this.level(value.subarray(inner.skip), inner.set, `${own}${inner.word}`, note);
    }
  }
}

function numbered(attributes: readonly Attribute[]): Map<number, Attribute> {
  let next = 1;
  return new Map(
    attributes.map((one) => {
      const number = one.value ?? next;
      next = number + 1;
      return [number, one];
    }),
  );
}

/** How a path of an operation's requests begins. */
function wordOf({ name }: Operation): string {
  return SAME[name] ?? name;
}

/** Bytes below which an attribute is too short for sure: of what is neither a flag nor a nest, one. */
function leastSize(type: string): number {
  return SIZES[type] ?? (['flag', 'nest', 'indexed-array', 'sub-message'].includes(type) ? 0 : 1);
}

function bytesOf({ fill, hex }: Bytes): Buffer {
  return fill ? Buffer.alloc(fill[1], fill[0]) : Buffer.from(hex ?? '', 'hex');
}

function datagramsOf(result: Result): Buffer[] {
  const results = 'runs' in result ? result.runs.map(([, one]) => one) : [result];
  return results.flatMap((one) => ('data' in one ? [bytesOf(one.data)] : []));
}
