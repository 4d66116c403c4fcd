struct pot {
	char lid;
#ifndef __GENKSYMS__
	char spout;
#endif
	unsigned int level;
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
