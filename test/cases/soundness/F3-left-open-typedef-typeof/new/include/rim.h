union rim { lid_t r; };
