typedef int lid_t;
