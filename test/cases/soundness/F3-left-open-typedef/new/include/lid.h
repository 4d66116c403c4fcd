typedef long lid_t;
