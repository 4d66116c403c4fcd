struct pot {
	unsigned int level;
};

int pot_brew(struct pot *pot, unsigned int seconds);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
