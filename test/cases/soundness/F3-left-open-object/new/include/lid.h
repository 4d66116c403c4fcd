extern long lid;
