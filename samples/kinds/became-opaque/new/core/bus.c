#include <bus.h>

__GENKSYMS_EXPORT_SYMBOL(bus_cover);
