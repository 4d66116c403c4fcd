#include <bus.h>
#include <cosy.h>

__GENKSYMS_EXPORT_SYMBOL(bus_cover);
