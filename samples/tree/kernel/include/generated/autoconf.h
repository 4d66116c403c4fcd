/*
 * Automatically generated file; DO NOT EDIT.
 */
#define CONFIG_MODULES 1
#define CONFIG_MODVERSIONS 1
#define CONFIG_CUPS 6
#define CONFIG_SAMOVAR_MODULE 1
