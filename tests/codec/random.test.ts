/**
 * Whatever comes in, decoding ends with a value or with an error that has an offset inside the message; and what was decoded encodes, and
 * decodes to the same again. For each of our own specs and of Linux's, half of the messages are random, half are real ones with bytes
 * changed, cut and put in: those that the recordings hold, and one of each attribute of the spec.
 */
import { CodecError, type DecodedMessage, Family, type Spec } from '../../host/codec/index.js';
import { loadRecording, recordingNames } from '../conformance/recording.js';
import { kernelSpec, kernelSpecs, ownSpec, ownSpecs, sampleFamily } from './specs.js';
import { samplesOf } from './values.js';

const MESSAGES = 100_000;
/** Its own generator, seeded, so that a failure can be met again. */
const SEED = 20261124;
const GENERIC_ID = 16;

type Row = [name: string, spec: Spec];
const ROWS: Row[] = [
  ['a spec of every type', sampleFamily().spec],
  ...ownSpecs.map((name): Row => [`specs/${name}`, ownSpec(name)]),
  ...kernelSpecs.map((name): Row => [`Linux's ${name}`, kernelSpec(name)]),
];

const speaking = ROWS.filter(([, { operations }]) => operations.length > 0);
test.each(speaking)(
  '100,000 random and mutated messages of %s: a value, or an error with an offset',
  (_name, spec) => {
    const family = new Family(spec, { id: GENERIC_ID });
    const seeds = [...recorded().filter((message) => isOf(family, message)), ...samples(family)];
    const random = generator(SEED);
    let values = 0;
    for (let round = 0; round < MESSAGES; round++) {
      const message = round % 2 === 0 ? randomMessage(family, random) : mutated(seeds[random(seeds.length)]!, random);
      const decoded = decode(family, message);
      if (decoded === undefined) continue;
      values++;
      const again = family.encode(decoded);
      if (Buffer.compare(family.encode(family.decode(again)), again) !== 0) {
        throw new Error(`not the same again: ${Buffer.from(message).toString('hex')}`);
      }
    }
    // Either outcome must be met often, or the messages are no test.
    expect(values).toBeGreaterThan(MESSAGES / 50);
    expect(MESSAGES - values).toBeGreaterThan(MESSAGES / 50);
  },
  300_000,
);

test('real messages of the kernel are among the seeds', () => expect(recorded().length).toBeGreaterThan(100));

/** Whether the family can read it: recordings hold messages of several. */
function isOf(family: Family, message: Uint8Array): boolean {
  try {
    return decode(family, message) !== undefined;
  } catch {
    return false;
  }
}

function decode(family: Family, message: Uint8Array): DecodedMessage | undefined {
  try {
    return family.decode(message);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    if (!(error.offset! >= 0 && error.offset! <= Math.max(message.length, 16))) throw error;
    return undefined;
  }
}

let recordings: Uint8Array[] | undefined;

/** Every datagram of rtnetlink and generic netlink that the recordings hold: only their first messages count. */
function recorded(): Uint8Array[] {
  if (recordings === undefined) {
    const text = recordingNames().map((name) => JSON.stringify(loadRecording(name)));
    const found = text.flatMap((recording) => [...recording.matchAll(/"hex":"([0-9a-f]{40,})"/g)]);
    recordings = found.map(([, hex]) => Uint8Array.from(Buffer.from(hex!, 'hex')));
  }
  return recordings;
}

/** A message for each attribute of the spec, and one for each operation with all of them, as far as they fit. */
function samples(family: Family): Uint8Array[] {
  const found: Uint8Array[] = [];
  const together = new Map<string, Record<string, unknown>>();
  for (const sample of samplesOf(family.spec)) {
    const { operation, flags, attributes } = sample;
    found.push(family.encode(sample));
    const key = `${operation} ${flags}`;
    together.set(key, { ...together.get(key), ...attributes });
  }
  for (const [key, attributes] of together) {
    const [operation, flags] = key.split(' ') as [string, string];
    found.push(family.encode({ operation, flags: Number(flags), attributes: attributes as never }));
  }
  return found.filter(({ length }) => length < 4096);
}

type Random = (below: number) => number;

/** xorshift32. */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A header that leads to an operation of the family, and random bytes, often in the form of attributes. */
function randomMessage(family: Family, random: Random): Uint8Array {
  const message = new Uint8Array(16 + random(120));
  for (let at = 16; at < message.length; at++) message[at] = random(4) === 0 ? random(256) : random(12);
  const view = new DataView(message.buffer);
  const { operations, isGeneric } = family.spec;
  const { request, reply } = operations[random(operations.length)]!;
  const isRequest = request !== undefined && (reply === undefined || random(2) === 0);
  const number = (isRequest ? request : reply) ?? 0;
  view.setUint32(0, message.length, true);
  view.setUint16(4, isGeneric ? 16 : number, true);
  view.setUint16(6, isRequest ? 1 : 0, true);
  if (isGeneric && message.length > 16) message[16] = number;
  for (let at = 20; at + 4 <= message.length;) {
    const length = random(8) === 0 ? random(0xffff) : 4 + random(Math.min(24, message.length - at - 3));
    view.setUint16(at, length, true);
    view.setUint16(at + 2, random(64) | (random(3) === 0 ? 0x8000 : 0), true);
    at += 4 + random(3) * 4;
  }
  return message;
}

function mutated(seed: Uint8Array, random: Random): Uint8Array {
  let message = seed.slice();
  for (let times = random(4); times >= 0; times--) {
    const at = 16 + random(Math.max(1, message.length - 16));
    switch (random(4)) {
      case 0:
        message[at] = random(256);
        break;
      case 1:
        message[at] = (message[at] ?? 0) ^ (1 << random(8));
        break;
      case 2:
        message = message.slice(0, at);
        break;
      default:
        message.copyWithin(at, 16 + random(message.length), message.length);
    }
  }
  if (message.length >= 4 && random(8) > 0) {
    // Most keep an honest length, so that the mistake is found further in.
    const view = new DataView(message.buffer);
    view.setUint32(0, Math.min(message.length, Math.max(16, view.getUint32(0, true))), true);
  }
  return message;
}
