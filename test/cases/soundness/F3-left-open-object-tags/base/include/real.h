extern struct rim1 *real1;
