/**
 * Stage 12, `scan`: a kernel tree → a corpus. Preprocessing, hashing and the cache, over the cores.
 */
export {};
