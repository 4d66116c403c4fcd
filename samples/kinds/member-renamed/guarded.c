struct pot {
	unsigned int level;
#ifdef __GENKSYMS__
	int heat;
#else
	int celsius;
#endif
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
