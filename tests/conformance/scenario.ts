/**
 * Scenarios: reading the YAML and turning its symbols into numbers and bytes. README.md documents the format. A scenario is a list of
 * steps, one system call each, and holds no expected values: what is right is what Linux answers.
 *
 * `expand` gives the same steps with numbers for names and `{ hex, ports: { offset: socket } }` for bytes, where `ports` says which
 * 32-bit words are another socket's port, known only at run time. Both players, player/ and replay.ts, take that form.
 */
import { CAPABILITIES } from '../../host/credentials.js';
import { program } from './bpf.js';
import { data } from './bytes.js';
import { DOMAINS, IO_FLAGS, IOCTLS, LEVELS, OPTIONS, PROTOCOLS, TUN_FLAGS, TUN_IOCTLS, TYPES } from './names.js';
import { icmpv6 } from './packets.js';
import type { Bytes, Call, ControlSpec, Step, TaskSpec } from './recording.js';
import { eachOf, Fields, integer, isMapping, type Mapping, mapping, numberOf, refuse, Source } from './source.js';

const AF_NETLINK = 16;
const ADDRESS = 12;
const NOBODY = 65534;
/** What a packet that no router forwarded has. */
const MOST_HOPS = 255;
const CALLS = new Set(
  `socket bind connect getsockname getpeername setsockopt getsockopt send sendmsg recv recvmsg drain poll close dup listen accept
  shutdown ioctl uevent advertise sockets netns sysctl tun tun-ioctl tun-close`.split(/\s+/),
);
/** Calls that are about no one socket. */
const SOCKETLESS = new Set(['uevent', 'advertise', 'sockets', 'netns', 'sysctl', 'tun', 'tun-ioctl', 'tun-close']);

export interface Scenario {
  subject: string;
  /** Kinds of links that not every Linux was built with, without which it can't be the judge. */
  needs: string[];
  tasks: Record<string, TaskSpec>;
  steps: Step[];
}

/** Reads a scenario. @throws ScenarioError with file, line and reason */
export function expand(text: string, file: string): Scenario {
  const source = new Source(text, file);
  return source.read(source.root, () => {
    const fields = new Fields(mapping(source.root, 'a scenario'), 'a scenario');
    const subject = fields.string('subject');
    const needs = ((fields.take('needs') ?? []) as unknown[]).map(String);
    const expander = new Expander(source, fields.take('tasks'));
    const steps = fields.need('steps');
    if (!Array.isArray(steps)) refuse('steps must be a list');
    fields.end();
    return { subject, needs, tasks: expander.tasks, steps: expander.list(steps as unknown[]) };
  });
}

class Expander {
  readonly tasks: Record<string, TaskSpec> = {
    root: { uid: 0, gid: 0, caps: 'all', netns: '', pid: 1 },
    nobody: { uid: NOBODY, gid: NOBODY, caps: 'none', netns: '', pid: 1 },
  };
  readonly #sockets = new Set<string>();

  constructor(
    readonly source: Source,
    tasks: unknown,
  ) {
    for (const [name, spec] of Object.entries(mapping(tasks ?? {}, 'tasks'))) {
      this.tasks[name] = source.read(spec, () => task(mapping(spec, `task ${name}`), `task ${name}`));
    }
    const pids = [...new Set(Object.values(this.tasks).map(({ pid }) => pid))].sort((a, b) => a - b);
    if (pids.some((pid, index) => pid !== index + 1)) refuse('pids of tasks are 1 and, for further processes, 2, 3, …');
  }

  list(specs: readonly unknown[]): Step[] {
    return specs.flatMap((spec) => this.source.read(spec, () => this.#steps(mapping(spec, 'a step'))));
  }

  #steps(spec: Mapping): Step[] {
    const [[call = '', value] = [], more] = Object.entries(spec);
    if (more) refuse(`a step has one word, and here is '${more[0]}' too`);
    switch (call) {
      case 'ask':
        return this.#ask(mapping(value, 'ask'));
      case 'repeat': {
        const fields = new Fields(mapping(value, 'repeat'), 'repeat');
        const times = integer(fields.need('times'), 'times');
        const steps = this.list(fields.need('steps') as unknown[]);
        fields.end();
        return [{ call: 'repeat', times, steps: steps as Call[] }];
      }
      case 'each':
        return this.#each(mapping(value, 'each'));
      case 'wait':
        return [{ call: 'wait', milliseconds: integer(value, 'wait') }];
      default:
        return [this.#call(call, isMapping(value) ? value : { socket: value })];
    }
  }

  /** The steps once for each value of a word, which is `$word` in them. */
  #each(value: Mapping): Step[] {
    const { name, values, inner } = eachOf(value, 'steps');
    return values.flatMap((one) => this.list(this.source.filled(inner, name, one) as unknown[]));
  }

  /** One message sent, and everything received until nothing is left. On socket a, a REQUEST, unless it says otherwise. */
  #ask(value: Mapping): Step[] {
    const fields = new Fields({ socket: 'a', flags: 'REQUEST', ...value }, 'ask');
    const pick = (...names: string[]): Mapping =>
      Object.fromEntries(names.filter((name) => fields.has(name)).map((name) => [name, fields.take(name)]));
    const common = pick('socket', 'task');
    const note = pick('note');
    const reply = fields.has('reply') ? { length: fields.take('reply') } : {};
    return [
      this.#call('send', { ...common, ...note, data: [{ message: fields.rest() }] }),
      this.#call('drain', { ...common, ...reply }),
    ];
  }

  #call(call: string, value: Mapping): Step {
    if (!CALLS.has(call)) refuse(`unknown step '${call}'; there are ${[...CALLS].join(', ')}`);
    const fields = new Fields(value, `a step '${call}'`);
    const task = fields.has('task') ? fields.string('task') : 'root';
    if (!(task in this.tasks)) refuse(`there is no task '${task}'`, value);
    const note = fields.has('note') ? { note: String(fields.take('note')) } : {};
    const made = call === 'socket';
    const needsSocket = !SOCKETLESS.has(call) && !(call === 'ioctl' && fields.has('on'));
    const socket = String((made && fields.take('as')) || (needsSocket ? fields.need('socket') : ''));
    if (made) this.#sockets.add(socket);
    else if (needsSocket && !this.#sockets.has(socket))
      refuse(`there is no socket '${socket}' before this step`, value);
    const step = { call, task, socket, ...this.#fields(call, fields), ...note };
    fields.end();
    return step as Step;
  }

  #fields(call: string, fields: Fields): Mapping {
    switch (call) {
      case 'socket':
        return { type: fields.named('type', TYPES, TYPES['RAW']), protocol: fields.named('protocol', PROTOCOLS) };
      case 'bind':
      case 'connect':
        return { address: address(fields) };
      case 'setsockopt': {
        const { level, name } = option(fields);
        return { level, name, value: optionValue(fields.need('value')) };
      }
      case 'getsockopt':
        return { ...option(fields), length: fields.number('length', 4) };
      case 'send':
      case 'sendmsg':
        return send(fields);
      case 'recv':
      case 'recvmsg':
      case 'drain':
        return receive(fields);
      case 'dup': {
        const copy = fields.string('as');
        this.#sockets.add(copy);
        return { as: copy };
      }
      case 'getsockname':
      case 'getpeername':
        return fields.has('length') ? { length: fields.number('length', ADDRESS) } : {};
      case 'ioctl':
        return {
          request: fields.named('request', IOCTLS),
          ...(fields.has('on') ? { domain: fields.named('on', DOMAINS) } : {}),
          ...argumentOf(fields),
        };
      case 'tun':
        return { tun: fields.string('as') };
      case 'tun-close':
        return { tun: fields.string('tun') };
      case 'tun-ioctl':
        return {
          tun: fields.string('tun'),
          request: fields.named('request', TUN_IOCTLS),
          ...(fields.has('name') ? { interface: fields.string('name') } : {}),
          ...(fields.has('flags') ? { flags: fields.named('flags', TUN_FLAGS) } : {}),
          ...(fields.has('value') ? { value: fields.number('value', 0) } : {}),
          ...(fields.has('int') ? { int: fields.number('int', 0) } : {}),
        };
      case 'uevent':
        return { action: fields.string('action'), device: fields.has('device') ? fields.string('device') : 'lo' };
      case 'advertise': {
        const message = data(fields.need('data'));
        const source = fields.has('source') ? fields.string('source') : 'fe80::1';
        const packet = icmpv6(source, fields.number('hops', MOST_HOPS), message).toString('hex');
        return { link: integer(fields.need('link'), 'link'), through: fields.string('through'), packet };
      }
      case 'netns':
        return { netns: fields.string('of'), fd: integer(fields.need('fd'), 'fd') };
      case 'sysctl':
        return {
          name: fields.string('name'),
          ...(fields.has('value') ? { value: String(fields.take('value')) } : {}),
        };
      default:
        return {};
    }
  }
}

function task(value: Mapping, what: string): TaskSpec {
  const fields = new Fields(value, what);
  const uid = fields.number('uid', 0);
  const caps = fields.take('caps') ?? (uid === 0 ? 'all' : 'none');
  const names = Object.fromEntries(CAPABILITIES.map((name, index) => [name.slice('CAP_'.length), index]));
  const mask =
    caps === 'all' || caps === 'none'
      ? caps
      : (Array.isArray(caps) ? caps : [caps])
          .reduce<bigint>((sum, one) => sum | (1n << BigInt(numberOf(one, names, 'caps'))), 0n)
          .toString();
  const spec = {
    uid,
    gid: fields.number('gid', uid),
    caps: mask,
    netns: fields.has('netns') ? fields.string('netns') : '',
    pid: fields.number('pid', 1),
  };
  fields.end();
  return spec;
}

function send(fields: Fields): Mapping {
  const more: Mapping = {};
  const parts = fields.need('data');
  if (fields.has('to')) more['to'] = address(new Fields(mapping(fields.take('to'), 'to'), 'to'));
  if (fields.has('iov')) more['iov'] = (fields.take('iov') as unknown[]).map((length) => integer(length, 'iov'));
  if (fields.has('control')) more['control'] = (fields.take('control') as unknown[]).map(control);
  return { flags: fields.named('flags', IO_FLAGS, 0), data: payload(parts), ...more, ...blocking(fields) };
}

function receive(fields: Fields): Mapping {
  const length = fields.number('length', 65536);
  const more: Mapping = {};
  if (fields.has('iov')) more['iov'] = (fields.take('iov') as unknown[]).map((one) => integer(one, 'iov'));
  if (fields.has('name')) more['name'] = fields.number('name', ADDRESS);
  if (fields.take('charge') === true) more['charge'] = true;
  return {
    length,
    control: fields.number('control', 0),
    flags: fields.named('flags', IO_FLAGS, 0),
    ...more,
    ...blocking(fields),
  };
}

/** A call that may wait; all others have MSG_DONTWAIT. */
function blocking(fields: Fields): Mapping {
  return fields.take('blocking') === true ? { blocking: true } : {};
}

/** The bytes to send; a run of one byte stays a run, for files of a readable size. */
function payload(parts: unknown): Bytes {
  const [only, second] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (isMapping(only) && !second && isMapping(only['fill'])) {
    data(only);
    return { fill: [integer(only['fill']['byte'] ?? 0, 'byte'), integer(only['fill']['times'] ?? 1, 'times')] };
  }
  return { hex: data(parts).toString('hex') };
}

function control(value: unknown): ControlSpec {
  const fields = new Fields(mapping(value, 'a control message'), 'a control message');
  if (fields.has('credentials')) {
    const [pid, uid, gid] = ['pid', 'uid', 'gid'].map((name) =>
      integer(mapping(fields.source['credentials'], 'credentials')[name] ?? 0, name),
    );
    fields.take('credentials');
    fields.end();
    return { level: 1, type: 2, hex: data([{ u32: pid }, { u32: uid }, { u32: gid }]).toString('hex') };
  }
  const spec = {
    level: fields.named('level', LEVELS),
    type: integer(fields.need('type'), 'type'),
    hex: data(fields.need('data')).toString('hex'),
  };
  fields.end();
  return spec;
}

/** A sockaddr_nl; `pid: '@b'` is the port of socket b; `length` cuts or extends; `family` may be wrong on purpose. */
function address(fields: Fields): Bytes {
  if (fields.has('hex')) return { hex: data({ hex: fields.take('hex') }).toString('hex') };
  const pid = fields.take('pid') ?? 0;
  const port = typeof pid === 'string' && pid.startsWith('@') ? pid.slice(1) : undefined;
  const raw = data([
    { u16: fields.number('family', AF_NETLINK) },
    { u16: fields.number('pad', 0) },
    { u32: port === undefined ? integer(pid, 'pid') : 0 },
    { u32: fields.number('groups', 0) },
  ]);
  const length = fields.number('length', ADDRESS);
  const hex = Buffer.concat([raw, Buffer.alloc(Math.max(0, length - ADDRESS))])
    .subarray(0, length)
    .toString('hex');
  return port === undefined ? { hex } : { hex, ports: { 4: port } };
}

function option(fields: Fields): { level: number; name: number } {
  const level = fields.named('level', LEVELS, LEVELS['NETLINK']);
  return { level, name: fields.named('name', OPTIONS[level] ?? {}) };
}

/** A number; or bytes: `hex`, `timeval` of seconds and microseconds, `filter` for what a struct sock_fprog points to. */
function optionValue(value: unknown): { hex: string } | { filter: string } {
  if (!isMapping(value)) return { hex: data({ u32: value }).toString('hex') };
  const fields = new Fields(value, 'value');
  const bytes = ((): { hex: string } | { filter: string } => {
    if (fields.has('filter')) return { filter: program(fields.take('filter') as string).toString('hex') };
    if (fields.has('timeval')) {
      const [seconds, microseconds] = fields.take('timeval') as number[];
      return { hex: data([{ u64: seconds }, { u64: microseconds }]).toString('hex') };
    }
    return { hex: data({ hex: fields.need('hex') }).toString('hex') };
  })();
  fields.end();
  return bytes;
}

/** What an ioctl's argument holds: bytes, or a name with an index or bytes behind it. */
function argumentOf(fields: Fields): Mapping {
  if (fields.has('argument')) return { argument: payload(fields.take('argument')) };
  const value = fields.has('value') ? { value: payload(fields.take('value')) } : {};
  return fields.has('index') ? { index: fields.number('index', 0) } : { interface: fields.string('name'), ...value };
}
