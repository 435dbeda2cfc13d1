/**
 * A spec as it is written, after the schema has been checked: what YAML text parses to, and what the generator makes of our own specs.
 * Only the words that the codec heeds are here.
 */
import type { Checks, Protocol } from './model.js';

/** The way from the root to a part: words and positions. */
export type Path = readonly (string | number)[];

/** Refuses a spec for what is at `path`. */
export interface Refuser {
  fail(path: Path, reason: string): never;
}

export interface RawSpec {
  name: string;
  protocol?: Protocol;
  protonum?: number;
  version?: number;
  'kernel-policy'?: 'split' | 'per-op' | 'global';
  doc?: string;
  definitions?: RawDefinition[];
  'attribute-sets': RawAttributeSet[];
  'sub-messages'?: { name: string; formats: RawFormat[] }[];
  operations: {
    'enum-model'?: 'unified' | 'directional';
    'fixed-header'?: string;
    'name-prefix'?: string;
    list: RawOperation[];
  };
  'mcast-groups'?: { list: { name: string; value?: number; flags?: string[]; doc?: string }[] };
}

export interface RawDefinition {
  name: string;
  type: 'const' | 'enum' | 'flags' | 'struct';
  value?: number | string;
  'value-start'?: number;
  'enum-cnt-name'?: string;
  'name-prefix'?: string;
  doc?: string;
  entries?: (string | { name: string; value?: number; doc?: string })[];
  members?: RawMember[];
}

export interface RawType {
  name: string;
  type?: string;
  'byte-order'?: 'little-endian' | 'big-endian';
  'display-hint'?: string;
  enum?: string;
  'enum-as-flags'?: boolean;
  struct?: string;
  doc?: string;
}

export interface RawMember extends RawType {
  len?: number | string;
}

export interface RawAttribute extends RawType {
  value?: number;
  'sub-type'?: string;
  'type-value'?: string[];
  'multi-attr'?: boolean;
  'nested-attributes'?: string;
  'sub-message'?: string;
  selector?: string;
  checks?: Checks;
}

export interface RawAttributeSet {
  name: string;
  'name-prefix'?: string;
  'strict-start'?: string;
  max?: string;
  doc?: string;
  'subset-of'?: string;
  attributes: RawAttribute[];
}

export interface RawFormat {
  value: string;
  'fixed-header'?: string;
  'attribute-set'?: string;
}

export interface RawExchange {
  request?: { value?: number; attributes?: string[] };
  reply?: { value?: number; attributes?: string[] };
}

export interface RawOperation {
  name: string;
  value?: number;
  'attribute-set'?: string;
  'fixed-header'?: string;
  doc?: string;
  flags?: string[];
  'dont-validate'?: string[];
  mcgrp?: string;
  do?: RawExchange;
  dump?: RawExchange;
  notify?: string;
  event?: unknown;
}
