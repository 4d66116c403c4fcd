int lid_of(int);
