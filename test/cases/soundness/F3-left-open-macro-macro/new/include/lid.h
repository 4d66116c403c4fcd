#define LIDS (RIMS * 2)
