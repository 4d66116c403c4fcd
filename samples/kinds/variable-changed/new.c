extern const char *leaf_names[4];
__GENKSYMS_EXPORT_SYMBOL(leaf_names);
