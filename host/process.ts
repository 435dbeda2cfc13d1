/**
 * A process of the guest and its system calls: the socket interface. (Who it is and what it has open is in task.ts.)
 *
 * Calls are named and shaped as in POSIX. Where a C caller passes a buffer, one passes or gets a Uint8Array; where C
 * returns -1, a `NetlinkError` is thrown. No call here waits: where Linux would, it throws EAGAIN. `receive` and
 * `transmit` are recvmsg and sendmsg for those who want to wait, and give promises.
 */
import { encodeAddress, type NetlinkAddress, type NetlinkAddressInit } from './address.js';
import { bytes, integer, isBytes, size } from './arguments.js';
import {
  AF_NETLINK,
  EAFNOSUPPORT,
  EAGAIN,
  EINVAL,
  EOPNOTSUPP,
  MSG_DONTWAIT,
  POLLIN,
  SO_ATTACH_FILTER,
  SO_GET_FILTER,
  SOCK_CLOEXEC,
  SOCK_NONBLOCK,
  SOL_SOCKET,
} from './constants.js';
import { check, NetlinkError } from './errno.js';
import { Descriptor, OpenFile } from './files.js';
import { fileRequest, ioctl } from './ioctl.js';
import {
  checkMessage,
  checkRequest,
  type OutgoingMessage,
  type ReceivedControlMessage,
  type ReceivedMessage,
  type ReceiveRequest,
} from './message.js';
import { ROOM } from './readiness.js';
import { Task } from './task.js';
import { Tun } from './tun.js';
import { waitFor, type WaitOptions } from './wait.js';

import { getUint32, NO_BYTES, uint32 } from './wire.js';
import { AF_INET, SOCKET_TYPE_MASK, SOCK_FILTER_SIZE, SOCK_FPROG_SIZE } from './generated/socket.js';

export class Process extends Task {
  /**
   * socket(2).
   * @param domain AF_NETLINK; any other is EAFNOSUPPORT
   * @param type SOCK_RAW or SOCK_DGRAM, with SOCK_NONBLOCK and SOCK_CLOEXEC or-ed
   * @param protocol NETLINK_*
   * @returns the lowest descriptor that is free, from 3 up
   */
  socket(domain: number, type: number, protocol: number): number {
    integer(domain, 'domain');
    integer(type, 'type');
    integer(protocol, 'protocol');
    this.checkAlive('socket');
    if (domain !== AF_NETLINK) throw new NetlinkError(EAFNOSUPPORT, 'socket');
    if (type & ~(SOCKET_TYPE_MASK | SOCK_NONBLOCK | SOCK_CLOEXEC)) throw new NetlinkError(EINVAL, 'socket');
    const fd = this.files.lowestFree('socket');
    const socket = check(this.core.exports.socket(this.handle, type & SOCKET_TYPE_MASK, protocol), 'socket');
    this.files.set(
      fd,
      new Descriptor(new OpenFile(socket, type & SOCK_NONBLOCK, this.netns), (type & SOCK_CLOEXEC) !== 0),
    );
    return fd;
  }

  /** bind(2). A `pid` of 0 takes the process's pid, or a free port where that is taken. */
  bind(fd: number, address: NetlinkAddressInit): void {
    const socket = this.#socket(fd, 'bind');
    const encoded = encodeAddress(address);
    const at = this.core.transfer.placeAddress(encoded, 'bind');
    check(this.core.exports.bind(this.handle, socket, at, encoded.length), 'bind');
  }

  /** connect(2): where what is sent without an address goes. An address of AF_UNSPEC takes it back. */
  connect(fd: number, address: NetlinkAddressInit): void {
    const socket = this.#socket(fd, 'connect');
    const encoded = encodeAddress(address);
    const at = this.core.transfer.placeAddress(encoded, 'connect');
    check(this.core.exports.connect(this.handle, socket, at, encoded.length), 'connect');
  }

  /** getsockname(2). Before bind, connect or the first send, `pid` is 0. */
  getsockname(fd: number): NetlinkAddress {
    const { transfer, exports } = this.core;
    const socket = this.#socket(fd, 'getsockname');
    check(exports.getsockname(socket, transfer.reserveAddress(), transfer.lengthAt), 'getsockname');
    return transfer.address;
  }

  /** getpeername(2). Unconnected, `pid` is 0. */
  getpeername(fd: number): NetlinkAddress {
    const socket = this.#socket(fd, 'getpeername');
    const { transfer, exports } = this.core;
    check(exports.getpeername(socket, transfer.reserveAddress(), transfer.lengthAt), 'getpeername');
    return transfer.address;
  }

  /**
   * setsockopt(2). A number or boolean is passed as a C int. For SO_ATTACH_FILTER the value is the program itself: the array of
   * `struct sock_filter` that a `struct sock_fprog` points to.
   */
  setsockopt(fd: number, level: number, name: number, value: number | boolean | Uint8Array): void {
    const socket = this.#socket(fd, 'setsockopt');
    const option = optionBytes(value);
    integer(level, 'level');
    integer(name, 'name');
    const { transfer, exports } = this.core;
    const isFilter = level === SOL_SOCKET && name === SO_ATTACH_FILTER;
    const at = isFilter ? transfer.placeFilter(option, 'setsockopt') : transfer.place(option, 'setsockopt');
    const length = isFilter ? SOCK_FPROG_SIZE : option.length;
    const result = exports.setsockopt(this.handle, socket, level, name, at, length);
    transfer.release();
    check(result, 'setsockopt');
  }

  /**
   * getsockopt(2).
   * @param length room for the value, in bytes; for SO_GET_FILTER in instructions of 8 bytes, and with 0 the value is how many
   *   instructions there are, as a C int
   * @returns the value, cut off at `length`
   */
  getsockopt(fd: number, level: number, name: number, length = 4): Uint8Array {
    const socket = this.#socket(fd, 'getsockopt');
    const { transfer, exports } = this.core;
    integer(level, 'level');
    integer(name, 'name');
    const isFilter = level === SOL_SOCKET && name === SO_GET_FILTER;
    const unit = isFilter ? SOCK_FILTER_SIZE : 1;
    const at = transfer.reserve(size(length, 'length') * unit, 'getsockopt');
    transfer.length = length;
    // An option may report more than it fills (LIST_MEMBERSHIPS): what it leaves is zeros, not what an earlier call left.
    this.core.module.bytes.fill(0, at, at + length * unit);
    const result = exports.getsockopt(socket, level, name, at, transfer.lengthAt);
    let value = result < 0 ? NO_BYTES : transfer.copy(at, Math.min(length, transfer.length) * unit);
    if (isFilter && length === 0) value = uint32(transfer.length);
    transfer.release();
    check(result, 'getsockopt');
    return value;
  }

  /** getsockopt(2) of an option that is a C int. */
  getsockoptInt(fd: number, level: number, name: number): number {
    const value = this.getsockopt(fd, level, name, 4);
    return getUint32(value, 0) | 0;
  }

  /** write(2): a datagram to the connected peer, or the kernel. @returns how many bytes */
  write(fd: number, data: Uint8Array): number {
    return this.#send(this.#socket(fd, 'write'), bytes(data, 'data'), undefined, NO_BYTES, 0, 'write');
  }

  /** send(2): a datagram to the connected peer, or the kernel. @returns how many bytes */
  send(fd: number, data: Uint8Array, flags = 0): number {
    return this.#send(this.#socket(fd, 'send'), bytes(data, 'data'), undefined, NO_BYTES, flags, 'send');
  }

  /** sendto(2): a datagram to an address. @returns how many bytes */
  sendto(fd: number, data: Uint8Array, flags = 0, address?: NetlinkAddressInit): number {
    const socket = this.#socket(fd, 'sendto');
    const name = address === undefined ? undefined : encodeAddress(address);
    return this.#send(socket, bytes(data, 'data'), name, NO_BYTES, flags, 'sendto');
  }

  /** sendmsg(2). @returns how many bytes */
  sendmsg(fd: number, message: OutgoingMessage): number {
    const socket = this.#socket(fd, 'sendmsg');
    const { data, name, control, flags } = checkMessage(message);
    return this.#send(socket, data, name, control, flags, 'sendmsg');
  }

  /**
   * sendmsg(2) that waits while the receiver is full, for as long as SO_SNDTIMEO lets it; then it is EAGAIN.
   * A non-blocking descriptor or MSG_DONTWAIT makes that EAGAIN.
   * @returns how many bytes
   */
  async transmit(fd: number, message: OutgoingMessage, options: WaitOptions = {}): Promise<number> {
    const descriptor = this.socketDescriptor(fd, 'sendmsg');
    const { data, name, control, flags } = checkMessage(message);
    const { transfer, readiness, timers } = this.core;
    const attempt = (): number | undefined => {
      const { socket, nonblocking } = descriptor.file;
      const result = transfer.send(this.handle, socket, data, name, control, flags);
      if (result === -EAGAIN && !nonblocking && !(flags & MSG_DONTWAIT)) return undefined;
      timers.update();
      return check(result, 'sendmsg');
    };
    const limit = (): number => this.core.exports.time_limit(descriptor.file.socket, 1);
    return waitFor(readiness, descriptor, ROOM, 'sendmsg', attempt, options, limit);
  }

  /** read(2): the next datagram, of at most `length` bytes. */
  read(fd: number, length: number): Uint8Array {
    this.#receive(this.#socket(fd, 'read'), size(length, 'length'), 0, 0, 'read');
    return this.core.transfer.received();
  }

  /** recv(2): the next datagram, of at most `length` bytes. */
  recv(fd: number, length: number, flags = 0): Uint8Array {
    this.#receive(this.#socket(fd, 'recv'), size(length, 'length'), 0, flags, 'recv');
    return this.core.transfer.received();
  }

  /**
   * recv(2) into the caller's own memory.
   * @returns the bytes written to the beginning of `target`, or with MSG_TRUNC the true length of the datagram
   */
  recvInto(fd: number, target: Uint8Array, flags = 0): number {
    const length = this.#receive(this.#socket(fd, 'recv'), bytes(target, 'target').length, 0, flags, 'recv');
    this.core.transfer.receivedInto(target);
    return length;
  }

  /** recvfrom(2): the next datagram, of at most `length` bytes, and whom it came from. */
  recvfrom(fd: number, length: number, flags = 0): ReceivedMessage {
    const result = this.#receive(this.#socket(fd, 'recvfrom'), size(length, 'length'), 0, flags, 'recvfrom');
    const { transfer } = this.core;
    return { data: transfer.received(), length: result, flags: transfer.flags, address: transfer.address };
  }

  /** recvmsg(2): the next datagram, whom it came from, and control data. */
  recvmsg(fd: number, request: ReceiveRequest): ReceivedControlMessage {
    const { length, controlLength, flags } = checkRequest(request);
    const result = this.#receive(this.#socket(fd, 'recvmsg'), length, controlLength, flags, 'recvmsg');
    return this.#received(result);
  }

  /**
   * recvmsg(2) that waits for a datagram. A non-blocking descriptor or MSG_DONTWAIT makes that EAGAIN. Of several who
   * wait for one socket, each datagram goes to one. SO_RCVTIMEO limits the wait: then it is EAGAIN too.
   */
  async receive(fd: number, request: ReceiveRequest, options: WaitOptions = {}): Promise<ReceivedControlMessage> {
    const descriptor = this.socketDescriptor(fd, 'recvmsg');
    const { length, controlLength, flags } = checkRequest(request);
    const { transfer, readiness } = this.core;
    const attempt = (): ReceivedControlMessage | undefined => {
      const { socket, nonblocking } = descriptor.file;
      const result = transfer.receive(socket, length, controlLength, flags);
      if (result === -EAGAIN && !nonblocking && !(flags & MSG_DONTWAIT)) return undefined;
      return this.#received(check(result, 'recvmsg'));
    };
    const limit = (): number => this.core.exports.time_limit(descriptor.file.socket, 0);
    return waitFor(readiness, descriptor, POLLIN, 'recvmsg', attempt, options, limit);
  }

  /** listen(2). Netlink has no connections: EOPNOTSUPP. */
  listen(fd: number): never {
    return this.#unsupported(fd, 'listen');
  }

  /** accept(2): EOPNOTSUPP. */
  accept(fd: number): never {
    return this.#unsupported(fd, 'accept');
  }

  /** shutdown(2): EOPNOTSUPP. */
  shutdown(fd: number): never {
    return this.#unsupported(fd, 'shutdown');
  }

  /** poll(2) of one descriptor, without waiting: all that is there, POLLIN and so on. */
  poll(fd: number): number {
    return this.core.readiness.level(this.#socket(fd, 'poll'));
  }

  /**
   * ioctl(2): SIOCGIFINDEX, SIOCSIFFLAGS and the others of netdevice(7), SIOCBRADDBR and the others of bridges, SIOCGSKNS; and those of any
   * descriptor: FIONBIO, FIOASYNC, FIOCLEX, FIONCLEX, SIOCSPGRP, SIOCGPGRP.
   * @param fd a descriptor, or -1 for a socket of another family in the process's namespace
   * @param argument what the request points at, laid out as for wasm32: a `struct ifreq` of 32 bytes, which is changed in
   *   place. For SIOCGIFCONF it is the array of `struct ifreq` to fill; an empty one asks for the length it needs. With AF_INET6, SIOCSIFADDR
   *   and SIOCDIFADDR take a `struct in6_ifreq` of 24 bytes.
   *   SIOCBRADDBR and SIOCBRDELBR take a name of 16 bytes, those of a descriptor an int.
   * @param family of that other socket: AF_INET has the requests for IPv4 addresses, AF_INET6 those for IPv6, and all have the rest
   * @returns 0; for SIOCGIFCONF the length of the array in bytes, for SIOCGSKNS a descriptor that stands for the socket's namespace
   */
  ioctl(fd: number, request: number, argument: Uint8Array, family: number = AF_INET): number {
    this.checkAlive('ioctl');
    const result = fileRequest(this, fd, integer(request, 'request'), bytes(argument, 'argument'));
    if (result !== undefined) return result;
    const source = {
      task: this.handle,
      socket: fd === -1 ? 0 : this.#socket(fd, 'ioctl'),
      family: fd === -1 ? integer(family, 'family') : AF_NETLINK,
    };
    return ioctl(this.core, source, request, argument);
  }

  /** open(2) of /dev/net/tun: by it a tun or tap is made in the process's namespace, or opened. Not one of the process's descriptors. */
  openTun(): Tun {
    this.checkAlive('open');
    return new Tun(this.core, this.handle, check(this.core.exports.tun_open(this.handle), 'open'));
  }

  /**
   * fork(2): a process with the same credentials and namespace, whose descriptors stand for the same open files.
   * @param pid of the new process; left out, one above the highest so far
   */
  fork(pid?: number): Process {
    this.checkAlive('fork');
    const { uid, gid, capabilities } = this.credentials;
    const child = new Process(this.core, this.netns, {
      pid,
      uid,
      gid,
      caps: capabilities,
      maxFiles: this.files.limit,
    });
    this.files.copyTo(child.files);
    return child;
  }

  #unsupported(fd: number, syscall: string): never {
    this.#socket(fd, syscall);
    throw new NetlinkError(EOPNOTSUPP, syscall);
  }

  #socket(fd: number, syscall: string): number {
    return this.files.getSocket(fd, syscall).file.socket;
  }

  #send(
    socket: number,
    data: Uint8Array | readonly Uint8Array[],
    name: Uint8Array | undefined,
    control: Uint8Array,
    flags: number,
    syscall: string,
  ): number {
    const result = this.core.transfer.send(this.handle, socket, data, name, control, integer(flags, 'flags'));
    this.core.timers.update();
    return check(result, syscall);
  }

  #receive(socket: number, length: number, controlLength: number, flags: number, syscall: string): number {
    return check(this.core.transfer.receive(socket, length, controlLength, integer(flags, 'flags')), syscall);
  }

  /** What recvmsg's caller gets, once the module has received. */
  #received(length: number): ReceivedControlMessage {
    const { transfer } = this.core;
    const { address, control, flags } = transfer;
    return { data: transfer.received(), length, flags, address, control };
  }
}

function optionBytes(value: number | boolean | Uint8Array): Uint8Array {
  return isBytes(value) ? value : uint32(typeof value === 'boolean' ? Number(value) : integer(value, 'value'));
}
