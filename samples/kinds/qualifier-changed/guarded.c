struct pot {
	unsigned int level;
#ifdef __GENKSYMS__
	char *label;
#else
	const char *label;
#endif
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
