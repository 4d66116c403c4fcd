struct pot {
	char lid;
	char spout;
	unsigned int level;
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
