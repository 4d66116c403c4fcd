int brew1(char *a, int b);
