enum leaf {
	LEAF_GREEN,
	LEAF_BLACK,
#ifndef __GENKSYMS__
	LEAF_WHITE,
#endif
};

int leaf_brew(enum leaf leaf);
__GENKSYMS_EXPORT_SYMBOL(leaf_brew);
