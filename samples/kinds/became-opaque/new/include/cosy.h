#pragma once

struct cosy {
	unsigned int thickness;
	const char *wool;
};
