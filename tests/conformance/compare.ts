/**
 * Compares a result with the recorded one: both are brought to a form in which what is dynamic (masks.ts) is gone, and must
 * then be equal. A datagram that differs is shown by its messages and attributes, one a line, next to its bytes.
 */
import { HEADER_LENGTHS, type Mask, MASKS, UEVENT_NUMBER } from './masks.js';
import type { Bytes, Received, RecordedStep, Result, Step } from './recording.js';

const KOBJECT_UEVENT = 15;

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
  const masks = MASKS.filter(({ scenarios }) => scenarios === undefined || scenarios.includes(scenario));
  let at = 'start';
  steps.forEach(({ result, ...step }, index) => {
    if ('note' in step && step.note !== undefined) at = step.note;
    if (step.call === 'socket') protocols.set(step.socket, step.protocol);
    const uevents = 'socket' in step && protocols.get(step.socket) === KOBJECT_UEVENT;
    const linux = comparable(result, masks, uevents);
    const ours = comparable(results[index] ?? {}, masks, uevents);
    if (JSON.stringify(linux) !== JSON.stringify(ours)) {
      mismatches.push({ index, at, step, linux: shown(linux), ours: shown(ours) });
    }
  });
  return mismatches;
}

/** A result without what is dynamic, its keys in one order. Runs that masking made equal become one. */
function comparable(result: Result, masks: readonly Mask[], uevents: boolean): unknown {
  if ('runs' in result) return joined(result.runs.map(([count, one]) => [count, comparable(one, masks, uevents)]));
  if ('each' in result)
    return result.each.map((runs) => joined(runs.map(([count, one]) => [count, comparable(one, masks, uevents)])));
  if (isReceived(result)) return uevents ? uevent(result) : { ...received(result), data: masked(result.data, masks) };
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

function received({ value, flags, address, control }: Received): Omit<Received, 'data'> {
  return { value, flags, address: { pid: address.pid, groups: address.groups }, control };
}

/** A uevent as text: its number, and with it the length, differ from boot to boot. */
function uevent(result: Received): unknown {
  const text = Buffer.from(result.data.hex ?? '', 'hex').toString('latin1');
  const number = UEVENT_NUMBER.exec(text)?.[0] ?? '';
  return { ...received(result), value: result.value - number.length, data: text.replace(UEVENT_NUMBER, 'SEQNUM=') };
}

/** The bytes of a datagram with everything masked zero. */
function masked(data: Bytes, masks: readonly Mask[]): Bytes {
  const bytes = Buffer.from(data.hex ?? '', 'hex');
  for (const { type, body } of messages(bytes)) {
    const header = HEADER_LENGTHS.get(type);
    if (header === undefined) continue;
    for (const mask of masks) {
      if (mask.messages.includes(type)) find(body.subarray(header), mask.path)?.fill(0, mask.from, mask.to);
    }
  }
  return { hex: bytes.toString('hex'), ...(data.ports && { ports: data.ports }) };
}

interface Message {
  header: string;
  type: number;
  body: Buffer;
}

/** The messages of a datagram, as far as their lengths make sense. */
function messages(bytes: Buffer): Message[] {
  const found: Message[] = [];
  for (let offset = 0; offset + 16 <= bytes.length;) {
    const length = bytes.readUInt32LE(offset);
    if (length < 16) break;
    const [type, flags] = [bytes.readUInt16LE(offset + 4), bytes.readUInt16LE(offset + 6)];
    const [seq, pid] = [bytes.readUInt32LE(offset + 8), bytes.readUInt32LE(offset + 12)];
    const header = `message type ${type} length ${length} flags 0x${flags.toString(16)} seq ${seq} pid ${pid}`;
    found.push({ header, type, body: bytes.subarray(offset + 16, offset + length) });
    offset += (length + 3) & ~3;
  }
  return found;
}

/** The attributes of a buffer, as far as their lengths make sense. */
function* attributes(bytes: Buffer): Generator<{ type: number; value: Buffer }> {
  for (let offset = 0; offset + 4 <= bytes.length;) {
    const length = bytes.readUInt16LE(offset);
    if (length < 4) return;
    yield { type: bytes.readUInt16LE(offset + 2), value: bytes.subarray(offset + 4, offset + length) };
    offset += (length + 3) & ~3;
  }
}

/** The value of the attribute that a path of types leads to. */
function find(bytes: Buffer, path: readonly number[]): Buffer | undefined {
  for (const { type, value } of attributes(bytes)) {
    if (type !== path[0]) continue;
    return path.length === 1 ? value : find(value, path.slice(1));
  }
  return undefined;
}

/** Attributes that hold attributes, by the path of types that leads to them: IFLA_AF_SPEC and its families, IFLA_LINKINFO, … */
const NESTS = new Set(['26', '26.2', '26.10', '18', '12', '43']);

/** A comparable result as lines, its datagrams taken apart, for the reader of a failure. */
function shown(value: unknown, indent = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => shown(one, `${indent}  `));
  if (typeof value !== 'object' || value === null) return [`${indent}${String(value)}`];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'hex' && typeof inner === 'string') return datagram(Buffer.from(inner, 'hex'), indent);
    if (typeof inner === 'object') return [`${indent}${key}`, ...shown(inner, `${indent}  `)];
    return [`${indent}${key} ${JSON.stringify(inner)}`];
  });
}

function datagram(bytes: Buffer, indent: string): string[] {
  const parts = messages(bytes).flatMap(({ header, type, body }) => {
    const fixed = HEADER_LENGTHS.get(type);
    if (fixed === undefined) return [header, `  ${body.toString('hex')}`];
    return [header, `  header ${body.subarray(0, fixed).toString('hex')}`, ...nest(body.subarray(fixed), '', '  ')];
  });
  return [...parts, `bytes ${bytes.toString('hex')}`].map((line) => indent + line);
}

function nest(bytes: Buffer, path: string, indent: string): string[] {
  return [...attributes(bytes)].flatMap(({ type, value }) => {
    const number = type & 0x3fff;
    const inner = `${path}${number}`;
    const name = `${indent}attribute ${number}${type === number ? '' : ' (marked nested)'}`;
    if (!NESTS.has(inner)) return [`${name}: ${value.toString('hex')}`];
    return [`${name} of ${value.length}`, ...nest(value, `${inner}.`, `${indent}  `)];
  });
}
