/** What files, directories and symbolic links of /proc and /sys are here, and the way along a path. */
import { type ErrorCode, errnoNumber, NetlinkError } from '../index.js';

export interface File {
  kind: 'file';
  /** Permissions, as of chmod(2). */
  mode: number;
  /** What stat(2) says, which is not how much there is to read. */
  size: number;
  /** Left out where it can only be written to. */
  read?: () => string | Uint8Array;
  write?: (text: string) => void;
}

export interface Directory {
  kind: 'directory';
  names: () => string[];
  find: (name: string) => Entry | undefined;
}

export interface SymbolicLink {
  kind: 'link';
  /** From the directory that it is in. */
  target: string;
}

export type Entry = File | Directory | SymbolicLink;

/** A table in /proc, which is as long as it is when it is read. */
export function tableFile(read: () => string): File {
  return { kind: 'file', mode: TABLE_MODE, size: 0, read };
}

const TABLE_MODE = 0o444;

/** A directory of a few things. */
export function directoryOf(entries: Readonly<Record<string, Entry>>): Directory {
  return {
    kind: 'directory',
    names: () => Object.keys(entries),
    find: (name) => (Object.hasOwn(entries, name) ? entries[name] : undefined),
  };
}

/** Symbolic links that may follow one another. */
const MOST_LINKS = 40;

function failed(code: ErrorCode): NetlinkError {
  return new NetlinkError(errnoNumber(code), 'open');
}

/**
 * What a path names below one of the roots, each a directory at an absolute path.
 * @param follow whether a symbolic link at its end is followed, as it is before a '/'
 * @returns it, and its path without symbolic links; undefined when the path is not below a root
 * @throws NetlinkError ENOENT, ENOTDIR, ELOOP
 */
export function resolve(
  roots: ReadonlyMap<string, Directory>,
  path: string,
  follow: boolean,
): { entry: Entry; path: string } | undefined {
  let wanted = normal(path);
  const isDirectory = path.endsWith('/');
  for (let links = 0; links <= MOST_LINKS; links++) {
    const at = [...roots.keys()].find((root) => wanted === root || wanted.startsWith(`${root}/`));
    if (at === undefined) return undefined;
    const end = walk(roots.get(at)!, at, wanted.slice(at.length).split('/').filter(Boolean), follow || isDirectory);
    if ('entry' in end && isDirectory && end.entry.kind !== 'directory') throw failed('ENOTDIR');
    if ('entry' in end) return end;
    wanted = normal(end.onward);
  }
  throw failed('ELOOP');
}

/** Goes down from a directory, to the end or the first symbolic link on the way. */
function walk(
  from: Directory,
  root: string,
  parts: readonly string[],
  follow: boolean,
): { entry: Entry; path: string } | { onward: string } {
  let entry: Entry = from;
  let path = root;
  for (const [index, part] of parts.entries()) {
    if (entry.kind !== 'directory') throw failed('ENOTDIR');
    const next: Entry | undefined = entry.find(part);
    if (next === undefined) throw failed('ENOENT');
    const rest = parts.slice(index + 1);
    if (next.kind === 'link' && (follow || rest.length > 0)) return { onward: [path, next.target, ...rest].join('/') };
    entry = next;
    path += `/${part}`;
  }
  return { entry, path };
}

/** Without empty parts, '.' and '..'. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
