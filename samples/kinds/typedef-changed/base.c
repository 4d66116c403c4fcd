typedef int steam_t;

void steam_post(const steam_t *samples);
__GENKSYMS_EXPORT_SYMBOL(steam_post);
