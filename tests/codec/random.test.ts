/**
 * Whatever comes in, decoding ends with a value or with an error that has an offset inside the message; and what was decoded encodes, and
 * decodes to the same again. Half of the messages are random, half are real ones with bytes changed, cut and put in.
 */
import { CodecError, type DecodedMessage, Family } from '../../host/codec/index.js';
import { loadRecording, recordingNames } from '../conformance/recording.js';
import { kernelSpec, kernelSpecs, sampleFamily } from './specs.js';

const MESSAGES = 100_000;
/** Its own generator, seeded, so that a failure can be met again. */
const SEED = 20261124;

test(`${MESSAGES} random and mutated messages give a value or an error with an offset`, () => {
  const families = kernelSpecs.length > 0 ? ['rt-link', 'rt-addr', 'nlctrl', 'tc'].map(familyOf) : [];
  families.push(sampleFamily());
  const seeds = [...recorded(), ...samples()];
  const random = generator(SEED);
  let values = 0;
  let errors = 0;
  for (let round = 0; round < MESSAGES; round++) {
    const family = families[random(families.length)]!;
    const message = round % 2 === 0 ? randomMessage(family, random) : mutated(seeds[random(seeds.length)]!, random);
    const decoded = decode(family, message);
    if (decoded === undefined) {
      errors++;
      continue;
    }
    values++;
    const again = family.encode(decoded);
    expect(Buffer.compare(family.encode(family.decode(again)), again)).toBe(0);
  }
  // Either outcome must be met often, or the messages are no test.
  expect(values).toBeGreaterThan(MESSAGES / 50);
  expect(errors).toBeGreaterThan(MESSAGES / 50);
}, 300_000);

test('real messages of the kernel are among the seeds', () => expect(recorded().length).toBeGreaterThan(100));

function decode(family: Family, message: Uint8Array): DecodedMessage | undefined {
  try {
    return family.decode(message);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    if (!(error.offset! >= 0 && error.offset! <= Math.max(message.length, 16))) throw error;
    return undefined;
  }
}

function familyOf(name: string): Family {
  return new Family(kernelSpec(name), { id: 16 });
}

/** Every datagram of rtnetlink and generic netlink that the recordings hold: only their first messages count. */
function recorded(): Uint8Array[] {
  const text = recordingNames().map((name) => JSON.stringify(loadRecording(name)));
  const found = text.flatMap((recording) => [...recording.matchAll(/"hex":"([0-9a-f]{40,})"/g)]);
  return found.map(([, hex]) => Uint8Array.from(Buffer.from(hex!, 'hex')));
}

/** Messages of our own spec that have nests in them. */
function samples(): Uint8Array[] {
  const family = sampleFamily();
  const inner = { u8: 1, kind: 'struct', data: { x: 1 }, string: 'lo', flags: ['fast'], list: [1, 2, 3] };
  const array = [
    { index: 1, value: inner },
    { index: 2, value: {} },
  ];
  const attributes = [
    { ...inner, nest: { ...inner, nest: inner } },
    { array, typed: { first: 1, second: 2, ...inner } },
  ];
  return attributes.map((one) => family.encode({ operation: 'get', attributes: one }));
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
  const isRequest = request !== undefined && random(2) === 0;
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
