typedef char lid_t[4];
