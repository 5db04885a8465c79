import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { symbolAt } from './vdso';

/** Whether clocks can be put wrong on this machine. */
export const CAN_SKEW = process.arch === 'x64';

/**
 * What programs call to learn the time, written again: each asks the kernel and adds seconds to the time of day, the four
 * bytes before the last. Clocks that only measure intervals stay right, as they do on a machine whose time of day is wrong.
 */
const CLOCKS = {
  __vdso_clock_gettime: [
    'b8e4000000', // mov eax, 228: clock_gettime
    '0f05', // syscall
    '85ff', // test edi, edi: CLOCK_REALTIME?
    '7507', // jne to the end
    '48810600000000', // add qword [rsi], seconds
    'c3', // ret
  ],
  __vdso_gettimeofday: [
    'b860000000', // mov eax, 96: gettimeofday
    '0f05', // syscall
    '4885ff', // test rdi, rdi: only the time zone?
    '7407', // je to the end
    '48810700000000', // add qword [rdi], seconds
    'c3', // ret
  ],
};

function codeOf(instructions: string[], seconds: number): Buffer {
  const code = Buffer.from(instructions.join(''), 'hex');
  code.writeInt32LE(seconds, code.length - 5);
  return code;
}

/** Where the threads of a process are in its code; not a number for one that has not stopped yet. */
function placesInCode(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).map(thread => {
    const text = readFileSync(`/proc/${pid}/task/${thread}/syscall`, 'utf8');
    return Number(text.trim().split(' ').pop());
  });
}

/**
 * Puts the time of day of a running program wrong, and of it alone. A Go program asks neither libc nor the kernel for
 * the time but a page of code that the kernel maps into it; that page, in this process, is changed.
 *
 * @param pid - of a 64-bit x86 program that has been stopped with SIGSTOP
 * @param seconds - 0 puts it right again
 * @returns false when a thread is in that very code or has not stopped yet: let the program run on, stop it, try again
 */
export function skewClock(pid: number, seconds: number): boolean {
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8');
  const [, from, to] = /^(\w+)-(\w+) .*\[vdso\]$/m.exec(maps) ?? [];
  if (!from) {
    throw new Error(`process ${pid} has no vDSO`);
  }
  const base = parseInt(from, 16);
  const image = Buffer.alloc(parseInt(to, 16) - base);
  const end = base + image.length;
  if (!placesInCode(pid).every(at => at < base || at >= end)) {
    return false;
  }
  const memory = openSync(`/proc/${pid}/mem`, 'r+');
  try {
    readSync(memory, image, 0, image.length, base);
    for (const [name, instructions] of Object.entries(CLOCKS)) {
      const code = codeOf(instructions, seconds);
      writeSync(memory, code, 0, code.length, base + symbolAt(image, name));
    }
    return true;
  } finally {
    closeSync(memory);
  }
}
