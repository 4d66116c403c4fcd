// SPDX-License-Identifier: GPL-2.0-or-later
/** How the record is called where units are listed. */
export const RECORD = 'struct module (the record that a build adds)';

/**
 * What modpost would write for a module, without versions and version magic: the record by which the kernel knows it. Its size
 * and layout are the kernel's.
 */
export const RECORD_SOURCE = `#include <linux/module.h>
__attribute__((used, section(".gnu.linkonce.this_module"))) struct module __this_module = {
  .arch = MODULE_ARCH_INIT,
#ifdef CONFIG_MODULE_UNLOAD
  .exit = cleanup_module,
#endif
  .init = init_module,
  .name = "module",
};
`;
