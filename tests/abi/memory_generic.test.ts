/**
 * Families of the host's with all memory taken but for a hole, of every size: a family is registered whole or not at all, and who listens
 * hears of it or hears ENOBUFS; requests and dumps are answered whole, or an error says that they are not.
 */
import { NETLINK_GENERIC } from '../../host/constants.js';
import { decodeMessages, viewOf } from '../../host/wire.js';
import { DEMO, DEMO_ID, demoRequest } from './generic.js';
import { made, named } from './kernel.js';
import { getFamily } from './requests.js';
import { ScarceKernel } from './scarcity.js';

const GRAINS = 500;
const NOTIFY = 1 << 15;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const NLM_F_DUMP = 0x300;
const ITEMS = 30;

/** What is read until nothing is left: errors by name, types of messages. */
function heard(kernel: ScarceKernel, socket: number): string[] {
  const found: string[] = [];
  for (;;) {
    const { result, data } = kernel.receive(socket);
    if (named(result) === 'EAGAIN') return found;
    if (result < 0) found.push(String(named(result)));
    for (const { type, payload } of decodeMessages(data)) {
      if (type !== NLMSG_ERROR) found.push(`type ${type}`);
      else found.push(String(named(viewOf(payload).getInt32(0, true)) || 'done'));
    }
  }
}

test('a family is registered whole or not at all', () => {
  const kernel = new ScarceKernel();
  const block = kernel.block(DEMO);
  const listener = kernel.bound(NETLINK_GENERIC, 0, NOTIFY);
  const asker = kernel.bound(NETLINK_GENERIC);
  kernel.exhaust(GRAINS);
  const seen = new Set<string>();
  for (let grains = 0; grains <= GRAINS; grains++) {
    kernel.leave(grains);
    const before = kernel.used;
    const result = kernel.exports.genl_register(block, DEMO.length);
    const events = heard(kernel, listener);
    if (result < 0) {
      expect(named(result)).toBe('ENOMEM');
      expect(kernel.used).toBe(before);
      expect(events).toEqual([]);
    } else {
      expect(result).toBe(DEMO_ID);
      // One for the family, one a group; or that some were lost.
      if (!events.includes('ENOBUFS')) expect(events).toEqual(Array(3).fill('type 16'));
    }
    kernel.relieve();
    seen.add(String(named(result)));
    made(kernel.send(asker, getFamily('demo')));
    expect(heard(kernel, asker)).toEqual([result < 0 ? 'ENOENT' : 'type 16']);
    if (result < 0) continue;
    expect(kernel.exports.genl_unregister(DEMO_ID)).toBe(0);
  }
  expect([...seen]).toEqual(['ENOMEM', String(DEMO_ID)]);
});

test.each([
  ['a request', 5, ['type 19', 'done']],
  ['a dump', 5 | NLM_F_DUMP, [...Array<string>(ITEMS).fill('type 19'), `type ${NLMSG_DONE}`]],
])('%s is answered whole, or says that it is not', (_, flags, whole) => {
  const kernel = new ScarceKernel();
  expect(kernel.exports.genl_register(kernel.block(DEMO), DEMO.length)).toBe(DEMO_ID);
  const socket = kernel.bound(NETLINK_GENERIC);
  const item = kernel.block(100);
  kernel.genlRequest = (_task, _socket, _message, _length, dump) => {
    for (let i = 0; i < (dump ? ITEMS : 1); i++) {
      const result = kernel.exports.genl_reply(item, 100);
      if (result < 0) return result;
    }
    return 0;
  };
  kernel.exhaust(3 * GRAINS);
  let answered = 0;
  const left = new Set<number>();
  for (let grains = 0; grains <= 3 * GRAINS; grains += 3) {
    kernel.leave(grains);
    made(kernel.send(socket, demoRequest(1, flags)));
    const found = heard(kernel, socket);
    if (JSON.stringify(found) === JSON.stringify(whole)) answered++;
    else expect(found.filter((one) => one === 'ENOBUFS' || one === 'ENOMEM')).not.toEqual([]);
    kernel.relieve();
    // What a dump that found no memory for its page still holds goes with its socket.
    made(kernel.exports.close(socket));
    left.add(kernel.used);
  }
  expect(left.size).toBe(1);
  expect(answered).toBeGreaterThan(0);
});

test('a request that is answered later is kept, or says that it is not, and so is what follows it', () => {
  const kernel = new ScarceKernel();
  expect(kernel.exports.genl_register(kernel.block(DEMO), DEMO.length)).toBe(DEMO_ID);
  let ready = false;
  kernel.genlRequest = () => (ready ? 0 : 1);
  const socket = kernel.bound(NETLINK_GENERIC);
  const request = demoRequest(1, 5);
  kernel.exhaust(GRAINS);
  const seen = new Set<string>();
  const left = new Set<number>();
  for (let grains = 0; grains <= GRAINS; grains += 3) {
    kernel.leave(grains);
    ready = false;
    made(kernel.send(socket, request));
    const first = heard(kernel, socket);
    const kept = named(kernel.send(socket, request));
    kernel.relieve();
    ready = true;
    const resumed = named(kernel.exports.genl_resume(socket, DEMO_ID));
    const rest = heard(kernel, socket);
    // Each is done, or was refused for want of memory, by its send or by an answer.
    const ends = [...first, ...rest, ...(kept === 'ENOBUFS' ? ['ENOBUFS'] : [])];
    seen.add(`${resumed}: ${ends.join(', ')}`);
    made(kernel.exports.close(socket));
    left.add(kernel.used);
  }
  expect([...seen]).toEqual(['EINVAL: ENOBUFS, ENOBUFS', '0: done, ENOBUFS', '0: done, done']);
  expect(left.size).toBe(1);
});
