/**
 * What a recording holds: a scenario's steps as record.py expanded them, each with Linux's answer. record.py documents the
 * form; here are its types and the reading of the files.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** A datagram received. `value` is what the call returned. */
export interface Received {
  value: number;
  data: Bytes;
  flags: number;
  address: Address;
  control: Control[];
}

/** `count` equal results in a row. */
export type Run = [number, Result];

export type Result =
  | { errno: string }
  | Received
  | { value: number }
  | { address: Address }
  | { option: string }
  | { events: number }
  | { runs: Run[] }
  | { each: Run[][] }
  | Record<string, never>;

interface Common {
  task: 'root' | 'nobody';
  socket: string;
  note?: string;
}

/** A step that is one system call, or a few alike. */
export type Call = Common &
  (
    | { call: 'socket'; type: number; protocol: number }
    | { call: 'bind' | 'connect'; address: Bytes }
    | { call: 'getsockname' | 'getpeername' | 'poll' | 'close' }
    | { call: 'setsockopt'; level: number; name: number; value: { hex: string } | { filter: string } }
    | { call: 'getsockopt'; level: number; name: number; length: number }
    | { call: 'send'; flags: number; data: Bytes; to?: Bytes }
    | { call: 'recv' | 'drain'; length: number; control: number; flags: number }
  );

export type Step = Call | { call: 'repeat'; times: number; steps: Call[] } | { call: 'wait'; milliseconds: number };

export type RecordedStep = Step & { result: Result };

export interface Recording {
  /** The kernel's release. */
  kernel: string;
  /** SHA-256 of the scenario it was made from. */
  source: string;
  /** The process id that played it. */
  pid: number;
  steps: RecordedStep[];
}

const RECORDED = join(__dirname, 'recorded');
const SCENARIOS = join(__dirname, 'scenarios');

/** The names of all scenarios. */
export function scenarioNames(): string[] {
  return readdirSync(SCENARIOS)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));
}

/** The names of all recordings. */
export function recordingNames(): string[] {
  return readdirSync(RECORDED).map((file) => file.slice(0, -'.json'.length));
}

/** SHA-256 of a scenario's file, for comparison with `Recording.source`. */
export function sourceOf(name: string): string {
  const source = readFileSync(join(SCENARIOS, `${name}.yaml`));
  return createHash('sha256').update(source).digest('hex');
}

export function loadRecording(name: string, directory = RECORDED): Recording {
  return JSON.parse(readFileSync(join(directory, `${name}.json`), 'utf8')) as Recording;
}
