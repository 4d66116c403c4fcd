struct pot {
	unsigned int level;
#ifdef __GENKSYMS__
	int heat;
#else
	unsigned int heat;
#endif
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
