#define LIDS 2
