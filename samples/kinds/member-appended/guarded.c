struct pot {
	unsigned int level;
	char *label;
#ifndef __GENKSYMS__
	unsigned long poured_total;
#endif
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
