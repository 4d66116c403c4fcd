struct pot {
 unsigned int level;
 int heat;
 int steam;
};
int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
