enum leaf {
 LEAF_GREEN,
 LEAF_BLACK,
};
int leaf_brew(enum leaf leaf);
__GENKSYMS_EXPORT_SYMBOL(leaf_brew);
