/** A request to the kernel's route protocol and its answer: one sendmsg and one recvmsg through the raw ABI. */
import { strict as assert } from 'node:assert';
import { NETLINK_ROUTE, NLM_F_ACK, NLM_F_REQUEST, NLMSG_ERROR, NLMSG_NOOP } from '../../host/constants.js';
import { concat, decodeAttributes, decodeMessages, encodeMessage, uint32, viewOf } from '../../host/wire.js';
import { Machine } from '../machine.js';
import type { Workload } from '../row.js';

const RTM_NEWLINK = 16;
const RTM_GETLINK = 18;
const RTM_SETLINK = 19;
const IFF_UP = 1;
const IFLA_IFNAME = 3;
const IFINFOMSG_SIZE = 16;
/** The index of `lo`. */
const LOOPBACK = 1;
const SEQUENCE = 7;

/** `noop`: nothing but an ack; `setlink`: raise a link that is up, with an ack; `getlink`: a link by its index. */
export type RequestKind = 'noop' | 'setlink' | 'getlink';

const ASK_FOR_ACK = NLM_F_REQUEST | NLM_F_ACK;
const REQUESTS: Record<RequestKind, Uint8Array> = {
  noop: encodeMessage({ type: NLMSG_NOOP, flags: ASK_FOR_ACK, seq: SEQUENCE }),
  setlink: encodeMessage({ type: RTM_SETLINK, flags: ASK_FOR_ACK, seq: SEQUENCE, payload: loopback(IFF_UP) }),
  getlink: encodeMessage({ type: RTM_GETLINK, flags: NLM_F_REQUEST, seq: SEQUENCE, payload: loopback(0) }),
};

/** Nanoseconds from a request to its answer in the reader's memory. */
export async function request(kind: RequestKind, repeat: number): Promise<Workload> {
  const machine = await Machine.boot();
  const { exports, task, outgoing, incoming } = machine;
  const socket = machine.socket(NETLINK_ROUTE, 1);
  const bytes = REQUESTS[kind];
  machine.prepareSend(bytes);
  let answerLength = 0;
  return {
    check() {
      // The first of them changes something, the second is what is timed.
      for (let i = 0; i < 2; i++) {
        assert.equal(exports.sendmsg(task, socket, outgoing, 0), bytes.length);
        const answer = machine.receive(socket);
        answerLength = answer.length;
        checkAnswer(kind, answer);
      }
      machine.prepareReceive();
    },
    sample() {
      let total = 0;
      const start = performance.now();
      for (let i = 0; i < repeat; i++) {
        exports.sendmsg(task, socket, outgoing, 0);
        total += exports.recvmsg(socket, incoming, 0);
      }
      const elapsed = performance.now() - start;
      assert.equal(total, repeat * answerLength);
      return (elapsed * 1e6) / repeat;
    },
  };
}

/** An ack without an error, or `lo`. */
function checkAnswer(kind: RequestKind, datagram: Uint8Array): void {
  const [answer, ...more] = decodeMessages(datagram);
  assert(answer !== undefined && more.length === 0);
  assert.equal(answer.seq, SEQUENCE);
  if (kind === 'getlink') {
    assert.equal(answer.type, RTM_NEWLINK);
    const attributes = decodeAttributes(answer.payload.subarray(IFINFOMSG_SIZE));
    const name = attributes.find(({ type }) => type === IFLA_IFNAME);
    assert.equal(new TextDecoder().decode(name?.payload), 'lo\0');
  } else {
    assert.equal(answer.type, NLMSG_ERROR);
    assert.equal(viewOf(answer.payload).getInt32(0, true), 0);
  }
}

/** A struct ifinfomsg {family u8, pad u8, type u16, index, flags, change} that speaks of `lo`. */
function loopback(flags: number): Uint8Array {
  return concat(uint32(0), uint32(LOOPBACK), uint32(flags), uint32(flags));
}
