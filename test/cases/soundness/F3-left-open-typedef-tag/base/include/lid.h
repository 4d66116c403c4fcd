typedef struct rim1 lid1_t;
