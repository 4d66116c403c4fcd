extern const char *leaf_names[3];
__GENKSYMS_EXPORT_SYMBOL(leaf_names);
