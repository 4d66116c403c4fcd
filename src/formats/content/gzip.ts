// SPDX-License-Identifier: GPL-2.0-or-later
import { gunzipSync } from 'node:zlib';
import { BROKEN, CUT_OFF, Damaged, TooMuch } from './damaged';

/** The content of one or more gzip members. @throws Damaged, TooMuch */
export function fromGzip(bytes: Buffer, limit: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new TooMuch();
    throw new Damaged(code === 'Z_BUF_ERROR' ? CUT_OFF : BROKEN);
  }
}
