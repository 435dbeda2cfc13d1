/**
 * The host's part of a kernel's state, as plain data for a snapshot: processes with their descriptors, namespaces, the time, and the address of the
 * transfer block. Objects of the module are referred to by handles, which remain valid in a copy of its memory.
 */
import { O_ASYNC } from './constants.js';
import type { Core } from './core.js';
import type { DrivenRecord } from './driver.js';
import { Descriptor, OpenFile } from './files.js';
import { Namespace } from './namespace.js';
import { Process } from './process.js';
import type { Task } from './task.js';
import type { TransferRecord } from './transfer.js';

export interface HostRecord {
  /** Milliseconds since boot. */
  time: number;
  highestPid: number;
  transfer: TransferRecord;
  drivers: DrivenRecord[];
  /** By their handles in the module; those that were closed live on for the processes in them. The initial one is first. */
  namespaces: { handle: number; open: boolean; name?: string | undefined }[];
  /** Open files: the handle of each one's socket, the index of its namespace, and what its descriptors share. */
  files: FileRecord[];
  /** The first process is first, even if it has exited. */
  processes: ProcessRecord[];
}

type FileRecord = Pick<OpenFile, 'socket' | 'flags' | 'owner' | 'ownerSetBy' | 'signal' | 'asyncFd'> & {
  netns: number;
};

interface ProcessRecord {
  pid: number;
  uid: number;
  gid: number;
  /** A mask, in hexadecimal. */
  capabilities: string;
  /** Index among the namespaces. */
  netns: number;
  maxFiles: number;
  /** Its handle in the module; 0 when it has exited. */
  handle: number;
  descriptors: { fd: number; file: number; closeOnExec: boolean }[];
}

export function recordHost(core: Core, netns: Namespace, init: Process, time: number): HostRecord {
  const processes = [...new Set<Task>([init, ...core.processes])];
  const files = [...new Set(processes.flatMap((process) => [...process.files].map(([, { file }]) => file)))];
  const namespaces = [
    ...new Set([
      ...[netns, ...core.namespaces, ...processes.map((process) => process.netns)],
      ...files.map((file) => file.netns),
    ]),
  ];
  return {
    time,
    highestPid: core.highestPid,
    transfer: core.transfer.record,
    drivers: core.drivers.record,
    namespaces: namespaces.map(({ handle, closed, name }) => ({ handle, open: !closed, name })),
    files: files.map(({ socket, netns: home, flags, owner, ownerSetBy, signal, asyncFd }) => ({
      ...{ socket, netns: namespaces.indexOf(home) },
      ...{ flags, owner, ownerSetBy, signal, asyncFd },
    })),
    processes: processes.map((process) => ({
      pid: process.pid,
      uid: process.credentials.uid,
      gid: process.credentials.gid,
      capabilities: process.credentials.capabilities.toString(16),
      netns: namespaces.indexOf(process.netns),
      maxFiles: process.files.limit,
      handle: process.exited ? 0 : process.handle,
      descriptors: [...process.files].map(([fd, { file, closeOnExec }]) => ({
        fd,
        file: files.indexOf(file),
        closeOnExec,
      })),
    })),
  };
}

/** Makes the objects anew, over a module whose memory is the snapshot's. */
export function restoreHost(core: Core, record: HostRecord): { netns: Namespace; init: Process } {
  const namespaces = record.namespaces.map(
    ({ handle, open, name }) => new Namespace(core, name, { handle, closed: !open }),
  );
  const files = record.files.map(({ socket, netns, flags, ...shared }) => {
    const file = Object.assign(new OpenFile(socket, flags, namespaces[netns]!), shared);
    if (flags & O_ASYNC) core.signals.restore(file);
    return file;
  });
  const processes = record.processes.map(({ pid, uid, gid, capabilities, netns, maxFiles, handle, descriptors }) => {
    const options = { pid, uid, gid, caps: BigInt(`0x${capabilities}`), maxFiles };
    const process = new Process(core, namespaces[netns]!, options, handle);
    for (const { fd, file, closeOnExec } of descriptors) {
      process.files.set(fd, new Descriptor(files[file]!, closeOnExec));
    }
    return process;
  });
  core.highestPid = record.highestPid;
  return { netns: namespaces[0]!, init: processes[0]! };
}
