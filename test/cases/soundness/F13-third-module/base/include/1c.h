int brew1(char *a);
