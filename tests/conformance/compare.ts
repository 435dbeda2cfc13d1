/**
 * Compares a result with the recorded one: both are brought to a form in which what is dynamic (masks.ts) is gone, and must
 * then be equal. A datagram that differs is shown by its messages and attributes, one a line, next to its bytes.
 */
import { attributesOf, describeDatagram, type Message, messagesOf } from './decode.js';
import type { Mask } from './mask.js';
import { CUT_UEVENT_NUMBER, HEADER_LENGTHS, MASKS, NUMBERED, UEVENT_NUMBER, UNORDERED } from './masks.js';
import type { Bytes, Received, RecordedStep, Result, Step } from './recording.js';

const KOBJECT_UEVENT = 15;
/** NLM_F_MULTI: a message of a dump. */
const MULTI = 2;

/** A step that went otherwise than on Linux. */
export interface Mismatch {
  /** Position in the recording. */
  index: number;
  /** The last note up to this step. */
  at: string;
  step: Step;
  /** What Linux answered and what we did, as lines for the reader. */
  linux: string[];
  ours: string[];
}

/** All mismatches between a recording and the results of its replay. */
export function compare(scenario: string, steps: readonly RecordedStep[], results: readonly Result[]): Mismatch[] {
  if (steps.length !== results.length) throw new Error(`${results.length} results for ${steps.length} steps`);
  const mismatches: Mismatch[] = [];
  const protocols = new Map<string, number>();
  const ending = scenario === 'random' ? CUT_UEVENT_NUMBER : UEVENT_NUMBER;
  const masks = MASKS.filter(({ scenarios }) => scenarios === undefined || scenarios.includes(scenario));
  let at = 'start';
  steps.forEach(({ result, ...step }, index) => {
    if ('note' in step && step.note !== undefined) at = step.note;
    if (step.call === 'socket' && !('errno' in result)) protocols.set(step.socket, step.protocol);
    if (step.call === 'dup' && !('errno' in result)) protocols.set(step.as, protocols.get(step.socket) ?? -1);
    const protocol = 'socket' in step ? (protocols.get(step.socket) ?? -1) : -1;
    const uevents = protocol === KOBJECT_UEVENT ? ending : undefined;
    const linux = comparable(result, masks, uevents);
    const ours = comparable(results[index] ?? {}, masks, uevents);
    if (JSON.stringify(linux) !== JSON.stringify(ours)) {
      mismatches.push({ index, at, step, linux: shown(linux, protocol), ours: shown(ours, protocol) });
    }
  });
  return mismatches;
}

/** A result without what is dynamic, its keys in one order. Runs that masking made equal become one. */
function comparable(result: Result, masks: readonly Mask[], uevents: RegExp | undefined): unknown {
  if ('runs' in result) return joined(result.runs.map(([count, one]) => [count, comparable(one, masks, uevents)]));
  if ('each' in result)
    return result.each.map((runs) => joined(runs.map(([count, one]) => [count, comparable(one, masks, uevents)])));
  if (isReceived(result))
    return uevents ? uevent(result, uevents) : { ...received(result), data: masked(result.data, masks) };
  return result;
}

function isReceived(result: Result): result is Received {
  return 'data' in result;
}

function joined(runs: [number, unknown][]): [number, unknown][] {
  const out: [number, unknown][] = [];
  for (const [count, result] of runs) {
    const last = out.at(-1);
    if (last && JSON.stringify(last[1]) === JSON.stringify(result)) last[0] += count;
    else out.push([count, result]);
  }
  return out;
}

function received({ value, flags, address, control, name, charge }: Received): Omit<Received, 'data'> {
  return {
    value,
    flags,
    address: { pid: address.pid, groups: address.groups },
    control,
    ...(name !== undefined && { name }),
    ...(charge !== undefined && { charge }),
  };
}

/** A uevent as text: its number, and with it the length, differ from boot to boot. */
function uevent(result: Received, ending: RegExp): unknown {
  const text = Buffer.from(result.data.hex ?? '', 'hex').toString('latin1');
  const number = ending.exec(text)?.[0] ?? '';
  return { ...received(result), value: result.value - number.length, data: text.replace(ending, 'SEQNUM=') };
}

/** Offsets in nlmsghdr. */
const SEQUENCE = 8;
const PORT = 12;

/** The bytes of a datagram with everything masked zero. */
function masked(data: Bytes, masks: readonly Mask[]): Bytes {
  const bytes = Buffer.from(data.hex ?? '', 'hex');
  for (const { type, body, bytes: message } of messagesOf(bytes)) {
    if (NUMBERED.some((numbered) => numbered.message === type) && message.readUInt32LE(PORT) === 0)
      message.subarray(SEQUENCE, PORT).fill(0);
    for (const { messages, path, from, to } of masks)
      if (path.length === 0 && messages.includes(type)) body.subarray(from, to).fill(0);
    const header = HEADER_LENGTHS.get(type);
    if (header === undefined) continue;
    const attributes = body.subarray(header);
    for (const mask of masks)
      if (mask.path.length > 0 && mask.messages.includes(type) && holds(attributes, mask))
        for (const value of find(attributes, mask.path)) value.subarray(mask.from, mask.to).fill(0);
  }
  return { hex: ordered(bytes).toString('hex'), ...(data.ports && { ports: data.ports }) };
}

/** The bytes with messages that have no order in one: those of a dump that follow each other. */
function ordered(bytes: Buffer): Buffer {
  const messages = messagesOf(bytes);
  const isFree = ({ type, flags }: Message): boolean =>
    (flags & MULTI) !== 0 && UNORDERED.some(({ message }) => message === type);
  if (messages.filter(isFree).length < 2 || !messages.every((message) => message.bytes.length % 4 === 0)) return bytes;
  const out: Buffer[] = [];
  let free: Buffer[] = [];
  const flush = (): void => {
    out.push(...free.sort((a, b) => a.compare(b)));
    free = [];
  };
  for (const message of messages) {
    if (isFree(message)) {
      free.push(message.bytes);
    } else {
      flush();
      out.push(message.bytes);
    }
  }
  flush();
  const whole = Buffer.concat(out);
  return Buffer.concat([whole, bytes.subarray(whole.length)]);
}

function holds(attributes: Buffer, { when }: Mask): boolean {
  return when === undefined || find(attributes, when.path)[0]?.toString('latin1').replace(/\0$/, '') === when.is;
}

/** The values of the attributes that a path of types leads to. */
function find(bytes: Buffer, path: readonly number[]): Buffer[] {
  const found = [...attributesOf(bytes)].filter(({ type }) => type === path[0]).map(({ value }) => value);
  return path.length === 1 ? found : found.flatMap((value) => find(value, path.slice(1)));
}

/** A comparable result as lines, its datagrams taken apart, for the reader of a failure. */
function shown(value: unknown, protocol: number, indent = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => shown(one, protocol, `${indent}  `));
  if (typeof value !== 'object' || value === null) return [`${indent}${String(value)}`];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === 'data' && isBytes(inner))
      return describeDatagram(Buffer.from(inner.hex, 'hex'), protocol).map((line) => indent + line);
    if (typeof inner === 'object') return [`${indent}${key}`, ...shown(inner, protocol, `${indent}  `)];
    return [`${indent}${key} ${JSON.stringify(inner)}`];
  });
}

function isBytes(value: unknown): value is { hex: string } {
  return typeof value === 'object' && value !== null && 'hex' in value;
}
