struct pot {
 unsigned level;
 int heat, steam;
 char label[2 * 4];
};
int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
