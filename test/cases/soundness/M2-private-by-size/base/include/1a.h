struct lid1 { int a; };
extern struct lid1 *one1;
int brew1(struct lid1 *l);
