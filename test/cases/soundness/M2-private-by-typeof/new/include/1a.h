struct lid1 { int a; int b; };
extern struct lid1 *one1;
int brew1(struct lid1 *l);
