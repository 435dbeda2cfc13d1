/**
 * A message, however wrong, is answered as Linux answers it, and harms nothing: the kernel then creates, finds and deletes a
 * link as before.
 */
import { NETLINK_GENERIC } from '../../host/constants.js';
import { decodeMessages, type Message, viewOf } from '../../host/wire.js';
import { TestKernel, named } from './kernel.js';
import { type Answers, MESSAGES } from './messages/index.js';
import { deleteLink, getLink, newVeth } from './requests.js';

const NLMSG_ERROR = 2;
const ROUTE_TYPES: Record<number, string> = { 3: 'DONE', 16: 'NEWLINK', 20: 'NEWADDR' };
const GENERIC_TYPES: Record<number, string> = { 3: 'DONE', 16: 'NEWFAMILY' };

function nameOf({ type, payload }: Message, protocol: number): string {
  if (type === NLMSG_ERROR) return String(named(viewOf(payload).getInt32(0, true)) || 'ack');
  return (protocol === NETLINK_GENERIC ? GENERIC_TYPES : ROUTE_TYPES)[type] ?? `type ${type}`;
}

/** Sends, and names what comes back. */
function answersTo(kernel: TestKernel, protocol: number, bytes: Uint8Array): Answers {
  const socket = kernel.socket(protocol);
  const sent = kernel.send(socket, bytes);
  if (sent !== bytes.length) return [`${named(sent)} from sendmsg`];
  const answers = kernel.drain(socket).flatMap((datagram) => decodeMessages(datagram));
  kernel.exports.close(socket);
  return answers.map((answer) => nameOf(answer, protocol)).filter((name, i, all) => name !== all[i - 1]);
}

describe.each(MESSAGES)('%s', (_name, protocol, cases) => {
  test.each(cases)('%s', (_what, bytes, expected) => {
    const kernel = new TestKernel();
    expect(answersTo(kernel, protocol, bytes)).toEqual(expected);
    expect(kernel.outcome(newVeth({ name: 'after' }))).toBe(0);
    expect(kernel.request(getLink('after'))).toHaveLength(1);
    expect(kernel.outcome(deleteLink('after'))).toBe(0);
  });
});
