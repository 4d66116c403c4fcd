// SPDX-License-Identifier: GPL-2.0-or-later
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Rope } from '../cpp';
import { waitedText, Watch } from '../processes';

/** A call of the compiler. */
export interface Call {
  program: string;
  args: readonly string[];
  /** Absolute path of the folder to run it in. */
  directory: string;
  /** A folder for the files that hold its input and output. */
  folder: string;
  /** What it reads on standard input; nothing without. */
  input: string | undefined;
}

/** How the call ended. */
export interface Ran {
  /** 0 for success; -1 where it could not be started. */
  status: number;
  /** The open file that holds what it printed. It has no name, so an interruption leaves nothing behind. */
  descriptor: number;
  /** What it wrote on standard error, cut at some length. */
  messages: string;
}

/**
 * Milliseconds for what a compiler has started to end after it. A compiler that was killed may leave a part of itself behind, and
 * some wrappers a server, which hold its messages open for as long as they like.
 */
const GRACE = 1000;

/** Characters of messages that are kept. */
const MOST = 1 << 16;

/** A file costs less than a pipe: no process has to wake up for each piece of a text of some megabytes. */
export function runCompiler({ program, args, directory, folder, input }: Call): Promise<Ran> {
  const descriptor = openUnnamed(folder);
  const source = input === undefined ? undefined : openUnnamed(folder);
  if (source !== undefined) writeSync(source, input!, 0, 'latin1');
  return new Promise((resolve) => {
    let messages = '';
    let ended = false;
    const end = (status: number): void => {
      if (ended) return;
      ended = true;
      if (source !== undefined) closeSync(source);
      resolve({ status, descriptor, messages });
    };
    const child = spawn(program, args, {
      cwd: directory,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: [source ?? 'ignore', descriptor, 'pipe'],
    });
    child.stderr!.setEncoding('latin1').on('data', (text: string) => {
      if (messages.length < MOST) messages += text;
    });
    const watch = new Watch(child);
    child.on('error', ({ message }) => {
      watch.stop();
      messages = message;
      end(-1);
    });
    const done = (status: number | null, signal: NodeJS.Signals | null): void => {
      watch.stop();
      child.stderr!.destroy();
      if (watch.isHung) messages = `error: it has not ended within ${waitedText()}`;
      else if (signal) messages += `\nerror: ended by ${signal}`;
      end(status ?? -1);
    };
    child.on('close', done);
    child.on('exit', (status, signal) => {
      setTimeout(() => done(status, signal), GRACE).unref();
    });
  });
}

function openUnnamed(folder: string): number {
  const name = join(folder, randomBytes(8).toString('hex'));
  const descriptor = openSync(name, 'wx+', 0o600);
  rmSync(name);
  return descriptor;
}

let room = Buffer.allocUnsafe(1 << 22);

/** Puts a text together. The buffer is the same at every call, and `readAll` uses it, too. */
export function inRoom(text: Rope): Buffer {
  if (text.length > room.length) room = Buffer.allocUnsafe(text.length * 2);
  return room.subarray(0, text.copyInto(room));
}

/** Reads all of a file. The buffer is the same at every call, and its content holds until the next call. */
export function readAll(descriptor: number): Buffer {
  const { size } = fstatSync(descriptor);
  if (size > room.length) room = Buffer.allocUnsafe(size * 2);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, room, length, size - length, length);
    if (read === 0) break;
    length += read;
  }
  return room.subarray(0, length);
}
