struct pot { pour_t *pour; };
