/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A toy: tells a scan the generation of the grammar, the one up to 6.13, and holds nothing else of it. */
static const char *const words[] = { "__GENKSYMS_EXPORT_SYMBOL" };
