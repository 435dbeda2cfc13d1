/**
 * Who takes part in random requests: sockets that send them, each with options of its own; and those that only listen, of which one hears other
 * namespaces too and one has so little room that it overruns. Options and memberships change meanwhile.
 */
import { NETLINK_ROUTE } from '../../host/constants.js';
import { data } from './bytes.js';
import type { Generator } from './random-steps.js';
import type { Step } from './recording.js';

const SOL_SOCKET = 1;
export const SOL_NETLINK = 270;
const [ADD_MEMBERSHIP, DROP_MEMBERSHIP, PKTINFO, BROADCAST_ERROR, NO_ENOBUFS] = [1, 2, 3, 4, 5];
const [LISTEN_ALL_NSID, CAP_ACK, RCVBUF] = [8, 10, 8];
export const [EXT_ACK, GET_STRICT_CHK] = [11, 12];
const AF_NETLINK = 16;
/** Room for all control messages that there are. */
const CONTROL = 128;

interface Opened {
  socket: string;
  task: string;
  options: readonly number[];
}

/** The descriptors that stand for namespaces: for the first, for the other, and for none. */
export const DESCRIPTORS = { '': 700, blue: 701, none: 702 };

const SENDERS: readonly Opened[] = [
  { socket: 'a', task: 'root', options: [EXT_ACK] },
  { socket: 's', task: 'root', options: [EXT_ACK, GET_STRICT_CHK, CAP_ACK] },
  { socket: 'b', task: 'blue', options: [EXT_ACK] },
  { socket: 'p', task: 'root', options: [] },
  { socket: 'q', task: 'nobody', options: [] },
];
/** As often as they send. Of nobody's requests there is no more to learn than that they are refused: most are. */
const OFTEN = ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 's', 's', 's', 'b', 'b', 'p'];

interface Listener extends Opened {
  /** With a port that is not 0, as one that has none hears nothing that is told in the kernel's own name, which its port is. */
  port: number;
  room?: number;
  /** It is heard each time; the others at times, when much may have come. */
  isHeard: boolean;
}

const LISTENERS: readonly Listener[] = [
  { socket: 'm', task: 'root', port: 900, options: [], isHeard: true },
  { socket: 'k', task: 'blue', port: 900, options: [], isHeard: true },
  { socket: 'n', task: 'root', port: 901, options: [LISTEN_ALL_NSID, PKTINFO], isHeard: false },
  { socket: 'z', task: 'root', port: 902, options: [], room: 4000, isHeard: false },
];

/** What may change of a socket that sends; of a listener, but for those that hear all. */
const SENDER_OPTIONS = [EXT_ACK, CAP_ACK, GET_STRICT_CHK];
const LISTENER_OPTIONS = [PKTINFO, BROADCAST_ERROR, NO_ENOBUFS, LISTEN_ALL_NSID];

function option(socket: string, task: string, name: number, value: number, level = SOL_NETLINK): Step {
  return { call: 'setsockopt', task, socket, level, name, value: { hex: data({ u32: value }).toString('hex') } };
}

function opened({ socket, task, options }: Opened): Step[] {
  return [
    { call: 'socket', task, socket, type: 3, protocol: NETLINK_ROUTE },
    ...options.map((one) => option(socket, task, one, 1)),
  ];
}

/** Opens all that send. */
export function openSenders(): Step[] {
  return SENDERS.flatMap(opened);
}

/** Opens all that listen, to groups. */
export function openListeners(groups: readonly number[]): Step[] {
  return LISTENERS.flatMap((listener) => {
    const { socket, task, port, room } = listener;
    const address = data([{ u16: AF_NETLINK }, { u16: 0 }, { u32: port }, { u32: 0 }]);
    return [
      ...opened(listener),
      { call: 'bind', task, socket, address: { hex: address.toString('hex') } },
      ...(room === undefined ? [] : [option(socket, task, RCVBUF, room, SOL_SOCKET)]),
      ...groups.map((group) => option(socket, task, ADD_MEMBERSHIP, group)),
    ];
  });
}

/** Opens descriptors that stand for namespaces. */
export function openNamespaces(): Step[] {
  return ['', 'blue'].map((netns) => ({
    call: 'netns',
    task: 'root',
    socket: '',
    netns,
    fd: DESCRIPTORS[netns as 'blue'],
  }));
}

export function sender(random: Generator): string {
  return random.below(50) === 0 ? 'q' : random.pick(OFTEN);
}

export function taskOf(socket: string): string {
  return SENDERS.find((one) => one.socket === socket)!.task;
}

export function drain(socket: string, task: string): Step {
  return { call: 'drain', task, socket, length: 65536, control: 0, flags: 0 };
}

/** What the listeners heard; where a link may have changed, all has been looked at, so that nothing is left for later. */
export function heard(random: Generator, changes: boolean): Step[] {
  const all = random.below(4) === 0;
  const listened = LISTENERS.filter(({ isHeard }) => isHeard || all);
  const looked = ['root', 'blue'].map((task): Step => ({ call: 'look', task, socket: '' }));
  return [...(changes ? looked : []), ...listened.map(drained)];
}

function drained({ socket, task }: Listener): Step {
  return { call: 'drain', task, socket, length: 65536, control: CONTROL, flags: 0, charge: true };
}

/** An option or a membership of a socket is another. */
export function changedSocket(random: Generator, groups: readonly number[]): Step[] {
  const value = random.below(2);
  if (random.below(3) === 0) {
    const { socket, task } = random.pick(SENDERS);
    return [option(socket, task, random.pick(SENDER_OPTIONS), value)];
  }
  const { socket, task } = random.pick(LISTENERS.filter(({ isHeard }) => !isHeard));
  if (random.below(2) === 0) return [option(socket, task, random.pick(LISTENER_OPTIONS), value)];
  return [option(socket, task, value ? ADD_MEMBERSHIP : DROP_MEMBERSHIP, random.pick(groups))];
}
