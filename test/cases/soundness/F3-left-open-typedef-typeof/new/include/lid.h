typedef char lid_t[8];
