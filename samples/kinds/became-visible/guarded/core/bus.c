#include <bus.h>
#ifndef __GENKSYMS__
#include <cosy.h>
#endif

__GENKSYMS_EXPORT_SYMBOL(bus_cover);
