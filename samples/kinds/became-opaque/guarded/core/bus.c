#include <bus.h>
#ifdef __GENKSYMS__
#include <cosy.h>
#endif

__GENKSYMS_EXPORT_SYMBOL(bus_cover);
