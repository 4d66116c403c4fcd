typedef struct { int a; int b; } lid_t;
