/** A judged comparison of kernels as every kind of report, by pure functions, and as the file that keeps it. */
export { KERNEL_FORMATS, kernelReport, type KernelFormat } from './kernel-report';
export { readSaved } from './saved-reader';
export type { TextLook } from './text';
