long lid_of(int);
