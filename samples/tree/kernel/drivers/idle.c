/* A module that offers nothing. */
#include <linux/kernel.h>

static int idle_hours;
