enum leaf {
	LEAF_GREEN,
#ifdef __GENKSYMS__
	LEAF_BLACK,
#else
	LEAF_RED,
#endif
};

int leaf_brew(enum leaf leaf);
__GENKSYMS_EXPORT_SYMBOL(leaf_brew);
