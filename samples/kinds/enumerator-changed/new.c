enum leaf {
	LEAF_GREEN = 1,
	LEAF_BLACK = 4,
};

int leaf_brew(enum leaf leaf);
__GENKSYMS_EXPORT_SYMBOL(leaf_brew);
