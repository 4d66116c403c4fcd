#define LIDS 3
