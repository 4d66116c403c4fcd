#define RIMS 3
