#define LID_ALIGN __attribute__((aligned(16)))
