#ifdef __GENKSYMS__
typedef int steam_t;
#else
typedef unsigned int steam_t;
#endif

void steam_post(const steam_t *samples);
__GENKSYMS_EXPORT_SYMBOL(steam_post);
