#define RIMS 2
