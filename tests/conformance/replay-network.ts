/** The steps of a scenario that are no socket's, on our kernel: links looked at, ioctls, tun devices, settings, uevents, packets. */
import type { Kernel, Namespace, Process, Tun } from '../../host/index.js';
import { AF_NETLINK, MSG_DONTWAIT } from '../../host/constants.js';
import { data } from './bytes.js';
import { messagesOf } from './decode.js';
import type { Bytes, Call, IoctlStep, Result, TunStep } from './recording.js';
import { failure, hex } from './replay-forms.js';

const SOCK_RAW = 3;
const POLLIN = 1;
const NEWLINK = 16;
/** Where struct ifinfomsg has it. */
const IFI_INDEX = 4;
/** Bytes of struct ifreq. */
const IFREQ = 32;

type TunCall = TunStep | { call: 'tun'; tun: string } | { call: 'tun-close'; tun: string };

/** Asks for all links and for each, with what that brings about: carriers are looked at, and namespaces that are named get their ids. */
export function look(process: Process): Result {
  const fd = process.socket(AF_NETLINK, SOCK_RAW, 0);
  const indexes: number[] = [];
  const ask = (flags: string[], index: number): void => {
    process.sendto(
      fd,
      data({ message: { type: 'GETLINK', flags: ['REQUEST', ...flags], body: [{ ifinfo: { index } }] } }),
    );
    while (process.poll(fd) & POLLIN) {
      const { data: told } = process.recvmsg(fd, { length: 65536, controlLength: 0, flags: MSG_DONTWAIT });
      for (const { type, body } of messagesOf(Buffer.from(told)))
        if (flags.length > 0 && type === NEWLINK) indexes.push(body.readInt32LE(IFI_INDEX));
    }
  };
  ask(['DUMP'], 0);
  for (const index of indexes) ask([], index);
  process.close(fd);
  return {};
}

/** On a socket that the process has as `fd`, or where the step says so on one of another family. */
export function ioctl(process: Process, fd: number, step: IoctlStep, bytes: (spec: Bytes) => Uint8Array): Result {
  const argument = Buffer.alloc(IFREQ);
  argument.write((step.interface ?? '').slice(0, 15), 'latin1');
  argument.writeInt32LE(step.index ?? 0, 16);
  if (step.value) argument.set(bytes(step.value), 16);
  if (step.argument) argument.set(bytes(step.argument));
  if (fd < 0 && step.domain === undefined) return { errno: 'EBADF' };
  // Of the library's, -1 is a socket of another family.
  process.ioctl(step.domain === undefined ? fd : -1, step.request, argument, step.domain);
  return { ifreq: hex(argument) };
}

/** Opens, closes and asks a tun device; `tuns` are those that are open. */
export function onTun(tuns: Map<string, Tun>, process: Process, step: TunCall): Result {
  if (step.call === 'tun') {
    tuns.set(step.tun, process.openTun());
    return {};
  }
  const tun = tuns.get(step.tun);
  if (!tun) return { errno: 'EBADF' };
  if (step.call === 'tun-close') {
    tuns.delete(step.tun);
    tun.close();
    return {};
  }
  const { request, interface: name = '', flags = 0, value, int } = step;
  if (value !== undefined) {
    tun.ioctl(request, value);
    return {};
  }
  const argument = Buffer.alloc(int === undefined ? IFREQ : 4);
  if (int === undefined) {
    argument.write(name, 'latin1');
    argument.writeUInt16LE(flags, 16);
  } else {
    argument.writeUInt32LE(int);
  }
  tun.ioctl(request, argument);
  return int === undefined ? { ifreq: hex(argument) } : { value: argument.readUInt32LE() };
}

export function sysctl(kernel: Kernel, netns: Namespace, { name, value }: Call & { call: 'sysctl' }): Result {
  if (value === undefined) return { setting: kernel.sysctl.get(name, netns) };
  kernel.sysctl.set(name, value, netns);
  return {};
}

export function uevent(kernel: Kernel, netns: Namespace, step: Call & { call: 'uevent' }): Result {
  const env = { SUBSYSTEM: 'net', SYNTH_UUID: '0', INTERFACE: step.device, IFINDEX: '1' };
  kernel.uevent(step.action, `/devices/virtual/net/${step.device}`, env, netns);
  return {};
}

/** Linux tells nobody when it drops one. */
export function advertise(kernel: Kernel, netns: Namespace, step: Call & { call: 'advertise' }): Result {
  try {
    kernel.receiveAdvertisement(step.link, Buffer.from(step.packet, 'hex'), netns);
  } catch (error) {
    if (failure(error).errno !== 'EBADMSG') throw error;
  }
  return {};
}
