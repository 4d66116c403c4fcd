struct pot {
	unsigned int level;
	const char *label;
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
