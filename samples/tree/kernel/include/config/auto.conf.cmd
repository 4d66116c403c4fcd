deps_config := \
	Kconfig \

include/config/auto.conf: $(deps_config)

ifneq "$(KERNELVERSION)" "6.1.0-tea"
include/config/auto.conf: FORCE
endif
ifneq "$(SRCARCH)" "tea"
include/config/auto.conf: FORCE
endif
ifneq "$(CC)" "teacc"
include/config/auto.conf: FORCE
endif
ifneq "$(CC_VERSION_TEXT)" "teacc (Teapot Compiler Collection) 1.0.0"
include/config/auto.conf: FORCE
endif

$(deps_config): ;
