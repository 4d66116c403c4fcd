extern int lid;
