// SPDX-License-Identifier: GPL-2.0-or-later
import { madeModule } from '../../formats/module/made-up';

/** The module that README.md and docs show: built for the older of two releases whose Module.symvers it is held against. */
export const kettle = (): Buffer =>
  madeModule({
    name: 'kettle',
    vermagic: 'teapot-1.0 mod_unload modversions ',
    imports: ['pot_brew', 'pot_polish', 'steam_post'],
    versions: { pot_brew: 0x15994833, pot_polish: 0x11111111, steam_post: 0x84105b86 },
  });
