/**
 * What a recording holds: a scenario's steps as scenario.ts expands them, each with Linux's answer:
 *
 *     {"errno": "EINVAL"}                                       the call failed
 *     {"value": n, "data": bytes, "flags": n, "address": {...}, "control": [...]}   what a receive returned
 *     {"value": n} {"address": {...}} {"option": hex} {"events": n} {}              what the others returned
 *     {"runs": [[count, result], ...]}                          `drain`: all that was received, until EAGAIN
 *     {"each": [runs, ...]}                                     `repeat`: the runs of each of its steps
 *
 * Ports that the kernel chose at random appear as "@socket", in addresses and, as `ports`, in message headers, so that a replay can
 * compare by relation. Here are the types, and the reading and writing of the files.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORDED, SCENARIOS } from './paths.js';

/** Bytes: as hex, or a run of one byte [byte, times]; `ports` names the sockets whose ports belong at which offsets. */
export interface Bytes {
  hex?: string;
  fill?: [number, number];
  ports?: Record<string, string>;
}

/** An address; "@name" stands for the random port of that socket. */
export interface Address {
  pid: number | string;
  groups: number;
}

export interface Control {
  level: number;
  type: number;
  hex: string;
}

/** A datagram received. `value` is what the call returned; `name` the length of the address and `charge` what it weighed, where asked for. */
export interface Received {
  value: number;
  data: Bytes;
  flags: number;
  address: Address;
  control: Control[];
  name?: number;
  charge?: number;
}

/** `count` equal results in a row. */
export type Run = [number, Result];

/** Who makes a call: credentials and effective capabilities (a mask in decimal), the namespace its sockets are made in, its process. */
export interface TaskSpec {
  uid: number;
  gid: number;
  caps: string;
  netns: string;
  pid: number;
}

/** A control message to send. */
export type ControlSpec = Control;

export type Result =
  | { errno: string }
  | Received
  | { value: number }
  | { setting: string }
  | { address: Address; length?: number }
  | { name: { length: number; hex: string } }
  | { ifreq: string }
  | { option: string }
  | { events: number }
  | { rows: string[] }
  | { runs: Run[] }
  | { each: Run[][] }
  | Record<string, never>;

interface Common {
  /** root and nobody, or one of the scenario's own. */
  task: string;
  socket: string;
  note?: string;
}

/** A step that is one system call, or a few alike. `look`: asks for all links, upon which Linux looks at their carriers. */
export type Call = Common &
  (
    | { call: 'socket'; type: number; protocol: number }
    | { call: 'bind' | 'connect'; address: Bytes }
    | { call: 'getsockname' | 'getpeername'; length?: number }
    | { call: 'poll' | 'close' | 'listen' | 'accept' | 'shutdown' }
    | { call: 'dup'; as: string }
    | { call: 'setsockopt'; level: number; name: number; value: { hex: string } | { filter: string } }
    | { call: 'getsockopt'; level: number; name: number; length: number }
    | SendStep
    | ReceiveStep
    | IoctlStep
    | { call: 'tun'; tun: string }
    | { call: 'tun-close'; tun: string }
    | TunStep
    | { call: 'look' }
    | { call: 'uevent'; action: string; device: string }
    | { call: 'advertise'; link: number; through: string; packet: string }
    | { call: 'sockets' }
    | { call: 'netns'; netns: string; fd: number }
    | { call: 'sysctl'; name: string; value?: string }
  );

/** On a netlink socket, or a new one of another `domain`. A struct ifreq with a name, an index, bytes behind the name; or all its bytes. */
export interface IoctlStep {
  call: 'ioctl';
  request: number;
  domain?: number;
  interface?: string;
  index?: number;
  value?: Bytes;
  argument?: Bytes;
}

/** On a descriptor of /dev/net/tun: a struct ifreq with a name and flags, a number, or a C int that it points at. */
export interface TunStep {
  call: 'tun-ioctl';
  tun: string;
  request: number;
  interface?: string;
  flags?: number;
  value?: number;
  int?: number;
}

/** `iov`: the lengths of the pieces that the data are passed in. All calls have MSG_DONTWAIT but those that are `blocking`. */
export interface SendStep {
  call: 'send' | 'sendmsg';
  flags: number;
  data: Bytes;
  to?: Bytes;
  iov?: number[];
  control?: ControlSpec[];
  blocking?: boolean;
}

/**
 * `iov` in place of length; `name`: room for the sender's address, whose length the result then has; `charge`: it has what the datagram weighed. Of a drain on Linux, `expect`: how many
 * datagrams are waited for, `within` how many milliseconds, and `after` how many it begins; `looks`: what there is yet to come may be put off until somebody
 * looks.
 */
export interface ReceiveStep {
  call: 'recv' | 'recvmsg' | 'drain';
  length: number;
  control: number;
  flags: number;
  iov?: number[];
  name?: number;
  charge?: boolean;
  blocking?: boolean;
  expect?: { datagrams: number; after: number; within: number; looks: boolean };
}

export type Step = Call | { call: 'repeat'; times: number; steps: Call[] } | { call: 'wait'; milliseconds: number };

export type RecordedStep = Step & { result: Result };

export interface Recording {
  /** The kernel's release. */
  kernel: string;
  /** SHA-256 of the scenario it was made from. */
  source: string;
  /** The process id that played it. */
  pid: number;
  /** Tasks other than root and nobody. */
  tasks?: Record<string, TaskSpec>;
  steps: RecordedStep[];
}

export /** The names of all scenarios. */
function scenarioNames(directory = SCENARIOS): string[] {
  return readdirSync(directory)
    .sort()
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));
}

/** The names of all recordings. */
export function recordingNames(): string[] {
  return readdirSync(RECORDED).map((file) => file.slice(0, -'.json'.length));
}

/** SHA-256 of a scenario's file, for comparison with `Recording.source`. */
export function sourceOf(name: string, directory = SCENARIOS): string {
  return createHash('sha256')
    .update(readFileSync(join(directory, `${name}.yaml`)))
    .digest('hex');
}

export function loadRecording(name: string, directory = RECORDED): Recording {
  return JSON.parse(readFileSync(join(directory, `${name}.json`), 'utf8')) as Recording;
}

/** One line a step: a changed answer shows as one changed line. */
export function storeRecording(name: string, { steps, ...head }: Recording, directory = RECORDED): void {
  const lines = steps.map((step) => JSON.stringify(step)).join(',\n');
  writeFileSync(join(directory, `${name}.json`), `${JSON.stringify(head).slice(0, -1)}, "steps": [\n${lines}\n]}\n`);
}
