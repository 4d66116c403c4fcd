struct pot {
	unsigned int level;
	char reserved[12];
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
