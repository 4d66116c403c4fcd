#pragma once

struct cosy;

int bus_cover(struct cosy *cosy);
