struct pot {
	unsigned int level;
#ifdef __GENKSYMS__
	int heat;
	int steam;
#else
	struct {
		int heat;
		int steam;
	};
#endif
};

int pot_brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(pot_brew);
